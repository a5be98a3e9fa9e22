/* SPDX-License-Identifier: MIT */
#include "store/custody.h"
#include "store/witness.h"

static void add_value(struct digest *digest, struct statement *query, int column)
{
	switch (sqlite3_column_type(query->handle, column)) {
	case SQLITE_NULL:
		witness_null(digest);
		break;
	case SQLITE_INTEGER:
		witness_integer(digest, sqlite3_column_int64(query->handle, column));
		break;
	case SQLITE_FLOAT:
		witness_real(digest, sqlite3_column_double(query->handle, column));
		break;
	default:
		query->column = column;
		witness_text(digest, statement_read_text(query));
	}
}

/* Every value of every row that `sql` answers about the document. */
static int add_rows(struct digest *digest, struct store *store, const char *sql,
	int64_t document, struct failure *failure)
{
	SCOPED(statement_finish) struct statement query = statement_begin(store, sql);
	int result;

	statement_integer(&query, document);
	while ((result = statement_step(&query, failure)) > 0) {
		int columns = sqlite3_column_count(query.handle);
		for (int column = 0; column < columns; column++)
			add_value(digest, &query, column);
		if ((result = statement_check(&query, failure)) != 0)
			return result;
	}
	return result;
}

static const char *const reading_rows[] = {
	"SELECT documents.identifier, documents.version, cause, sources.name, documents.key, "
	"documents.uri, title, published, dateline, language, declared_language, country, "
	"byline, publisher, host, notice, text_sha256, members_sha256, facts_sha256, "
	"fingerprint, items.sha256, plugins.name, plugins.version, documents.run_id, stored "
	"FROM documents JOIN sources ON sources.id = documents.source_id "
	"JOIN items ON items.id = item_id JOIN plugins ON plugins.id = plugin_id "
	"WHERE documents.id = ?",
	"SELECT position, type, level, start_char, end_char, start_byte, end_byte FROM blocks "
	"WHERE document_id = ? ORDER BY position",
	"SELECT position, name, value, origin FROM fields WHERE document_id = ? "
	"ORDER BY position",
	NULL,
};

static const char *const fact_rows[] = {
	"SELECT facts.identifier, facts.number, fact_types.name, quote, prefix, suffix, "
	"start_char, end_char, start_byte, end_byte, confidence, rule, plugins.name, version "
	"FROM facts JOIN fact_types ON fact_types.id = fact_type_id "
	"JOIN plugins ON plugins.id = plugin_id WHERE document_id = ? ORDER BY facts.number",
	"SELECT facts.number, position, name, type, text, attributes.number, precision, "
	"target.identifier, attributes.quote, attributes.start_char, attributes.end_char, "
	"attributes.start_byte, attributes.end_byte "
	"FROM facts JOIN attributes ON fact_id = facts.id "
	"LEFT JOIN facts AS target ON target.id = reference_id "
	"WHERE facts.document_id = ? ORDER BY facts.number, position",
	NULL,
};

static int digest_rows(struct store *store, const char *const *queries, int64_t document,
	char text[DIGEST_TEXT_SIZE], struct failure *failure)
{
	struct digest digest;
	int result = 0;

	digest_init(&digest);
	for (; !result && *queries; queries++)
		result = add_rows(&digest, store, *queries, document, failure);
	digest_text(&digest, text);
	return result;
}

int custody_digest(struct store *store, int64_t document, struct custody_digests *ret_digests,
	struct failure *failure)
{
	struct custody_digests digests;
	int result = digest_rows(store, reading_rows, document, digests.reading, failure);

	if (!result)
		result = digest_rows(store, fact_rows, document, digests.facts, failure);
	if (!result)
		*ret_digests = digests;
	return result;
}
