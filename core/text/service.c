/* SPDX-License-Identifier: MIT */
#include "load/host.h"
#include "text/analysis.h"
#include "text/lexicon_table.h"
#include "text/service.h"

/* Set before any plugin is opened and read by open(), all on the main thread. */
static struct lexicons *open_from;

static const struct text_call *call_of(const struct winnow_host *host)
{
	return host_of(host)->attachment;
}

static const struct winnow_analysis *text_analysis(const struct winnow_host *host)
{
	const struct text_call *call = call_of(host);

	return call ? call->analysis : NULL;
}

static const struct winnow_lexicon *text_lexicon(
	const struct winnow_host *host, const char *name)
{
	const struct winnow_lexicon *lexicon = NULL;
	struct failure failure = { 0 };

	if (open_from && lexicons_open(open_from, winnow_str(name), &lexicon, &failure))
		host->fail(host, WINNOW_EFATAL, winnow_str(failure.why));
	return lexicon;
}

static const struct winnow_term *text_match(const struct winnow_host *host,
	const struct winnow_lexicon *lexicon, uint32_t token, uint32_t *ret_token_count)
{
	const struct text_call *call = call_of(host);

	return lexicon && call ? lexicon_match(lexicon, &call->run, token, ret_token_count)
			       : NULL;
}

static uint32_t text_next(
	const struct winnow_host *host, const struct winnow_lexicon *lexicon, uint32_t token)
{
	const struct text_call *call = call_of(host);

	if (!call)
		return token;
	return lexicon ? lexicon_next_start(lexicon, &call->run, token) : call->run.count;
}

static const struct winnow_term *text_find(const struct winnow_host *host,
	const struct winnow_lexicon *lexicon, struct winnow_str word)
{
	(void)host;
	return lexicon ? lexicon_find(lexicon, word) : NULL;
}

static const struct winnow_term *text_row(
	const struct winnow_lexicon *lexicon, size_t *position)
{
	return lexicon ? lexicon_next(lexicon, position) : NULL;
}

static const struct winnow_term *text_lookup(
	const struct winnow_host *host, const struct winnow_lexicon *lexicon, uint32_t token)
{
	const struct text_call *call = call_of(host);

	return lexicon && call ? lexicon_row(lexicon, &call->run, token) : NULL;
}

static struct winnow_word text_number(
	const struct winnow_lexicon *lexicon, struct winnow_str word)
{
	return lexicon ? lexicon_number(lexicon, word) : (struct winnow_word){ 0, 0 };
}

static const struct winnow_term *text_of_word(
	const struct winnow_lexicon *lexicon, struct winnow_word word)
{
	return lexicon ? lexicon_of_word(lexicon, word) : NULL;
}

static const struct winnow_term *text_match_before(const struct winnow_host *host,
	const struct winnow_lexicon *lexicon, uint32_t end, uint32_t limit, uint32_t *ret_first)
{
	const struct text_call *call = call_of(host);

	return lexicon && call
		       ? lexicon_match_before(lexicon, &call->run, end, limit, ret_first)
		       : NULL;
}

static uint32_t text_words(const struct winnow_lexicon *lexicon, struct winnow_str term,
	struct winnow_word *ret_words, uint32_t most)
{
	return lexicon ? lexicon_words(lexicon, term, ret_words, most) : 0;
}

static void *text_shared(const struct winnow_host *host, const char *name, size_t size)
{
	const struct text_call *call = call_of(host);

	if (call)
		return shared_memory_take(call->shared, name, size);
	return open_from ? shared_memory_take(lexicons_shared(open_from), name, size) : NULL;
}

static const struct winnow_str *text_rows(
	const struct winnow_host *host, const char *name, uint32_t *ret_parts)
{
	const struct winnow_str *rows = NULL;
	struct failure failure = { 0 };

	*ret_parts = 0;
	if (open_from && lexicons_rows(open_from, winnow_str(name), &rows, ret_parts, &failure))
		host->fail(host, WINNOW_EFATAL, winnow_str(failure.why));
	return rows;
}

const struct winnow_text text_service = {
	.size = sizeof text_service,
	.analysis = text_analysis,
	.lexicon = text_lexicon,
	.match = text_match,
	.find = text_find,
	.next = text_next,
	.row = text_row,
	.lookup = text_lookup,
	.number = text_number,
	.of_word = text_of_word,
	.match_before = text_match_before,
	.words = text_words,
	.shared = text_shared,
	.rows = text_rows,
};

void text_service_use(struct lexicons *lexicons)
{
	open_from = lexicons;
}
