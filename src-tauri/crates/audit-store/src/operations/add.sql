INSERT INTO operation (
    uuid, copy, sequence, audit, revision, kind, person_name, person_role, typed_by, at, reason, undoes, turn,
    entry_open, barrier, format
)
VALUES (
    ?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM operation WHERE copy = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9,
    ?10, ?11, ?12, ?13, ?14, ?15
)
RETURNING position
