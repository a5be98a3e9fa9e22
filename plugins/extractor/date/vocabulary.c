/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

/* What a row of date_word says, so that its kind is not looked for again. */
struct known_word {
	const struct winnow_term *term; /* NULL: free */
	enum word_kind kind;
	int doubtful;
	struct winnow_str value, note;
};

struct language_words {
	char code[4];
	const struct winnow_lexicon *months, *weekdays, *words;
	struct known_word *known; /* the rows of `words`, by open addressing */
	size_t mask;
};

/* Those we have words for; others still give what is written in figures. */
static const char *const languages[] = { "ar", "de", "en", "es", "fr", "it", "pt", "ru" };

enum { LANGUAGE_COUNT = sizeof(languages) / sizeof(languages[0]) };

struct vocabulary {
	struct language_words languages[LANGUAGE_COUNT];
};

struct kind_name {
	const char *name;
	enum word_kind kind;
};

static const struct kind_name kind_names[] = { /* in order */
	{ "age", WORD_AGE }, { "aged", WORD_AGED }, { "article", WORD_ARTICLE },
	{ "bound", WORD_BOUND }, { "clock", WORD_CLOCK }, { "day", WORD_DAY },
	{ "decade", WORD_DECADE }, { "decade_mark", WORD_DECADE_MARK },
	{ "determiner", WORD_DETERMINER }, { "doubtful", WORD_DOUBTFUL }, { "each", WORD_EACH },
	{ "era", WORD_ERA }, { "fiscal", WORD_FISCAL }, { "future", WORD_FUTURE },
	{ "half", WORD_HALF }, { "hedge", WORD_HEDGE }, { "holiday", WORD_HOLIDAY },
	{ "join", WORD_JOIN }, { "link", WORD_LINK }, { "meridiem", WORD_MERIDIEM },
	{ "modifier", WORD_MODIFIER }, { "month", WORD_MONTH }, { "not_date", WORD_NOT_DATE },
	{ "offset", WORD_OFFSET }, { "offset_before", WORD_OFFSET_BEFORE },
	{ "open", WORD_OPEN }, { "part", WORD_PART }, { "past", WORD_PAST },
	{ "quantity", WORD_QUANTITY }, { "repeat", WORD_REPEAT }, { "season", WORD_SEASON },
	{ "shift", WORD_SHIFT }, { "term", WORD_TERM }, { "unit", WORD_UNIT },
	{ "vague", WORD_VAGUE }, { "vague_shift", WORD_VAGUE_SHIFT },
	{ "weekday", WORD_WEEKDAY }, { "when", WORD_WHEN }, { "zone", WORD_ZONE }
};

static int compare_kind(const void *key, const void *entry)
{
	const struct winnow_str *name = key;
	const struct kind_name *kind = entry;
	size_t length = strlen(kind->name);
	int order = memcmp(name->ptr, kind->name, name->len < length ? name->len : length);

	return order ? order : (name->len > length) - (name->len < length);
}

static enum word_kind kind_of(struct winnow_str name)
{
	const struct kind_name *found =
		name.len == 0
			? NULL
			: bsearch(&name, kind_names, sizeof(kind_names) / sizeof(kind_names[0]),
				  sizeof(kind_names[0]), compare_kind);

	return found ? found->kind : WORD_NONE;
}

/* "-" stands for nothing. */
static struct winnow_str column(const struct winnow_term *term, uint32_t index)
{
	if (!term || index >= term->value_count || winnow_is(term->values[index], "-"))
		return winnow_str("");
	return term->values[index];
}

static const struct winnow_lexicon *open_lexicon(const struct winnow_host *host,
	const struct winnow_text *text, const char *language, const char *name)
{
	char path[32];

	(void)snprintf(path, sizeof(path), "%s/%s", language, name);
	return text->lexicon(host, path);
}

static struct known_word *known_of(
	const struct language_words *words, const struct winnow_term *term)
{
	size_t at = (uintptr_t)term / sizeof(*term) & words->mask;

	while (words->known[at].term && words->known[at].term != term)
		at = (at + 1) & words->mask;
	return &words->known[at];
}

static void know_word(const struct winnow_term *term, struct known_word *known)
{
	*known = (struct known_word){
		.term = term,
		.kind = kind_of(column(term, 0)),
		.value = column(term, 1),
		.note = column(term, 2),
	};
	known->doubtful = winnow_is(known->note, "doubtful");
}

static int know_words(const struct winnow_host *host, const struct winnow_text *text,
	struct language_words *words)
{
	const struct winnow_term *term;
	size_t size = 2, position = 0;

	while (text->row(words->words, &position))
		size += 2;
	for (words->mask = 1; words->mask < size;)
		words->mask *= 2;
	words->known = host->alloc(host, words->mask-- * sizeof(*words->known));
	position = 0;
	while (words->known && (term = text->row(words->words, &position)))
		know_word(term, known_of(words, term));
	return words->known != NULL;
}

struct vocabulary *vocabulary_create(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct vocabulary *vocabulary = WINNOW_NEW(host, struct vocabulary);

	int known = vocabulary != NULL;

	for (size_t i = 0; known && i < LANGUAGE_COUNT; i++) {
		struct language_words *words = &vocabulary->languages[i];

		memcpy(words->code, languages[i], strlen(languages[i]));
		words->months = open_lexicon(host, text, languages[i], "month");
		words->weekdays = open_lexicon(host, text, languages[i], "weekday");
		words->words = open_lexicon(host, text, languages[i], "date_word");
		known = know_words(host, text, words);
	}
	if (known)
		return vocabulary;
	(void)winnow_fail(host, WINNOW_ELIMIT, "no memory is left for the words of time");
	return NULL;
}

const struct language_words *vocabulary_language(
	const struct vocabulary *vocabulary, struct winnow_str language)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		const struct language_words *words = &vocabulary->languages[i];

		if (winnow_is(language, words->code) && (words->months || words->words))
			return words;
	}
	return NULL;
}

/* Short forms of weekdays are words of their own too often: "Sun", "mar", "So". */
static int is_short(struct winnow_str term)
{
	size_t letters = 0;

	for (size_t i = 0; i < term.len; i++)
		letters += ((unsigned char)term.ptr[i] & 0xc0) != 0x80;
	return letters <= 3;
}

/* A name of the calendar, unless a longer word of time begins there too. */
static int take_name(
	const struct winnow_term *name, uint32_t count, enum word_kind kind, struct word *word)
{
	int doubtful = word->kind == WORD_DOUBTFUL;

	if (!name || count < word->count || (word->kind && !doubtful))
		return 0;
	*word = (struct word){ .kind = kind, .count = count, .doubtful = doubtful };
	word->value = column(name, 0);
	return 1;
}

int vocabulary_starts(const struct language_words *words, const struct winnow_text *text,
	const struct winnow_host *host, uint32_t token, struct word_starts *starts)
{
	if (token >= starts->words)
		starts->words = text->next(host, words->words, token);
	if (token >= starts->months)
		starts->months = text->next(host, words->months, token);
	if (token >= starts->weekdays)
		starts->weekdays = text->next(host, words->weekdays, token);
	return token == starts->words || token == starts->months || token == starts->weekdays;
}

struct word vocabulary_word(const struct language_words *words, const struct winnow_text *text,
	const struct winnow_host *host, uint32_t token)
{
	struct word word = { .kind = WORD_NONE };
	uint32_t count = 0;
	const struct winnow_term *term = text->match(host, words->words, token, &count);

	if (term) {
		const struct known_word *known = known_of(words, term);
		word = (struct word){ known->kind, known->doubtful, count, known->value,
			known->note };
	}
	term = text->match(host, words->months, token, &count);
	if (take_name(term, count, WORD_MONTH, &word))
		return word;
	term = text->match(host, words->weekdays, token, &count);
	if (take_name(term, count, WORD_WEEKDAY, &word))
		word.doubtful = word.doubtful || is_short(term->term);
	return word;
}
