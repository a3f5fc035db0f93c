-- In memory, beside the open file: the operations of each audit. As an index in the file it would be one more page to put on disk
-- with every answer, somewhere in its middle. A transaction that is rolled back takes back what it added here too.
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE operation_by_audit (
    audit       TEXT NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (audit, position)
) WITHOUT ROWID;
INSERT INTO operation_by_audit SELECT audit, position FROM operation ORDER BY audit, position;
CREATE TEMP TRIGGER operation_of_audit AFTER INSERT ON main.operation BEGIN
    INSERT INTO operation_by_audit VALUES (new.audit, new.position);
END;
