SELECT field.audit, field.key
FROM field_search JOIN field ON field.id = field_search.rowid
WHERE field_search MATCH ?1
  AND (?2 IS NULL OR field.audit = ?2)
ORDER BY bm25(field_search), field.id
LIMIT ?3
