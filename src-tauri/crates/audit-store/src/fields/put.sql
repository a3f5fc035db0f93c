INSERT INTO field (audit, key, value, value_format, searchable, operation)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (audit, key) DO UPDATE SET
    value = excluded.value, value_format = excluded.value_format,
    searchable = excluded.searchable, operation = excluded.operation
RETURNING id
