SELECT * FROM operation
WHERE audit = ?1 AND position < ?2
ORDER BY position DESC LIMIT ?3
