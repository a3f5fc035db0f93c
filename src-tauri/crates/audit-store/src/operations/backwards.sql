SELECT * FROM operation WHERE audit = ?1 ORDER BY position DESC
