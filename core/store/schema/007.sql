-- SPDX-License-Identifier: MIT
--
-- For a list of more than two words in a check, or in the condition of an index, SQLite makes a table
-- each time that a row is written; comparisons cost next to nothing. What is allowed stays the same, so
-- the checks are changed where they stand (https://www.sqlite.org/lang_altertable.html, 8).

DROP INDEX requests_open;
CREATE INDEX requests_open ON requests (source_id, run_id) WHERE state NOT IN ('done', 'failed');

PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
	'CHECK (state IN (''new'', ''leased'', ''done'', ''waiting'', ''failed''))',
	'CHECK (state = ''new'' OR state = ''leased'' OR state = ''done'' OR
		state = ''waiting'' OR state = ''failed'')')
WHERE type = 'table' AND name = 'requests';

UPDATE sqlite_schema SET sql = replace(sql,
	'CHECK (cause IN (''new'', ''changed'', ''reprocessed''))',
	'CHECK (cause = ''new'' OR cause = ''changed'' OR cause = ''reprocessed'')')
WHERE type = 'table' AND name = 'documents';

UPDATE sqlite_schema SET sql = replace(sql,
	'CHECK (type IN (''title'', ''dateline'', ''heading'', ''paragraph'',
		''list_item'', ''quote'', ''table'', ''caption''))',
	'CHECK (type = ''title'' OR type = ''dateline'' OR type = ''heading'' OR
		type = ''paragraph'' OR type = ''list_item'' OR type = ''quote'' OR
		type = ''table'' OR type = ''caption'')')
WHERE type = 'table' AND name = 'blocks';

UPDATE sqlite_schema SET sql = replace(sql,
	'CHECK (event IN (''run began'', ''run ended'', ''item'', ''document''))',
	'CHECK (event = ''run began'' OR event = ''run ended'' OR event = ''item'' OR
		event = ''document'')')
WHERE type = 'table' AND name = 'custody_log';

PRAGMA writable_schema = RESET;
