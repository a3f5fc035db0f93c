SELECT * FROM operation
WHERE audit = ?1 AND position < ?2
  AND position IN (SELECT change.operation FROM change WHERE change.key >= ?4 AND change.key < ?5)
ORDER BY position DESC LIMIT ?3
