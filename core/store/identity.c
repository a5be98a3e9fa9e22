/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "store/identity.h"

static void make_identifier(char letter, struct digest *digest, char text[IDENTIFIER_SIZE])
{
	char whole[DIGEST_TEXT_SIZE];

	digest_text(digest, whole);
	text[0] = letter;
	memcpy(text + 1, whole, IDENTIFIER_SIZE - 2);
	text[IDENTIFIER_SIZE - 1] = '\0';
}

static void name_document(
	struct winnow_str source, struct winnow_str key, char text[IDENTIFIER_SIZE])
{
	struct digest digest;

	digest_init(&digest);
	digest_add_part(&digest, source);
	digest_add_part(&digest, key);
	make_identifier('d', &digest, text);
}

static void digest_members(const struct winnow_document *document,
	const struct completed_document *completed, char *text)
{
	const struct winnow_str members[] = { document->title, document->published,
		document->dateline, document->language, completed->declared_language,
		document->country, document->byline, document->publisher, document->host,
		document->notice };
	struct digest digest;

	digest_init(&digest);
	for (size_t i = 0; i < COUNT_OF(members); i++)
		digest_add_part(&digest, members[i]);
	for (uint32_t i = 0; i < document->block_count; i++) {
		digest_add_number(&digest, (int64_t)document->blocks[i].at);
		digest_add_number(&digest, (int64_t)document->blocks[i].length);
		digest_add_number(&digest, document->blocks[i].type);
		digest_add_number(&digest, document->blocks[i].level);
	}
	for (uint32_t i = 0; i < document->field_count; i++) {
		digest_add_part(&digest, document->fields[i].name);
		digest_add_part(&digest, document->fields[i].value);
		digest_add_part(&digest, document->fields[i].origin);
	}
	digest_text(&digest, text);
}

static void digest_attribute(struct digest *digest, const struct winnow_attribute *attribute)
{
	digest_add_part(digest, attribute->name);
	digest_add_part(digest, attribute->text);
	digest_add_number(digest, attribute->integer);
	digest_add_number(digest, (int64_t)attribute->at);
	digest_add_number(digest, (int64_t)attribute->length);
	digest_add_number(digest, attribute->type);
	digest_add_number(digest, attribute->precision);
}

static void digest_fact(
	struct digest *digest, const struct winnow_fact *fact, struct winnow_str plugin)
{
	digest_add_part(digest, fact->type);
	digest_add_part(digest, fact->rule);
	digest_add_part(digest, plugin);
	digest_add_number(digest, (int64_t)fact->at);
	digest_add_number(digest, (int64_t)fact->length);
	digest_add_number(digest, (int64_t)(fact->confidence * 1e6));
	digest_add_number(digest, fact->attribute_count);
	for (uint32_t i = 0; i < fact->attribute_count; i++)
		digest_attribute(digest, &fact->attributes[i]);
}

int identity_make(struct store *store, struct winnow_str source,
	const struct completed_document *document, struct identity *ret_identity,
	struct failure *failure)
{
	struct digest facts;

	digest_init(&facts);
	for (size_t i = 0; i < document->fact_count; i++) {
		const struct known_plugin *plugin =
			catalogue_plugin(store, document->facts[i].plugin, failure);
		if (!plugin)
			return FAILURE_STORE;
		digest_fact(&facts, &document->facts[i].fact, plugin->label);
	}
	digest_text(&facts, ret_identity->facts);
	name_document(source, document->document.key, ret_identity->document);
	digest_of(document->document.text, ret_identity->text);
	digest_members(&document->document, document, ret_identity->members);
	memcpy(ret_identity->read_text, ret_identity->text, DIGEST_TEXT_SIZE);
	memcpy(ret_identity->read_members, ret_identity->members, DIGEST_TEXT_SIZE);
	if (document->as_read) {
		digest_of(document->as_read->text, ret_identity->read_text);
		digest_members(document->as_read, document, ret_identity->read_members);
	}
	return 0;
}

/* A fact as its identifier sees it. */
struct named {
	const struct winnow_fact *fact;
	struct winnow_str plugin;
	size_t index;
};

/* Equal for facts that only their order tells apart. */
static int compare_likeness(const struct named *a, const struct named *b)
{
	int order = str_compare(a->fact->type, b->fact->type);

	if (!order)
		order = (a->fact->at > b->fact->at) - (a->fact->at < b->fact->at);
	if (!order)
		order = (a->fact->length > b->fact->length) -
			(a->fact->length < b->fact->length);
	return order ? order : str_compare(a->plugin, b->plugin);
}

static int compare_named(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = compare_likeness(a, b);

	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static void name_fact(const struct identity *identity, const struct named *named,
	int64_t ordinal, char text[IDENTIFIER_SIZE])
{
	struct digest digest;

	digest_init(&digest);
	digest_add_part(&digest, winnow_str(identity->document));
	digest_add_part(&digest, winnow_str(identity->text));
	digest_add_part(&digest, named->fact->type);
	digest_add_number(&digest, (int64_t)named->fact->at);
	digest_add_number(&digest, (int64_t)named->fact->length);
	digest_add_part(&digest, named->plugin);
	digest_add_number(&digest, ordinal);
	make_identifier('f', &digest, text);
}

int identity_name_facts(struct store *store, const struct identity *identity,
	const struct completed_document *document, struct arena *arena,
	char (**ret_identifiers)[IDENTIFIER_SIZE], struct failure *failure)
{
	size_t count = document->fact_count;
	char(*identifiers)[IDENTIFIER_SIZE] =
		arena_alloc_array(arena, count + 1, IDENTIFIER_SIZE);
	struct named *named = arena_alloc_array(arena, count + 1, sizeof *named);

	if (!identifiers || !named)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a document");
	for (size_t i = 0; i < count; i++) {
		const struct known_plugin *plugin =
			catalogue_plugin(store, document->facts[i].plugin, failure);
		if (!plugin)
			return FAILURE_STORE;
		named[i] = (struct named){ &document->facts[i].fact, plugin->name, i };
	}
	qsort(named, count, sizeof *named, compare_named);
	int64_t ordinal = 0;
	for (size_t i = 0; i < count; i++) {
		ordinal =
			i && compare_likeness(&named[i - 1], &named[i]) == 0 ? ordinal + 1 : 0;
		name_fact(identity, &named[i], ordinal, identifiers[named[i].index]);
	}
	*ret_identifiers = identifiers;
	return 0;
}
