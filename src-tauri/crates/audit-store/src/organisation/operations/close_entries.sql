-- Only the latest can be open: whatever came after it ended the typing.
UPDATE operation SET entry_open = 0
WHERE position = (SELECT max(position) FROM operation_by_audit WHERE audit = ?1) AND entry_open = 1
RETURNING position
