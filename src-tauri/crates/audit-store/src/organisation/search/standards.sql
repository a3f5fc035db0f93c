-- A number or a statement that fits counts more than guidance.
SELECT standard_text.tool, standard_text.standard, standard_text.area, standard_text.number, standard_text.language
FROM standard_search JOIN standard_text ON standard_text.id = standard_search.rowid
WHERE standard_search MATCH ?1
  AND (?2 IS NULL OR standard_text.tool = ?2)
  AND (?3 IS NULL OR standard_text.language = ?3)
ORDER BY bm25(standard_search, 10.0, 5.0, 1.0), standard_text.id
