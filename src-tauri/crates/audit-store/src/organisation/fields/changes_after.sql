-- Newest first: applying the old values in this order goes back in time.
SELECT change.key, change.old
FROM operation_by_audit AS mine CROSS JOIN change ON change.operation = mine.position
WHERE mine.audit = ?1 AND mine.position > ?2
ORDER BY mine.position DESC
