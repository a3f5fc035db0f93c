SELECT 'operation ' || uuid FROM operation
UNION ALL SELECT 'change ' || operation.uuid || ' ' || change.key FROM change JOIN operation ON operation.position = change.operation
UNION ALL SELECT 'field ' || audit || ' ' || key FROM field
UNION ALL SELECT 'audit ' || uuid FROM audit
UNION ALL SELECT 'submitter ' || uuid FROM submitter
UNION ALL SELECT 'export ' || uuid FROM export
