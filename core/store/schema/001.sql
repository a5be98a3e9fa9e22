-- SPDX-License-Identifier: MIT
--
-- The first form of a store. A later form is a file of its own (002.sql …) with the steps that
-- lead to it; a file that has been released never changes.
--
-- Dates and times are ISO 8601 text, times in UTC. NULL: not known. Offsets count from 0 and
-- ends are exclusive: *_char in code points, as SQLite's own substr() counts, *_byte in bytes
-- of UTF-8.

CREATE TABLE runs (
	id INTEGER PRIMARY KEY,
	started TEXT NOT NULL,
	ended TEXT,              -- NULL: it still runs, or was killed
	exit_status INTEGER,
	config_sha256 TEXT NOT NULL,
	requested INTEGER NOT NULL DEFAULT 0, -- requests
	fetched INTEGER NOT NULL DEFAULT 0,
	failed INTEGER NOT NULL DEFAULT 0,
	unchanged INTEGER NOT NULL DEFAULT 0, -- documents
	new INTEGER NOT NULL DEFAULT 0,
	changed INTEGER NOT NULL DEFAULT 0,
	reprocessed INTEGER NOT NULL DEFAULT 0,
	facts INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sources (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	plugin TEXT NOT NULL
) STRICT;

CREATE TABLE plugins (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	UNIQUE (name, version)
) STRICT;

-- What extractors declared: each type has a view fact_<name>.
CREATE TABLE fact_types (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	help TEXT
) STRICT;

CREATE TABLE attribute_types (
	id INTEGER PRIMARY KEY,
	fact_type_id INTEGER NOT NULL REFERENCES fact_types (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL
		CHECK (type IN ('text', 'integer', 'decimal', 'date', 'code', 'reference')),
	is_list INTEGER NOT NULL CHECK (is_list IN (0, 1)),
	is_required INTEGER NOT NULL CHECK (is_required IN (0, 1)),
	help TEXT,
	codes TEXT,              -- JSON array; NULL: a standard list, named in help
	UNIQUE (fact_type_id, position),
	UNIQUE (fact_type_id, name)
) STRICT;

-- Who is being visited. A host is free, or held by the lease `epoch` until a time.
CREATE TABLE hosts (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE, -- empty: this machine's files
	epoch INTEGER NOT NULL DEFAULT 0,
	leased_until_ms INTEGER  -- UTC, since 1970; NULL: free
) STRICT;
CREATE INDEX hosts_by_epoch ON hosts (epoch);

-- What was received: a row for each thing that differed.
CREATE TABLE items (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id),
	key TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	uri TEXT NOT NULL,
	media_type TEXT,
	length INTEGER NOT NULL, -- bytes
	fetched TEXT,            -- first
	modified TEXT,
	run_id INTEGER NOT NULL REFERENCES runs (id),
	UNIQUE (source_id, key, sha256)
) STRICT;
CREATE INDEX items_by_run ON items (run_id);

-- The frontier: where to look, and what became of it.
CREATE TABLE requests (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id),
	key TEXT NOT NULL,
	uri TEXT NOT NULL,
	host_id INTEGER NOT NULL REFERENCES hosts (id),
	run_id INTEGER NOT NULL REFERENCES runs (id), -- the last that asked for it
	position INTEGER NOT NULL,                    -- when in that run, from 1
	depth INTEGER NOT NULL,
	expects INTEGER NOT NULL,
	hints TEXT,              -- JSON array of pairs
	state TEXT NOT NULL
		CHECK (state IN ('new', 'leased', 'done', 'waiting', 'failed')),
	reason TEXT,
	due_ms INTEGER NOT NULL DEFAULT 0,
	tries INTEGER NOT NULL DEFAULT 0,
	item_id INTEGER REFERENCES items (id),        -- what was there last time
	fingerprint TEXT,        -- of the plugins and options that read it then
	etag TEXT,               -- as the server named that state of it
	last_modified TEXT,      -- likewise, as written
	fetched TEXT,
	document_count INTEGER NOT NULL DEFAULT 0,    -- that it gave then
	UNIQUE (source_id, key)
) STRICT;
CREATE INDEX requests_due ON requests (host_id, run_id, position)
	WHERE state IN ('new', 'waiting');
CREATE INDEX requests_leased ON requests (host_id) WHERE state = 'leased';
CREATE UNIQUE INDEX requests_in_order ON requests (run_id, position);
CREATE INDEX requests_by_item ON requests (item_id);

-- One row a version; a row is never changed. Sinks follow by id, so none may be used twice.
CREATE TABLE documents (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	identifier TEXT NOT NULL, -- of all versions: "d" and 16 digits
	title TEXT,
	version INTEGER NOT NULL,
	cause TEXT NOT NULL CHECK (cause IN ('new', 'changed', 'reprocessed')),
	source_id INTEGER NOT NULL REFERENCES sources (id),
	key TEXT NOT NULL,
	uri TEXT NOT NULL,
	published TEXT,
	dateline TEXT,
	language TEXT,
	declared_language TEXT,
	country TEXT,
	byline TEXT,
	publisher TEXT,
	host TEXT,               -- who carries it, where that is not the publisher
	notice TEXT,
	text TEXT NOT NULL,
	text_sha256 TEXT NOT NULL,
	members_sha256 TEXT NOT NULL, -- of all that was read but the text
	facts_sha256 TEXT NOT NULL,   -- of all that was extracted
	fingerprint TEXT,             -- of the plugins and options
	item_id INTEGER NOT NULL REFERENCES items (id),
	plugin_id INTEGER NOT NULL REFERENCES plugins (id), -- the reader
	run_id INTEGER NOT NULL REFERENCES runs (id),
	stored TEXT NOT NULL,
	UNIQUE (source_id, key, version)
) STRICT;
CREATE INDEX documents_by_identifier ON documents (identifier);
CREATE INDEX documents_by_item ON documents (item_id);
CREATE INDEX documents_by_run ON documents (run_id);

CREATE TABLE blocks (
	id INTEGER PRIMARY KEY,
	document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	type TEXT NOT NULL CHECK (type IN ('title', 'dateline', 'heading', 'paragraph',
		'list_item', 'quote', 'table', 'caption')),
	level INTEGER NOT NULL,
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	start_byte INTEGER NOT NULL,
	end_byte INTEGER NOT NULL,
	UNIQUE (document_id, position)
) STRICT;

CREATE TABLE fields (
	id INTEGER PRIMARY KEY,
	document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	origin TEXT,
	UNIQUE (document_id, position)
) STRICT;

CREATE TABLE facts (
	id INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL, -- "f" and 16 digits; the same in each run that finds it
	document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
	number INTEGER NOT NULL, -- within the document, from 0
	fact_type_id INTEGER NOT NULL REFERENCES fact_types (id),
	quote TEXT NOT NULL,     -- the words that state it
	prefix TEXT NOT NULL,    -- up to 32 code points before
	suffix TEXT NOT NULL,    -- and after
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	start_byte INTEGER NOT NULL,
	end_byte INTEGER NOT NULL,
	confidence REAL NOT NULL,
	rule TEXT,
	plugin_id INTEGER NOT NULL REFERENCES plugins (id), -- the extractor
	UNIQUE (document_id, number),
	UNIQUE (document_id, identifier)
) STRICT;
CREATE INDEX facts_by_type ON facts (fact_type_id);
CREATE INDEX facts_by_identifier ON facts (identifier);

CREATE TABLE attributes (
	id INTEGER PRIMARY KEY,
	fact_id INTEGER NOT NULL REFERENCES facts (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL
		CHECK (type IN ('text', 'integer', 'decimal', 'date', 'code', 'reference')),
	text TEXT,               -- NULL: of an integer or a reference
	number ANY,              -- an integer; a decimal where a number holds it exactly
	precision TEXT,          -- of a date
	reference_id INTEGER REFERENCES facts (id) ON DELETE CASCADE,
	quote TEXT,              -- the words that state it; NULL, as the offsets: not said
	start_char INTEGER,
	end_char INTEGER,
	start_byte INTEGER,
	end_byte INTEGER,
	UNIQUE (fact_id, position)
) STRICT;
CREATE INDEX attributes_by_reference ON attributes (reference_id)
	WHERE reference_id IS NOT NULL;

-- How far each sink has come. `document` is a place in the order of documents.id and outlives
-- the row it was: no foreign key.
CREATE TABLE sink_cursors (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	plugin TEXT NOT NULL,
	document INTEGER NOT NULL DEFAULT 0,
	position INTEGER NOT NULL DEFAULT -1, -- the sink's own word for it
	UNIQUE (name, plugin)
) STRICT;

-- What the store was given, in the order in which it came; core/store/custody.h has the form of
-- the hash. Written with what it witnesses, and never changed.
CREATE TABLE custody_log (
	id INTEGER PRIMARY KEY,  -- from 1, without a gap
	event TEXT NOT NULL CHECK (event IN ('run began', 'run ended', 'item', 'document')),
	subject INTEGER NOT NULL, -- in runs, items or documents
	record TEXT NOT NULL,    -- JSON: what is witnessed
	hash TEXT NOT NULL,      -- of the hash before and of this row
	UNIQUE (event, subject)
) STRICT;

CREATE TRIGGER custody_log_inserted BEFORE INSERT ON custody_log
WHEN new.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM custody_log) BEGIN
	SELECT RAISE (ABORT, 'the custody log only grows at its end');
END;

CREATE TRIGGER custody_log_updated BEFORE UPDATE ON custody_log BEGIN
	SELECT RAISE (ABORT, 'the custody log is never changed');
END;

CREATE TRIGGER custody_log_deleted BEFORE DELETE ON custody_log BEGIN
	SELECT RAISE (ABORT, 'the custody log is never cut');
END;

-- Double quotes around the table: Datasette looks for exactly that and then shows a search box.
CREATE VIRTUAL TABLE documents_fts USING fts5 (
	title, text,
	content="documents", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
	INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
	INSERT INTO documents_fts (documents_fts, rowid, title, text)
	VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER documents_updated AFTER UPDATE OF title, text ON documents BEGIN
	INSERT INTO documents_fts (documents_fts, rowid, title, text)
	VALUES ('delete', old.id, old.title, old.text);
	INSERT INTO documents_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE VIEW documents_latest AS
SELECT * FROM documents WHERE NOT EXISTS (
	SELECT 1 FROM documents AS later
	WHERE later.source_id = documents.source_id AND later.key = documents.key
		AND later.version > documents.version
);

-- Every anchor that does not stand in its text, by both counts: there must be no row.
CREATE VIEW broken_anchors AS
SELECT 'fact' AS kind, facts.id, facts.document_id, facts.quote
FROM facts JOIN documents ON documents.id = facts.document_id
WHERE facts.quote = ''
	OR facts.end_char - facts.start_char <> length(facts.quote)
	OR facts.end_byte - facts.start_byte <> length(CAST(facts.quote AS BLOB))
	OR substr(documents.text, facts.start_char + 1, length(facts.quote)) <> facts.quote
	OR substr(CAST(documents.text AS BLOB), facts.start_byte + 1,
		facts.end_byte - facts.start_byte) <> CAST(facts.quote AS BLOB)
	OR facts.prefix <> substr(documents.text, max(facts.start_char - 32, 0) + 1,
		min(facts.start_char, 32))
	OR facts.suffix <> substr(documents.text, facts.end_char + 1, 32)
UNION ALL
SELECT 'attribute', attributes.id, facts.document_id, attributes.quote
FROM attributes JOIN facts ON facts.id = attributes.fact_id
	JOIN documents ON documents.id = facts.document_id
WHERE coalesce(attributes.quote, attributes.start_char, attributes.end_char,
	attributes.start_byte, attributes.end_byte) IS NOT NULL AND (
	coalesce(attributes.quote, '') = ''
	OR attributes.end_char - attributes.start_char IS NOT length(attributes.quote)
	OR attributes.end_byte - attributes.start_byte IS NOT length(CAST(attributes.quote AS BLOB))
	OR substr(documents.text, attributes.start_char + 1, length(attributes.quote))
		<> attributes.quote
	OR substr(CAST(documents.text AS BLOB), attributes.start_byte + 1,
		attributes.end_byte - attributes.start_byte) <> CAST(attributes.quote AS BLOB))
UNION ALL
SELECT 'block', blocks.id, blocks.document_id, NULL
FROM blocks JOIN documents ON documents.id = blocks.document_id
WHERE blocks.end_byte > length(CAST(documents.text AS BLOB))
	OR CAST(substr(documents.text, blocks.start_char + 1,
		blocks.end_char - blocks.start_char) AS BLOB)
		<> substr(CAST(documents.text AS BLOB), blocks.start_byte + 1,
		blocks.end_byte - blocks.start_byte);
