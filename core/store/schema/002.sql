-- SPDX-License-Identifier: MIT
--
-- The health of each source: what every run of it came to, and how it stands.

-- One row for each source and run that asked it.
CREATE TABLE source_runs (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL REFERENCES sources (id),
	run_id INTEGER NOT NULL REFERENCES runs (id),
	began TEXT NOT NULL,
	ended TEXT,              -- NULL: it still runs, or was cut short
	outcome TEXT CHECK (outcome IN ('good', 'unchanged', 'nothing', 'failed')),
	reason TEXT,             -- of 'nothing' and 'failed'
	fingerprint TEXT,        -- of the plugins and options that read
	requested INTEGER NOT NULL DEFAULT 0,   -- requests
	fetched INTEGER NOT NULL DEFAULT 0,
	failed INTEGER NOT NULL DEFAULT 0,
	put_off INTEGER NOT NULL DEFAULT 0,
	robots_denied INTEGER NOT NULL DEFAULT 0,
	new INTEGER NOT NULL DEFAULT 0,         -- documents
	changed INTEGER NOT NULL DEFAULT 0,
	reprocessed INTEGER NOT NULL DEFAULT 0,
	unchanged INTEGER NOT NULL DEFAULT 0,
	documents_read INTEGER NOT NULL DEFAULT 0, -- whatever the store made of them
	facts_per_document REAL, -- of those read; NULL: none was
	body_chars INTEGER,      -- the median of those read
	UNIQUE (source_id, run_id)
) STRICT;
CREATE INDEX source_runs_by_end ON source_runs (source_id, ended, new);
CREATE INDEX source_runs_by_run ON source_runs (run_id);
-- A source that is asked each minute has half a million of them a year.
CREATE INDEX source_runs_read ON source_runs (source_id, ended) WHERE documents_read > 0;
CREATE INDEX source_runs_denied ON source_runs (source_id, robots_denied) WHERE robots_denied > 0;

-- What earlier forms knew only of runs as a whole.
INSERT INTO source_runs (source_id, run_id, began, ended, outcome)
SELECT sources.id, whole.id, whole.started, whole.ended, 'unchanged'
FROM sources, (SELECT id, started, ended FROM runs
	WHERE ended IS NOT NULL AND exit_status <> 130 ORDER BY id DESC LIMIT 1) AS whole;

-- How a source stands, as judged at the end of its last run. Of one that is no longer configured
-- the row stays, and is not shown.
CREATE TABLE source_states (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL UNIQUE REFERENCES sources (id),
	configured INTEGER NOT NULL CHECK (configured IN (0, 1)),
	rule TEXT,               -- its schedule; NULL: none
	paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
	stale_after_ms INTEGER NOT NULL, -- 0: never
	next_run TEXT,           -- NULL: never ran, or has no schedule
	last_attempt TEXT,
	last_success TEXT,
	last_news TEXT,          -- a new or a changed document
	failures INTEGER NOT NULL DEFAULT 0, -- in a row
	last_error TEXT,
	yield_problem TEXT,      -- why it gives too little; NULL: it does not
	alert INTEGER NOT NULL DEFAULT 0 CHECK (alert IN (0, 1)), -- failed too often
	held TEXT,               -- why nothing is fetched for now, as a full disk; NULL: it is
	robots_problem TEXT,     -- NULL: robots.txt could be had
	turned_red TEXT,
	body_chars_median REAL,  -- of its runs of the 30 days before; NULL: there were none
	facts_median REAL,
	yield_ratio REAL         -- of the last run to those, the lesser of the two
) STRICT;

-- Whether a source has anything left to do.
CREATE INDEX requests_open ON requests (source_id, run_id)
	WHERE state IN ('new', 'leased', 'waiting');

CREATE VIEW source_health AS
WITH stale AS (
	SELECT source_id, stale_after_ms > 0 AND coalesce(last_news, last_attempt) <
		strftime('%Y-%m-%dT%H:%M:%SZ', 'now', -(stale_after_ms / 1000) || ' seconds') AS is_stale
	FROM source_states
)
SELECT sources.id AS source_id, sources.name AS source, sources.plugin,
	CASE WHEN alert OR yield_problem IS NOT NULL THEN 'red'
		WHEN held IS NOT NULL OR failures > 0 OR is_stale OR last_attempt IS NULL
			THEN 'amber'
		ELSE 'green' END AS colour,
	CASE WHEN alert THEN 'failed ' || CASE failures WHEN 1 THEN 'once' ELSE failures ||
			' times in a row' END || ': ' || last_error
		WHEN yield_problem IS NOT NULL THEN yield_problem
		WHEN held IS NOT NULL THEN held
		WHEN last_attempt IS NULL THEN 'was not asked yet'
		WHEN failures > 0 THEN 'failed ' || CASE failures WHEN 1 THEN 'once' ELSE failures
			|| ' times in a row' END || ': ' || last_error
		WHEN is_stale THEN 'nothing new since ' || coalesce(last_news, 'it is asked') ||
			', which is longer than stale_after'
		WHEN last_success IS NULL THEN 'is being asked for the first time'
		ELSE 'works' END || CASE WHEN paused THEN ' (paused)' ELSE '' END AS reason,
	last_attempt, last_success, last_news, next_run, rule AS schedule, paused,
	(SELECT coalesce(sum(new), 0) FROM source_runs AS runs_of WHERE runs_of.source_id =
		sources.id AND runs_of.ended >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-7 days'))
		AS documents_per_week,
	facts_per_document, facts_median, body_chars, body_chars_median, yield_ratio,
	failures AS consecutive_failures, last_error,
	(SELECT coalesce(sum(robots_denied), 0) FROM source_runs AS runs_of
		WHERE runs_of.source_id = sources.id AND robots_denied > 0) AS robots_denied,
	robots_problem, turned_red
FROM source_states JOIN sources ON sources.id = source_states.source_id
	JOIN stale ON stale.source_id = source_states.source_id
	LEFT JOIN source_runs ON source_runs.id = (SELECT read_of.id FROM source_runs AS read_of
		WHERE read_of.source_id = source_states.source_id AND documents_read > 0
		ORDER BY ended DESC, id DESC LIMIT 1)
WHERE configured;
