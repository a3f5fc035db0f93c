SELECT submitter.name, tool.title, tool.edition, audit.revision,
    (SELECT count(*) FROM field
     WHERE field.audit = audit.uuid AND field.key LIKE 'standard/%/rating' AND field.value IS NOT NULL)
FROM audit
JOIN submitter ON submitter.uuid = audit.submitter
JOIN tool ON tool.digest = audit.tool_digest
WHERE NOT audit.archived
ORDER BY submitter.name, audit.created_at
