/* SPDX-License-Identifier: MIT */
#include "store/similar.h"
#include <inttypes.h>
#include <stdio.h>
#include "store/record.h"

/* Documents signed with a batch, beside its own. */
#define CAUGHT_UP 32

#define HASH_BYTES (SIGNATURE_HASHES * 4)

/* A text that may be alike. */
struct candidate {
	int64_t document;
	uint32_t bands;          /* that it stands in, a bit each */
	struct winnow_str group; /* empty: it has no signature any more */
};

/* Each once. */
struct candidates {
	struct candidate items[SIGNATURE_BANDS * BAND_DOCUMENTS];
	size_t count;
	unsigned found[SIGNATURE_BANDS]; /* of each band */
};

/* The one of them that the text is grouped with; document 0: there is none. */
struct nearest {
	int64_t document;
	double likeness;
	struct winnow_str group;
};

static void encode_hashes(const struct signature *signature, unsigned char *bytes)
{
	for (size_t i = 0; i < SIGNATURE_HASHES; i++, bytes += 4) {
		uint32_t hash = signature->hashes[i];
		bytes[0] = (unsigned char)hash;
		bytes[1] = (unsigned char)(hash >> 8);
		bytes[2] = (unsigned char)(hash >> 16);
		bytes[3] = (unsigned char)(hash >> 24);
	}
}

/* False: that is none of ours. */
static bool decode_hashes(struct winnow_str bytes, struct signature *signature)
{
	if (bytes.len != HASH_BYTES)
		return false;
	for (size_t i = 0; i < SIGNATURE_HASHES; i++)
		signature->hashes[i] = 0;
	for (size_t i = 0; i < HASH_BYTES; i++)
		signature->hashes[i / 4] |= (uint32_t)(unsigned char)bytes.ptr[i]
					    << 8 * (i % 4);
	return true;
}

static void add_candidate(struct candidates *candidates, int64_t document, unsigned band)
{
	size_t place = 0;

	while (place < candidates->count && candidates->items[place].document != document)
		place++;
	if (place == candidates->count)
		candidates->items[candidates->count++] =
			(struct candidate){ .document = document };
	candidates->items[place].bands |= UINT32_C(1) << band;
	candidates->found[band]++;
}

/* All bands at once: a statement for each took twice as long. No band has more than
 * BAND_DOCUMENTS, or what has more is not ours. */
static int find_candidates(
	struct batch *batch, const struct signature *signature, struct candidates *candidates)
{
	_Static_assert(SIGNATURE_BANDS == 24, "a row for each band");
	SCOPED(statement_finish)
	struct statement query = statement_begin(batch->store,
		"SELECT column1, id FROM (VALUES (0, ?), (1, ?), (2, ?), (3, ?), (4, ?), "
		"(5, ?), (6, ?), (7, ?), (8, ?), (9, ?), (10, ?), (11, ?), (12, ?), (13, ?), "
		"(14, ?), (15, ?), (16, ?), (17, ?), (18, ?), (19, ?), (20, ?), (21, ?), "
		"(22, ?), (23, ?)) CROSS JOIN signature_bands ON band = column2");
	int result;

	for (unsigned band = 0; band < SIGNATURE_BANDS; band++)
		statement_integer(&query, (int64_t)signature_band(signature, band));
	while ((result = statement_step(&query, batch->failure)) > 0) {
		unsigned band = (unsigned)statement_read_integer(&query);
		if (candidates->found[band] < BAND_DOCUMENTS)
			add_candidate(candidates, statement_read_integer(&query), band);
	}
	return result;
}

int similar_read(struct store *store, int64_t document, struct arena *arena,
	struct signature *ret_signature, struct winnow_str *ret_group, struct failure *failure)
{
	SCOPED(statement_finish)
	struct statement query = statement_begin(
		store, "SELECT hashes, words, similar_group FROM signatures WHERE id = ?");

	statement_integer(&query, document);
	int result = statement_step(&query, failure);
	if (result <= 0)
		return result;
	bool whole = decode_hashes(statement_read_blob(&query), ret_signature);
	ret_signature->words = (uint32_t)statement_read_integer(&query);
	*ret_group = statement_read_copy(&query, arena);
	result = statement_check(&query, failure);
	return result ? result : whole;
}

static int compare(struct batch *batch, const struct signature *signature,
	struct candidate *candidate, struct nearest *nearest)
{
	int64_t document = candidate->document;
	struct signature other;
	int found = similar_read(batch->store, document, batch->arena, &other,
		&candidate->group, batch->failure);

	if (found <= 0 || !signature_is_same_report(signature, &other))
		return found < 0 ? found : 0;
	double likeness = signature_likeness(signature, &other);
	/* Of equals the first: of rows, which do not depend on the order of the bands. */
	if (likeness > nearest->likeness ||
		(likeness == nearest->likeness && document < nearest->document))
		*nearest = (struct nearest){ document, likeness, candidate->group };
	return 0;
}

static int find_nearest(struct batch *batch, const struct signature *signature,
	struct candidates *candidates, struct nearest *nearest)
{
	int result = find_candidates(batch, signature, candidates);

	for (size_t i = 0; !result && i < candidates->count; i++)
		result = compare(batch, signature, &candidates->items[i], nearest);
	return result;
}

/* The group of the first copy, word for word; empty: there is none. What has the same signature has the
 * same bands, so one of them tells. */
static int find_copy(
	struct batch *batch, const struct signature *signature, struct winnow_str *ret_group)
{
	unsigned char bytes[HASH_BYTES];
	SCOPED(statement_finish)
	struct statement query = statement_begin(batch->store,
		"SELECT similar_group FROM signature_bands JOIN signatures USING (id) "
		"WHERE band = ? AND hashes = ? AND words = ? ORDER BY id LIMIT 1");

	encode_hashes(signature, bytes);
	statement_integer(&query, (int64_t)signature_band(signature, 0));
	statement_blob(&query, (struct winnow_str){ (const char *)bytes, sizeof bytes });
	statement_integer(&query, signature->words);
	int result = statement_step(&query, batch->failure);
	if (result <= 0)
		return result;
	*ret_group = statement_read_copy(&query, batch->arena);
	return statement_check(&query, batch->failure);
}

/* That of the first text of a group is named after it: "g", the digits of the document, and those of
 * its version behind a point where it is not the first. */
static struct winnow_str own_group(const struct stored_version *version, char text[64])
{
	const struct winnow_str digits = winnow_slice(version->document, 1, SIZE_MAX);
	int length = version->number == 1 ? snprintf(text, 64, "g%.*s", STR_ARGS(digits))
					  : snprintf(text, 64, "g%.*s.%" PRId64,
						    STR_ARGS(digits), version->number);

	return (struct winnow_str){ text, (size_t)length };
}

static int insert_signature(struct batch *batch, const struct stored_version *version,
	const struct signature *signature, struct winnow_str group)
{
	char own[64];
	unsigned char bytes[HASH_BYTES];
	struct statement insert = statement_begin(batch->store,
		"INSERT INTO signatures (id, similar_group, words, hashes) "
		"VALUES (?, ?, ?, ?)");

	encode_hashes(signature, bytes);
	statement_integer(&insert, version->row);
	statement_text(&insert, group.len ? group : own_group(version, own));
	statement_integer(&insert, signature->words);
	statement_blob(&insert, (struct winnow_str){ (const char *)bytes, sizeof bytes });
	return statement_run(&insert, batch->failure);
}

static bool has_group(
	const struct candidates *candidates, unsigned band, struct winnow_str group)
{
	for (size_t i = 0; group.len && i < candidates->count; i++)
		if (candidates->items[i].bands >> band & 1 &&
			winnow_equal(candidates->items[i].group, group))
			return true;
	return false;
}

static int insert_band(struct batch *batch, int64_t document, uint64_t band)
{
	struct statement insert = statement_begin(
		batch->store, "INSERT OR IGNORE INTO signature_bands VALUES (?, ?)");

	statement_integer(&insert, (int64_t)band);
	statement_integer(&insert, document);
	return statement_run(&insert, batch->failure);
}

/* Where the group has the band already, by an earlier text of it, nothing is to be gained. What was
 * found of a band that is not full is all there is of it. */
static int insert_bands(struct batch *batch, int64_t document,
	const struct signature *signature, const struct candidates *candidates,
	struct winnow_str group)
{
	int result = 0;

	for (unsigned band = 0; !result && band < SIGNATURE_BANDS; band++)
		if (candidates->found[band] < BAND_DOCUMENTS &&
			!has_group(candidates, band, group))
			result = insert_band(batch, document, signature_band(signature, band));
	return result;
}

/* Of what may be the same as another. */
static int store_beside(struct batch *batch, const struct stored_version *version,
	const struct signature *signature)
{
	struct candidates candidates = { .count = 0 };
	struct nearest nearest = { .document = 0 };
	int result = find_nearest(batch, signature, &candidates, &nearest);

	if (!result)
		result = insert_signature(batch, version, signature, nearest.group);
	return result ? result
		      : insert_bands(
				batch, version->row, signature, &candidates, nearest.group);
}

int similar_store(struct batch *batch, const struct stored_version *version)
{
	struct winnow_str group = { NULL, 0 };
	struct signature signature;
	int result = 0;

	signature_make(version->content, &signature);
	bool may_match = signature.words >= SIGNATURE_FEWEST_WORDS;
	if (may_match)
		result = find_copy(batch, &signature, &group);
	if (result)
		return result;
	return may_match && !group.len ? store_beside(batch, version, &signature)
				       : insert_signature(batch, version, &signature, group);
}

static int sign_stored(struct batch *batch, int64_t row)
{
	struct document_records records;

	arena_reset(batch->arena);
	int result =
		record_read_whole(batch->store, row, batch->arena, &records, batch->failure);
	if (result)
		return result;
	const struct stored_version version = { row, records.document.id,
		records.document.version, records.document.document };
	return similar_store(batch, &version);
}

static int next_unsigned(struct batch *batch, int64_t *ret_document)
{
	struct statement query =
		statement_begin(batch->store, "SELECT coalesce(max(id), 0) FROM documents "
					      "WHERE id < (SELECT before FROM signing)");

	return statement_number(&query, ret_document, batch->failure);
}

static int set_signed(struct batch *batch, int64_t document)
{
	struct statement update =
		statement_begin(batch->store, "UPDATE signing SET before = ?");

	statement_integer(&update, document);
	return statement_run(&update, batch->failure);
}

int similar_catch_up(struct batch *batch)
{
	int64_t document = 0;
	int result = 0;

	for (int i = 0; !result && i < CAUGHT_UP; i++) {
		result = next_unsigned(batch, &document);
		if (result || !document)
			return result;
		result = sign_stored(batch, document);
		if (!result)
			result = set_signed(batch, document);
	}
	return result;
}
