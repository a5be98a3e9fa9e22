-- SPDX-License-Identifier: MIT
-- What leads to a request, so that a listing that did not change leads on all the same; and what is
-- to be asked for once only.
ALTER TABLE requests ADD COLUMN found_in INTEGER REFERENCES requests (id); -- NULL: the source began with it
ALTER TABLE requests ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;          -- as the source gave them
CREATE INDEX requests_found_in ON requests (found_in) WHERE found_in IS NOT NULL;
