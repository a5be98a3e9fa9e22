-- SPDX-License-Identifier: MIT
--
-- Where an archive holds the bytes of an item as they came: the record it can be cited by.

ALTER TABLE items ADD COLUMN archive_file TEXT;      -- path; NULL: no archive holds it
ALTER TABLE items ADD COLUMN archive_offset INTEGER; -- bytes
ALTER TABLE items ADD COLUMN archive_length INTEGER;
ALTER TABLE items ADD COLUMN archive_record TEXT;    -- the record's own id
ALTER TABLE items ADD COLUMN archive_digest TEXT;    -- of its payload, with its encodings
