-- Every change of every audit, oldest first: the last one of a key is what the field holds.
SELECT operation.audit, change.key, change.new
FROM operation
CROSS JOIN change ON change.operation = operation.position
ORDER BY operation.position
