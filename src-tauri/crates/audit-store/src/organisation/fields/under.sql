SELECT key, value, value_format, searchable, operation
FROM field
WHERE audit = ?1 AND key >= ?2 AND key < ?3
ORDER BY key
