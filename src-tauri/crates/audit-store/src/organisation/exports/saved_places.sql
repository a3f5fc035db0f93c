SELECT path, saved_at FROM saved_place WHERE export = ?1 ORDER BY id
