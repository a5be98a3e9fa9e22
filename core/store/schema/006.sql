-- SPDX-License-Identifier: MIT
--
-- What a batch stores is put into the word index by the batch, all at once at its end: by a trigger,
-- each statement after it wrote the words of one document to the index as a piece of its own.

DROP TRIGGER documents_inserted;
