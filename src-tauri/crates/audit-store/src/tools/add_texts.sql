INSERT INTO standard_text (tool, standard, area, language, number, statement, guidance)
VALUES (rows)
RETURNING id
