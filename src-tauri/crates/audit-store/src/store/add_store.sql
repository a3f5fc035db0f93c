INSERT INTO store (id, copy, created_at, writes) VALUES (1, ?1, ?2, 0) RETURNING rowid
