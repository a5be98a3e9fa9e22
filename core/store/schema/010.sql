-- SPDX-License-Identifier: MIT
--
-- Blocks that many pages of one source have, and what a reader gave before they were left out.

CREATE TABLE repeats (
	id INTEGER PRIMARY KEY,
	source_id INTEGER NOT NULL UNIQUE REFERENCES sources (id),
	sketch BLOB NOT NULL,    -- as core/store/sketch.h has it: how many pages have which block
	learned BLOB NOT NULL    -- hashes of 64 bits, the lowest byte first: what is left out
) STRICT;

-- Where blocks were left out of a document (its fields "left_out"): what would stand in text_sha256
-- and members_sha256 had they not been. So that to learn, or to forget, changes no document.
ALTER TABLE documents ADD COLUMN read_text_sha256 TEXT;    -- NULL: none was left out
ALTER TABLE documents ADD COLUMN read_members_sha256 TEXT; -- likewise
