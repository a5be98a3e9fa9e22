/* SPDX-License-Identifier: MIT
 *
 * winnow/helpers.h - conveniences for authors in C. Not part of the ABI: all of it is inline
 * and ends up in the plugin.
 */
#ifndef WINNOW_HELPERS_H
#define WINNOW_HELPERS_H

#include <string.h>
#include <winnow/text.h>

#ifdef __cplusplus
extern "C" {
#endif

static inline struct winnow_str winnow_str(const char *text)
{
	struct winnow_str str;

	str.ptr = text;
	str.len = text ? strlen(text) : 0;
	return str;
}

static inline struct winnow_str winnow_slice(struct winnow_str text, size_t at, size_t len)
{
	struct winnow_str str;

	str.ptr = at ? text.ptr + at : text.ptr; /* ptr of an empty text may be NULL */
	str.len = len;
	return str;
}

static inline int winnow_equal(struct winnow_str a, struct winnow_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline int winnow_is(struct winnow_str a, const char *text)
{
	return winnow_equal(a, winnow_str(text));
}

static inline int winnow_starts(struct winnow_str text, const char *prefix)
{
	size_t len = strlen(prefix);

	return text.len >= len && memcmp(text.ptr, prefix, len) == 0;
}

static inline int winnow_ends(struct winnow_str text, const char *suffix)
{
	size_t len = strlen(suffix);

	return text.len >= len && memcmp(text.ptr + text.len - len, suffix, len) == 0;
}

/* The first attribute of that name; NULL: the fact has none. */
static inline const struct winnow_attribute *winnow_find(
	const struct winnow_fact *fact, const char *name)
{
	uint32_t i;

	for (i = 0; i < fact->attribute_count; i++)
		if (winnow_is(fact->attributes[i].name, name))
			return &fact->attributes[i];
	return NULL;
}

/* return winnow_fail(host, WINNOW_EDATA, "the page has no title"); */
static inline int winnow_fail(const struct winnow_host *host, int code, const char *why)
{
	/* In brackets, since test frameworks define fail() as a macro. */
	return (host->fail)(host, code, winnow_str(why));
}

/* Inside open(): the text service as this header knows it; NULL: the host was told why, and open()
 * answers WINNOW_EFATAL. */
static inline const struct winnow_text *winnow_text_service(const struct winnow_host *host)
{
	const struct winnow_text *text =
		(const struct winnow_text *)host->service(host, WINNOW_TEXT_SERVICE);

	if (text && WINNOW_HAS(text, rows))
		return text;
	winnow_fail(host, WINNOW_EFATAL,
		"this winnow's service " WINNOW_TEXT_SERVICE
		" is missing or too old; update winnow");
	return NULL;
}

/* Whether a term of the lexicon, which `starts` tells of, begins with a word of that row. */
static inline int winnow_row_has(
	const struct winnow_starts *starts, const struct winnow_lexicon *lexicon, uint32_t row)
{
	uint32_t number = lexicon->number;

	return (int)(starts->rows[(size_t)row * starts->width + number / 64] >> number % 64 &
		     1);
}

/* Whether a term of the lexicon may begin at `token`, without a call: most of the time none does,
 * and match() or lookup() need not be asked. */
static inline int winnow_may_begin(const struct winnow_analysis *analysis,
	const struct winnow_lexicon *lexicon, uint32_t token)
{
	return lexicon->number >= analysis->starts.lexicons ||
	       winnow_row_has(&analysis->starts, lexicon, analysis->start_rows[token]);
}

/* The instance, zeroed, alive until close(); NULL: over budget. */
#define WINNOW_NEW(host, type) ((type *)(host)->alloc((host), sizeof(type)))

#ifdef __cplusplus
}
#endif
#endif
