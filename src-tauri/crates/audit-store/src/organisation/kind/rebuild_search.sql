INSERT INTO standard_search (standard_search) VALUES ('rebuild');
INSERT INTO field_search (field_search) VALUES ('rebuild');
