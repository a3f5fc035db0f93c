INSERT INTO standard_text (tool, standard, area, language, number, statement, guidance)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
RETURNING id
