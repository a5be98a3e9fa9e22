-- SPDX-License-Identifier: MIT
--
-- Crawls that end: how much of a run counts against each of its bounds.

-- What its bound counts it under, in its run: a hash of the form of its address; 0: under none.
ALTER TABLE requests ADD COLUMN pattern INTEGER NOT NULL DEFAULT 0;
-- The options of the source that followed its links last; NULL: none did, or it is not known.
ALTER TABLE requests ADD COLUMN visitor TEXT;

-- What counts against the bounds of a run that goes on: requests found by each source (host 0,
-- pattern 0), and those of one pattern of one host (source 0). Made anew: no foreign keys.
CREATE TABLE tallies (
	id INTEGER PRIMARY KEY,
	run INTEGER NOT NULL,
	source INTEGER NOT NULL,
	host INTEGER NOT NULL,
	pattern INTEGER NOT NULL,
	count INTEGER NOT NULL,
	UNIQUE (run, source, host, pattern)
) STRICT;

-- Links that a run did not follow because a bound was met.
ALTER TABLE runs ADD COLUMN passed_over INTEGER NOT NULL DEFAULT 0;

CREATE INDEX items_by_body ON items (source_id, sha256);
