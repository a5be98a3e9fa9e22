/* SPDX-License-Identifier: MIT
 *
 * Any text through the extractors that WINNOW_FUZZ_EXTRACTORS names, one after the other, each
 * shown what those before it found; the first byte chooses the language. The harness refuses a
 * fact that breaks the contract: a span that is empty, outside the text or within a character, of
 * the fact or of one of its attributes, a value of another form. Beyond that a stretch of time
 * ends after it begins, an age is one a person can have, and what is the same is of one type.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <winnow/helpers.h>
#include "base/utf8.h"
#include "tools/extractor_harness.h"

enum { MOST_EXTRACTORS = 12, MOST_FACTS = 1 << 16 };

/* Opened once, which reads the lexicons. */
struct target {
	const char *plugin;
	struct extractor_harness *extractor;
};

/* All that was found in a text so far, by number. */
struct found {
	struct extraction all;
	struct winnow_fact facts[MOST_FACTS];
	struct extraction *parts[MOST_EXTRACTORS];
	size_t part_count;
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void need(int holds, const char *plugin, const char *what)
{
	if (holds)
		return;
	(void)fprintf(stderr, "fuzz_extractor: %s: %s\n", plugin, what);
	abort();
}

/* The names end with the program. */
static size_t open_targets(struct target *targets)
{
	const char *wanted = getenv("WINNOW_FUZZ_EXTRACTORS");
	char *names = strdup(wanted ? wanted : ""), *rest = names;
	size_t count = 0;

	need(names && *names, "WINNOW_FUZZ_EXTRACTORS",
		"name the extractors, as \"date names\"");
	for (const char *name; (name = strtok_r(rest, " ", &rest)); count++) {
		need(count < MOST_EXTRACTORS, name, "more extractors than there are");
		targets[count] = (struct target){ name, extractor_open(name, NULL) };
	}
	return count;
}

/* Its first minute, in a form that sorts. */
static void write_minute(struct winnow_str date, char text[sizeof "YYYY-MM-DDThh:mm"])
{
	memcpy(text, "YYYY-MM-DDT00:00", sizeof "YYYY-MM-DDThh:mm");
	memcpy(text, date.ptr, date.len);
}

static void check_stretch(const struct winnow_fact *fact, const char *plugin)
{
	const struct winnow_attribute *from = winnow_find(fact, "from");
	const struct winnow_attribute *to = winnow_find(fact, "to");
	char first[sizeof "YYYY-MM-DDThh:mm"], last[sizeof first];

	if (!from || !to || from->type != WINNOW_VALUE_DATE || to->type != WINNOW_VALUE_DATE)
		return;
	write_minute(from->text, first);
	write_minute(to->text, last);
	need(strcmp(first, last) < 0, plugin, "a stretch that ends before it begins");
}

/* A place may be the same as the report's topic_place. */
static int is_like(struct winnow_str first, struct winnow_str other)
{
	return winnow_equal(first, other) ||
	       (winnow_ends(first, "place") && winnow_ends(other, "place"));
}

static void check_person(
	const struct winnow_fact *fact, const struct winnow_fact *facts, const char *plugin)
{
	const struct winnow_attribute *age = winnow_find(fact, "age");
	const struct winnow_attribute *same = winnow_find(fact, "same_as");

	if (age && winnow_is(fact->type, "person"))
		need(age->integer >= 0 && age->integer <= 125 && age->length > 0, plugin,
			"an age that no person has");
	if (same)
		need(is_like(facts[same->integer].type, fact->type), plugin,
			"the same as a fact of another type");
}

static void keep(struct found *found, struct extraction *part, const char *plugin)
{
	need(part->outcome.result == 0, plugin, "it failed");
	need(!part->refusal, plugin, part->refusal ? part->refusal : "");
	need(part->count <= MOST_FACTS - found->all.count, plugin, "too many facts to keep");
	for (size_t i = 0; i < part->count; i++) {
		found->facts[found->all.count++] = part->facts[i];
		check_stretch(&part->facts[i], plugin);
		check_person(&part->facts[i], found->facts, plugin);
	}
	found->parts[found->part_count++] = part;
}

/* The text ends where the fuzzer's bytes do, where a sanitizer sees who reads on. */
static void run(struct target *target, const struct winnow_str text, const char *language,
	struct found *found)
{
	char *copy = strndup(text.ptr, text.len);

	need(copy != NULL, "this test", "no memory is left");
	struct winnow_document document = extractor_document(target->extractor, copy, language);
	free(copy);
	document.text = text;
	document.published = winnow_str("2012-02-29");
	keep(found, extractor_run(target->extractor, &document, &found->all), target->plugin);
	arena_reset(target->extractor->documents);
}

static void run_all(struct winnow_str text, const char *language)
{
	static struct target targets[MOST_EXTRACTORS];
	static struct found found;
	static size_t count;

	if (count == 0)
		count = open_targets(targets);
	found.all = (struct extraction){ .facts = found.facts };
	found.part_count = 0;
	for (size_t i = 0; i < count; i++)
		run(&targets[i], text, language, &found);
	for (size_t i = 0; i < count; i++)
		extraction_free(found.parts[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const languages[] = { "en", "es", "fr", "ru", "de", "pt", "it",
		"ar" };

	if (length < 2 || length > 65536)
		return 0;
	struct winnow_str text = { (const char *)bytes + 1, length - 1 };
	/* A document's text is UTF-8 without NUL: what reads it may rely on that. */
	if (utf8_is_text(text))
		run_all(text, languages[bytes[0] % 8]);
	return 0;
}
