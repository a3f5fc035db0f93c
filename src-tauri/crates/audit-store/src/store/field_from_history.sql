-- The value that the last change of this key left, where that change and its operation are whole.
UPDATE field
SET value = last.new, operation = last.uuid, value_format = last.format
FROM (
    SELECT change.new, operation.uuid, operation.format
    FROM operation JOIN change ON change.operation = operation.position
    WHERE operation.audit = ?1 AND change.key = ?2
    ORDER BY operation.position DESC LIMIT 1
) AS last
WHERE field.audit = ?1 AND field.key = ?2
RETURNING field.rowid
