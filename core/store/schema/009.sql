-- SPDX-License-Identifier: MIT
--
-- Which documents are one report, printed by many: what an agency sent, cut, or under another
-- headline. Documents of earlier forms are signed by and by, the latest first (similar.c).

CREATE TABLE signatures (
	id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- the document's
	similar_group TEXT NOT NULL, -- "g", the digits of the document that began it, its version
	words INTEGER NOT NULL,
	hashes BLOB NOT NULL     -- as core/text/signature.h has them: 32 bits each, the lowest first
) STRICT;
CREATE INDEX signatures_by_group ON signatures (similar_group);

-- Where texts that may be alike are found: of each group, for each band that one of it has, the
-- first that had it. What is gone from signatures is passed over.
CREATE TABLE signature_bands (
	band INTEGER NOT NULL,
	id INTEGER NOT NULL,     -- the document's
	PRIMARY KEY (band, id)
) STRICT, WITHOUT ROWID;

-- Documents that are not signed yet are those before this one.
CREATE TABLE signing (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	before INTEGER NOT NULL
) STRICT;
INSERT INTO signing VALUES (1, (SELECT coalesce(max(id), 0) + 1 FROM documents));

-- When a document says that it was published, else when it came, in seconds since 1970. A day, a
-- month or a year counts as its end: it does not say that it was before an hour of that day.
CREATE VIEW document_times AS
SELECT documents.id, coalesce(CASE length(coalesce(published, dateline))
	WHEN 4 THEN unixepoch(coalesce(published, dateline) || '-01-01', '+1 year', '-1 second')
	WHEN 7 THEN unixepoch(coalesce(published, dateline) || '-01', '+1 month', '-1 second')
	WHEN 10 THEN unixepoch(coalesce(published, dateline), '+1 day', '-1 second')
	ELSE unixepoch(coalesce(published, dateline)) END, unixepoch(fetched), unixepoch(stored))
	AS time
FROM documents JOIN items ON items.id = item_id;

-- "Reports, not copies": the latest versions of each group of more than one document.
CREATE VIEW similar_groups AS
SELECT similar_group, count(*) AS documents, count(DISTINCT source_id) AS sources,
	min(coalesce(published, dateline)) AS first_published
FROM signatures JOIN documents_latest USING (id)
GROUP BY similar_group HAVING count(*) > 1;
