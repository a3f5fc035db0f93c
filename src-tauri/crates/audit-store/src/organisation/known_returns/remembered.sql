SELECT value FROM setting WHERE key >= ?1 AND key < ?2 ORDER BY key
