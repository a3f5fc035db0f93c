SELECT uuid, audit, revision, return_id, digest, return_name, plan_name, created_at, sent_at, received_at
FROM export WHERE audit = ?1 ORDER BY revision
