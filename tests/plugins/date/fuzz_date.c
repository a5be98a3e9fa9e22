/* SPDX-License-Identifier: MIT
 *
 * Any bytes as a text, the first of them choosing the language: every span lies in the text (the
 * harness refuses others), every date has the form its precision asks for and is a day that
 * there is, and a stretch ends after it begins.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "tools/extractor_harness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void need(int holds, const char *what)
{
	if (holds)
		return;
	(void)fprintf(stderr, "fuzz_date: %s\n", what);
	abort();
}

static int is_number(struct winnow_str text, size_t at, size_t count, int least, int most)
{
	int number = 0;

	for (size_t i = at; i < at + count; i++) {
		if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
			return 0;
		number = number * 10 + (text.ptr[i] - '0');
	}
	return number >= least && number <= most;
}

static size_t length_of(uint32_t precision)
{
	return precision <= WINNOW_YEAR    ? 4
	       : precision <= WINNOW_MONTH ? 7
	       : precision <= WINNOW_DAY   ? 10
					   : 16;
}

static void check_date(const struct winnow_attribute *date)
{
	need(date->text.len == length_of(date->precision),
		"a date in the form of another precision");
	need(is_number(date->text, 0, 4, 1, 9999), "a year that is none");
	need(date->text.len < 7 || is_number(date->text, 5, 2, 1, 12), "a month that is none");
	need(date->text.len < 10 || is_number(date->text, 8, 2, 1, 31), "a day that is none");
	need(date->text.len < 16 || is_number(date->text, 11, 2, 0, 23),
		"an hour that is none");
}

static void check_fact(const struct winnow_fact *fact)
{
	const struct winnow_attribute *from = fact_attribute(fact, "from");
	const struct winnow_attribute *to = fact_attribute(fact, "to");

	for (uint32_t i = 0; i < fact->attribute_count; i++)
		if (fact->attributes[i].type == WINNOW_VALUE_DATE)
			check_date(&fact->attributes[i]);
	need(!from || !to || memcmp(from->text.ptr, to->text.ptr, 10) < 0,
		"a stretch that ends before it begins");
	need(fact->confidence > 0 && fact->confidence <= 1, "a confidence out of bounds");
}

static void check(struct extractor_harness *extractor, const char *text, const char *language)
{
	struct winnow_document document = extractor_document(extractor, text, language);
	struct extraction *found;

	document.published = winnow_str("2012-02-29");
	found = extractor_run(extractor, &document, NULL);
	need(found->outcome.result == 0, "it failed");
	need(!found->refusal, found->refusal ? found->refusal : "");
	for (size_t i = 0; i < found->count; i++)
		check_fact(&found->facts[i]);
	extraction_free(found);
}

/* Opened again now and then: its documents stay with it until it is closed. */
static struct extractor_harness *harness(void)
{
	static struct extractor_harness *extractor;
	static unsigned used;

	if (extractor && used++ % 256 == 255) {
		extractor_close(extractor);
		extractor = NULL;
	}
	if (!extractor)
		extractor = extractor_open("date", NULL);
	need(extractor != NULL, "it does not open");
	return extractor;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char *const languages[] = { "en", "es", "fr", "ru", "de", "pt", "it",
		"ar" };
	char *text;

	if (length < 2 || length > 65536 ||
		!utf8_is_text((struct winnow_str){ (const char *)bytes + 1, length - 1 }))
		return 0;
	text = strndup((const char *)bytes + 1, length - 1);
	need(text != NULL, "no memory");
	check(harness(), text, languages[bytes[0] % 8]);
	free(text);
	return 0;
}
