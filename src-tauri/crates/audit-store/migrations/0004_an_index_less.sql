-- Version 4: one page less on disk with every answer. Which operations are of which audit is known in memory while a store is open
-- (`src/organisation/kind/by_audit.sql`): the file is held by one program alone.
DROP INDEX operation_by_audit;
