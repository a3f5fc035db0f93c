INSERT INTO change (operation, key, old, new) VALUES (?1, ?2, ?3, ?4) RETURNING id
