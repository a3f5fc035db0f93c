SELECT writes + coalesce((SELECT max(position) FROM operation), 0) FROM store
