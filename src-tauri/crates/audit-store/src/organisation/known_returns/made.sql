SELECT export.uuid, export.return_id, export.audit, audit.submitter, submitter.name, submitter.service_type, audit.tool_id,
    audit.edition, coalesce(tool.title, '') AS title, export.revision, export.digest, export.created_at, export.sent_at
FROM export
JOIN audit ON audit.uuid = export.audit
JOIN submitter ON submitter.uuid = audit.submitter
LEFT JOIN tool ON tool.digest = audit.tool_digest
ORDER BY submitter.name, audit.tool_id, audit.edition, export.audit, export.revision
