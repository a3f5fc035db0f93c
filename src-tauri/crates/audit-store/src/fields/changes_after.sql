-- Newest first: applying the old values in this order goes back in time.
SELECT change.key, change.old
FROM operation JOIN change ON change.operation = operation.position
WHERE operation.audit = ?1 AND operation.position > ?2
ORDER BY operation.position DESC
