INSERT INTO time_spent (audit, standard, seconds) VALUES (?1, ?2, ?3)
ON CONFLICT (audit, standard) DO UPDATE SET seconds = seconds + excluded.seconds
RETURNING rowid
