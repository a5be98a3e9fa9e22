/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

const struct word no_word = { .kind = WORD_NONE };

enum names_list { LIST_WORDS, LIST_MONTHS, LIST_WEEKDAYS, LISTS = VOCABULARY_LISTS };

/* A term of a lexicon, and which of the words it is. */
struct row {
	const struct winnow_term *term; /* NULL: free */
	uint32_t word;
};

struct language_words {
	char code[4];
	const struct winnow_lexicon *lists[LISTS];
	struct row *rows; /* of all lists, by open addressing */
	size_t mask;
	/* The first is none; a name of the calendar stands twice, the second time as one that
	 * date_word doubts. */
	struct word *words;
	uint32_t word_count;
	struct start *starts; /* by number */
	uint32_t start_count;
	struct pairs pairs;
	int by_case;
	const struct winnow_str *known_days; /* rows */
	uint32_t known_days_parts;
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
	{ "age", WORD_AGE }, { "aged", WORD_AGED }, { "ahead", WORD_AHEAD },
	{ "article", WORD_ARTICLE }, { "bound", WORD_BOUND },
	{ "bound_after", WORD_BOUND_AFTER }, { "clock", WORD_CLOCK },
	{ "clock_offset", WORD_CLOCK_OFFSET }, { "day", WORD_DAY }, { "decade", WORD_DECADE },
	{ "decade_mark", WORD_DECADE_MARK }, { "determiner", WORD_DETERMINER },
	{ "doubtful", WORD_DOUBTFUL }, { "each", WORD_EACH }, { "era", WORD_ERA },
	{ "fiscal", WORD_FISCAL }, { "future", WORD_FUTURE }, { "half", WORD_HALF },
	{ "hedge", WORD_HEDGE }, { "holiday", WORD_HOLIDAY }, { "join", WORD_JOIN },
	{ "link", WORD_LINK }, { "meal", WORD_MEAL }, { "meridiem", WORD_MERIDIEM },
	{ "modifier", WORD_MODIFIER }, { "month", WORD_MONTH }, { "not_date", WORD_NOT_DATE },
	{ "offset", WORD_OFFSET }, { "offset_before", WORD_OFFSET_BEFORE },
	{ "open", WORD_OPEN }, { "part", WORD_PART }, { "past", WORD_PAST },
	{ "pronoun", WORD_PRONOUN }, { "quantity", WORD_QUANTITY }, { "repeat", WORD_REPEAT },
	{ "season", WORD_SEASON }, { "shift", WORD_SHIFT }, { "term", WORD_TERM },
	{ "unit", WORD_UNIT }, { "vague", WORD_VAGUE }, { "vague_shift", WORD_VAGUE_SHIFT },
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

static struct row *row_of(const struct language_words *words, const struct winnow_term *term)
{
	size_t at = (uintptr_t)term / sizeof(*term) & words->mask;

	while (words->rows[at].term && words->rows[at].term != term)
		at = (at + 1) & words->mask;
	return &words->rows[at];
}

static int32_t number_of(struct winnow_str value)
{
	int negative = winnow_starts(value, "-");
	int32_t number = 0;

	for (size_t i = (size_t)negative; i < value.len && number < 100000; i++) {
		if (value.ptr[i] < '0' || value.ptr[i] > '9')
			break;
		number = number * 10 + (value.ptr[i] - '0');
	}
	return negative ? -number : number;
}

static enum unit unit_of(struct winnow_str value)
{
	static const struct {
		const char *name;
		enum unit unit;
	} names[] = { { "day", UNIT_DAY }, { "week", UNIT_WEEK }, { "month", UNIT_MONTH },
		{ "year", UNIT_YEAR }, { "hour", UNIT_HOUR }, { "minute", UNIT_MINUTE },
		{ "second", UNIT_SECOND }, { "quarter", UNIT_QUARTER },
		{ "weekend", UNIT_WEEKEND }, { "decade", UNIT_DECADE },
		{ "century", UNIT_CENTURY } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (winnow_is(value, names[i].name))
			return names[i].unit;
	return UNIT_NONE;
}

/* Short forms of weekdays are words of their own too often: "Sun", "mar", "So". */
static int is_short(struct winnow_str term)
{
	size_t letters = 0;

	for (size_t i = 0; i < term.len; i++)
		letters += ((unsigned char)term.ptr[i] & 0xc0) != 0x80;
	return letters <= 3;
}

static struct word name_of(const struct winnow_term *term, enum word_kind kind)
{
	struct word word = { .kind = kind, .value = column(term, 0) };

	word.number = number_of(word.value);
	word.note = winnow_str("");
	word.doubtful = kind == WORD_WEEKDAY && is_short(term->term);
	return word;
}

static struct word word_of(const struct winnow_term *term)
{
	struct word word = { .kind = kind_of(column(term, 0)), .value = column(term, 1) };

	word.note = column(term, 2);
	word.number = number_of(word.value);
	word.unit = word.kind == WORD_UNIT ? unit_of(word.value) : UNIT_NONE;
	word.doubtful = winnow_is(word.note, "doubtful");
	return word;
}

static void know_row(
	struct language_words *words, enum names_list list, const struct winnow_term *term)
{
	*row_of(words, term) = (struct row){ term, words->word_count };
	if (list == LIST_WORDS) {
		words->words[words->word_count++] = word_of(term);
		return;
	}
	struct word name = name_of(term, list == LIST_MONTHS ? WORD_MONTH : WORD_WEEKDAY);
	words->words[words->word_count++] = name;
	name.doubtful = 1;
	words->words[words->word_count++] = name;
}

/* The terms of all lists that begin at one place. */
struct found {
	const struct winnow_term *terms[LISTS];
	uint32_t counts[LISTS];
};

/* A name of the calendar, unless a longer word of time begins there too, or one as long that does
 * not leave it to the name. */
static uint32_t choose(
	const struct language_words *words, const struct found *found, uint32_t *ret_count)
{
	uint32_t word = 0;

	*ret_count = found->counts[LIST_WORDS];
	if (found->terms[LIST_WORDS])
		word = row_of(words, found->terms[LIST_WORDS])->word;
	for (int list = LIST_MONTHS; list < LISTS; list++) {
		enum word_kind kind = words->words[word].kind;
		uint32_t doubted = kind == WORD_DOUBTFUL;
		if (!found->terms[list] || found->counts[list] < *ret_count ||
			(kind && !doubted))
			continue;
		*ret_count = found->counts[list];
		return row_of(words, found->terms[list])->word + doubted;
	}
	return word;
}

/* Of all terms: how many there are, and the highest number of a word that one begins with. */
struct extent {
	size_t terms;
	uint32_t highest;
};

static struct extent measure(const struct winnow_text *text, const struct language_words *words)
{
	struct extent extent = { 0, 0 };
	const struct winnow_term *term;

	for (int list = 0; list < LISTS; list++)
		for (size_t position = 0; (term = text->row(words->lists[list], &position));) {
			struct winnow_word first = { 0, 0 };
			(void)text->words(words->lists[list], term->term, &first, 1);
			if (first.folded > extent.highest)
				extent.highest = first.folded;
			if (first.exact > extent.highest)
				extent.highest = first.exact;
			extent.terms++;
		}
	return extent;
}

static void mark_start(
	const struct language_words *words, struct winnow_word word, uint32_t flags)
{
	words->starts[word.folded].flags |= (uint8_t)flags;
	words->starts[word.exact].flags |= (uint8_t)flags;
}

/* Of a word that is known by its case alone, any may be the folded one. */
static void know_pair(struct winnow_word first, struct winnow_word second, struct pairs *pairs)
{
	uint32_t pair = vocabulary_pair(first, second);

	if (first.folded && second.folded)
		pairs->bits[pair / 64] |= UINT64_C(1) << pair % 64;
	else
		memset(pairs, 0xff, sizeof(*pairs));
}

static void know_start(const struct winnow_text *text, struct language_words *words,
	enum names_list list, const struct winnow_term *term)
{
	struct winnow_word first[2] = { { 0, 0 }, { 0, 0 } };
	uint32_t flags = 1u << list;

	if (text->words(words->lists[list], term->term, first, 2) > 1) {
		flags |= START_LONGER;
		know_pair(first[0], first[1], &words->pairs);
	} else if (!text->of_word(words->lists[list],
			   (struct winnow_word){ .folded = first[0].folded })) {
		flags |= START_CASE;
	}
	words->by_case |= first[0].folded == 0;
	mark_start(words, first[0], flags);
}

static void know_alone(
	const struct winnow_text *text, const struct language_words *words, uint32_t number)
{
	const struct winnow_word word = { number, number };
	struct found found = { { NULL }, { 1, 1, 1 } };
	uint32_t count;

	for (int list = 0; list < LISTS; list++)
		found.terms[list] = text->of_word(words->lists[list], word);
	struct start *start = &words->starts[number];
	uint32_t alone = choose(words, &found, &count);
	enum word_kind kind = words->words[alone].kind;
	start->alone = (uint16_t)alone;
	start->kind = kind == WORD_DOUBTFUL ? WORD_NONE : (uint8_t)kind;
	if (kind == WORD_MONTH || kind == WORD_WEEKDAY)
		start->flags |= START_NAME;
	if (alone > UINT16_MAX)
		start->flags |= START_CASE; /* to be looked up each time */
}

static int know_words(const struct winnow_host *host, const struct winnow_text *text,
	struct language_words *words)
{
	struct extent extent = measure(text, words);
	const struct winnow_term *term;

	for (words->mask = 1; words->mask < 2 * extent.terms + 2;)
		words->mask *= 2;
	words->rows = host->alloc(host, words->mask-- * sizeof(*words->rows));
	words->words = host->alloc(host, (2 * extent.terms + 1) * sizeof(*words->words));
	words->start_count = extent.highest + 1;
	words->starts = host->alloc(host, words->start_count * sizeof(*words->starts));
	if (!words->rows || !words->words || !words->starts)
		return 0;
	words->words[words->word_count++] = no_word;
	for (int list = 0; list < LISTS; list++)
		for (size_t position = 0; (term = text->row(words->lists[list], &position));) {
			know_row(words, (enum names_list)list, term);
			know_start(text, words, (enum names_list)list, term);
		}
	words->starts[0].flags = 0;
	for (uint32_t number = 1; number < words->start_count; number++)
		if (words->starts[number].flags)
			know_alone(text, words, number);
	return 1;
}

/* What stands behind `term` in `rows`; nothing does: `otherwise`. */
static struct winnow_str columns_of(
	struct winnow_str rows, struct winnow_str term, struct winnow_str otherwise)
{
	while (rows.len > 0) {
		const char *end = memchr(rows.ptr, '\n', rows.len);
		size_t length = end ? (size_t)(end - rows.ptr) : rows.len;

		if (length > term.len && rows.ptr[term.len] == '\t' &&
			memcmp(rows.ptr, term.ptr, term.len) == 0)
			return winnow_slice(rows, term.len + 1, length - term.len - 1);
		length += end != NULL;
		rows = winnow_slice(rows, length, rows.len - length);
	}
	return otherwise;
}

/* Of the holidays that another calendar places the days are known: those of "umalqura-10-1". */
static void know_holidays(const struct winnow_host *host, const struct winnow_text *text,
	struct language_words *words)
{
	uint32_t parts = 0;
	const struct winnow_str *rows = text->rows(host, "any/holiday_day", &parts);

	for (uint32_t i = 0; i < words->word_count; i++)
		for (uint32_t part = 0; words->words[i].kind == WORD_HOLIDAY && part < parts;
			part++)
			words->words[i].value = columns_of(
				rows[part], words->words[i].value, words->words[i].value);
}

static void know_days(const struct winnow_host *host, const struct winnow_text *text,
	struct language_words *words)
{
	char path[32];

	(void)snprintf(path, sizeof(path), "%s/known_day", words->code);
	words->known_days = text->rows(host, path, &words->known_days_parts);
}

struct vocabulary *vocabulary_create(
	const struct winnow_host *host, const struct winnow_text *text)
{
	struct vocabulary *vocabulary = WINNOW_NEW(host, struct vocabulary);

	int known = vocabulary != NULL;

	for (size_t i = 0; known && i < LANGUAGE_COUNT; i++) {
		struct language_words *words = &vocabulary->languages[i];

		memcpy(words->code, languages[i], strlen(languages[i]));
		words->lists[LIST_WORDS] = open_lexicon(host, text, languages[i], "date_word");
		words->lists[LIST_MONTHS] = open_lexicon(host, text, languages[i], "month");
		words->lists[LIST_WEEKDAYS] = open_lexicon(host, text, languages[i], "weekday");
		known = know_words(host, text, words);
		if (known) {
			know_holidays(host, text, words);
			know_days(host, text, words);
		}
	}
	if (known)
		return vocabulary;
	(void)winnow_fail(host, WINNOW_ELIMIT, "no memory is left for the words of time");
	return NULL;
}

/* English serves texts too short to tell. */
static const struct language_words *find_language(
	const struct vocabulary *vocabulary, struct winnow_str language)
{
	if (!language.len)
		language = winnow_str("en");
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		const struct language_words *words = &vocabulary->languages[i];

		if (winnow_is(language, words->code) &&
			(words->lists[LIST_MONTHS] || words->lists[LIST_WORDS]))
			return words;
	}
	return NULL;
}

struct word_search vocabulary_search(const struct vocabulary *vocabulary,
	const struct winnow_text *service, const struct winnow_host *host)
{
	static const struct start no_start = { 0, 0, 0 };
	static const struct pairs no_pairs = { { 0 } };
	struct word_search search = { host, service, .starts = &no_start, .entries = &no_word,
		.pairs = &no_pairs };

	search.analysis = service->analysis(host);
	search.words = find_language(vocabulary, search.analysis->language);
	if (search.words) {
		search.starts = search.words->starts;
		search.start_count = search.words->start_count;
		search.entries = search.words->words;
		search.pairs = &search.words->pairs;
		search.by_case = search.words->by_case;
	}
	return search;
}

struct winnow_str vocabulary_known_day(const struct word_search *search, struct winnow_str day)
{
	struct winnow_str none = winnow_str(""), columns = none;

	for (uint32_t part = 0;
		search->words && !columns.len && part < search->words->known_days_parts; part++)
		columns = columns_of(search->words->known_days[part], day, none);
	return columns;
}

const struct word *vocabulary_longest(
	const struct word_search *search, uint32_t token, uint32_t flags, uint32_t *ret_count)
{
	const struct language_words *words = search->words;
	struct found found = { { NULL }, { 0 } };

	for (int list = 0; list < LISTS; list++)
		if (flags >> list & 1)
			found.terms[list] = search->service->match(
				search->host, words->lists[list], token, &found.counts[list]);
	return &search->entries[choose(words, &found, ret_count)];
}
