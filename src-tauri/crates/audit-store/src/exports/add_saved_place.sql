INSERT INTO saved_place (export, path, saved_at) VALUES (?1, ?2, ?3) RETURNING id
