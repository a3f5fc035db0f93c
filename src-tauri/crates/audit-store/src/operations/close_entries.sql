UPDATE operation SET entry_open = 0 WHERE audit = ?1 AND entry_open = 1 RETURNING position
