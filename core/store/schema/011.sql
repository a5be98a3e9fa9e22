-- SPDX-License-Identifier: MIT
--
-- One index finds an item by its body, and by its key beside that: each item was written to two, either
-- at a place of its own. What is unique stays the same, so the constraint is changed where it stands
-- (https://www.sqlite.org/lang_altertable.html, 8), and its index is made anew.

DROP INDEX items_by_body;

PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, 'UNIQUE (source_id, key, sha256)', 'UNIQUE (source_id, sha256, key)')
WHERE type = 'table' AND name = 'items';
PRAGMA writable_schema = RESET;

REINDEX items;
