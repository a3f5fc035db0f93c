SELECT * FROM operation
WHERE audit = ? AND position < ?
  AND EXISTS (SELECT 1 FROM change WHERE change.operation = position AND (ranges))
ORDER BY position DESC LIMIT ?
