-- The position and the sequence number of the next operation of a copy.
SELECT
    coalesce((SELECT max(position) FROM operation), 0) + 1,
    coalesce((SELECT sequence FROM operation WHERE copy = ?1 ORDER BY position DESC LIMIT 1), 0) + 1
