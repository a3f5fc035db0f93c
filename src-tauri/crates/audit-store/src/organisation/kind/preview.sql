SELECT
    (SELECT count(*) FROM submitter),
    (SELECT count(*) FROM audit),
    (SELECT count(*) FROM field WHERE value IS NOT NULL),
    (SELECT count(*) FROM operation)
