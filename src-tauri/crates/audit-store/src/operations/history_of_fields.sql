SELECT * FROM operation
WHERE audit = ?1 AND position < ?2
  AND EXISTS (SELECT 1 FROM change WHERE change.operation = position AND change.key >= ?4 AND change.key < ?5)
ORDER BY position DESC LIMIT ?3
