-- SPDX-License-Identifier: MIT
--
-- Who was shown what is restricted, and why.

CREATE TABLE disclosures (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	disclosed TEXT NOT NULL,
	by TEXT NOT NULL,        -- a user of the machine
	shown_to TEXT NOT NULL,  -- a command, or a sink
	reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- The custody log witnesses them; only its check changes, where it stands
-- (https://www.sqlite.org/lang_altertable.html, 8).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'event = ''document'')',
	'event = ''document'' OR event = ''disclosure'')')
WHERE type = 'table' AND name = 'custody_log';
PRAGMA writable_schema = RESET;
