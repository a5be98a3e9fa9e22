/* SPDX-License-Identifier: MIT */
#include "words.h"

#define TAIL_LETTERS 3
#define NARROWEST_LINE 50    /* bytes: a shorter one was not broken for want of room */
#define LONGEST_SHORT_FORM 3 /* bytes; longer words in capitals may be names that are shouted */
#define LONGEST_SHOUT 4      /* tokens: "ST. JOHN'S" */
#define ROOM 64              /* words, whose memory is asked for at once */

/* The bytes of the text before `at`, or from there on, up to a line feed. */
static size_t line_before(struct winnow_str text, size_t at)
{
	size_t first = at;

	while (first > 0 && text.ptr[first - 1] != '\n')
		first--;
	return at - first;
}

static size_t line_from(struct winnow_str text, size_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);

	return end ? (size_t)(end - (text.ptr + at)) : text.len - at;
}

int is_on_new_line(const struct passage *passage, uint32_t token)
{
	struct winnow_str text = passage->document->text;

	if (token == 0 || passage_glued(passage, token))
		return 0;
	size_t at = passage_at(passage, token),
	       gap = passage_at(passage, token - 1) + passage_word(passage, token - 1).len;
	const char *feed = memchr(text.ptr + gap, '\n', at - gap);
	if (!feed)
		return 0;
	size_t before = line_before(text, (size_t)(feed - text.ptr));
	return before < NARROWEST_LINE ||
	       before + 1 + passage_word(passage, token).len <= line_from(text, at);
}

uint32_t chunk_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t end = token;

	do {
		end++;
	} while (end < limit && is_capital(passage, end) && !is_on_new_line(passage, end) &&
		 !passage_flag(passage, end, WINNOW_SENTENCE_START | WINNOW_BLOCK_START));
	return end;
}

/* Where the last letters begin, counted in characters. */
static size_t tail_start(struct winnow_str text)
{
	size_t at = text.len;

	for (int letters = 0; at > 0 && letters < TAIL_LETTERS; at--)
		letters += ((unsigned char)text.ptr[at - 1] & 0xc0) != 0x80;
	return at;
}

/* What a typewriter has for the sign at `text`: quotes and hyphens; 0: it is no such sign. */
static char typewritten(const char *text)
{
	if ((unsigned char)text[0] != 0xe2 || (unsigned char)text[1] != 0x80)
		return 0;
	switch ((unsigned char)text[2]) {
	case 0x90:
	case 0x91:
		return '-';
	case 0x98:
	case 0x99:
		return '\'';
	case 0x9c:
	case 0x9d:
		return '"';
	default:
		return 0;
	}
}

struct winnow_str words_straight(const struct passage *passage, struct winnow_str text)
{
	char *plain;
	size_t length = 0;

	if (!memchr(text.ptr, 0xe2, text.len))
		return text;
	plain = passage->host->alloc(passage->host, text.len);
	for (size_t at = 0; plain && at < text.len;) {
		char sign = at + 3 <= text.len ? typewritten(text.ptr + at) : 0;
		plain[length++] = sign ? sign : text.ptr[at];
		at += sign ? 3 : 1;
	}
	return plain ? (struct winnow_str){ plain, length } : text;
}

static enum fixed_value shape_of_word(const struct passage *passage, uint32_t token)
{
	struct winnow_str text = passage_word(passage, token);

	if (passage_flag(passage, token, WINNOW_UPPER))
		return text.len > 4 ? VALUE_LONG_UPPER : VALUE_SHORT_UPPER;
	if (!passage_flag(passage, token, WINNOW_CAPITAL))
		return VALUE_SMALL;
	if (text.len == 1)
		return VALUE_LETTER;
	for (size_t i = 1; i < text.len; i++)
		if (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z')
			return VALUE_MIXED;
	return VALUE_CAPITAL;
}

static struct value shape_of(
	const struct values *values, const struct passage *passage, uint32_t token)
{
	struct winnow_str text = passage_word(passage, token);

	switch (passage_kind(passage, token)) {
	case WINNOW_DIGITS:
		return values->fixed[text.len == 4 ? VALUE_YEAR_SHAPE : VALUE_DIGIT_SHAPE];
	case WINNOW_WORD:
		return values->fixed[shape_of_word(passage, token)];
	default:
		return value_of(values, words_straight(passage, text));
	}
}

/* Behind the words in capitals alone that begin at `token`, the stop of "ST." among them. */
static uint32_t shout_end(const struct passage *passage, uint32_t token, uint32_t limit)
{
	uint32_t end = token;

	while (end < limit && (passage_flag(passage, end, WINNOW_UPPER)
					      ? end == token || !passage_glued(passage, end)
					      : end > token && passage_is(passage, end, ".") &&
							passage_glued(passage, end)))
		end++;
	return end;
}

static int may_be_short_form(const struct passage *passage, uint32_t token)
{
	return passage_word(passage, token).len <= LONGEST_SHORT_FORM;
}

struct winnow_str words_as_name(const struct passage *passage, uint32_t first, uint32_t end)
{
	struct winnow_str words = passage_words(passage, first, end);

	/* "NEW DELHI" is no short form, but "US Navy" begins with one. */
	if (!passage_flag(passage, first, WINNOW_UPPER) ||
		(may_be_short_form(passage, first) &&
			(end == first + 1 || shout_end(passage, first, end) < end)))
		return words;
	char *name = passage->host->alloc(passage->host, words.len);
	for (size_t i = 0; name && i < words.len; i++) {
		int inner = i > 0 && words.ptr[i - 1] != ' ' && words.ptr[i - 1] != '-';
		char letter = words.ptr[i];
		name[i] =
			inner && letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
	}
	return name ? (struct winnow_str){ name, words.len } : words;
}

/* What a document shows, while it is read. */
struct sight {
	const struct glossary *glossary;
	const struct passage *passage;
	/* The words that are the document's own, by their spelling, by open addressing */
	struct entry {
		struct word *word; /* NULL: free */
		uint32_t number;   /* folded; 0: none */
	} * entries;
	size_t mask;
	struct word *room; /* for the next of them */
	uint32_t room_left;
	uint64_t *small;   /* by number: stands there in small letters */
	uint64_t signs[2]; /* of ASCII, likewise */
};

/* The classes of the token's word, written as lists would. */
static uint64_t classes_of(const struct sight *sight, uint32_t token, struct winnow_str written,
	struct winnow_str lower)
{
	const struct passage *passage = sight->passage;
	struct winnow_word number = passage->analysis->words[token];

	if (written.ptr != passage_word(passage, token).ptr)
		number = passage->text->number(sight->glossary->lists[LIST_COUNTRY], written);
	return glossary_classes(sight->glossary, number, written, lower);
}

static void fill(const struct sight *sight, uint32_t token, struct word *word)
{
	const struct glossary *glossary = sight->glossary;
	const struct passage *passage = sight->passage;
	const struct values *values = glossary->values;

	word->text = passage_word(passage, token);
	word->shape = shape_of(values, passage, token);
	if (passage_kind(passage, token) != WINNOW_WORD) {
		word->lower = word->shape;
		word->classes = classes_of(sight, token, word->lower.text, word->lower.text);
		return;
	}
	struct winnow_str lower = words_straight(passage, passage_lower(passage, word->text));
	word->classes = classes_of(sight, token,
		words_straight(passage, words_as_name(passage, token, token + 1)), lower);
	/* "Blessing" is rather a name. */
	if (word->classes & glossary_name_classes(glossary))
		word->classes &= ~glossary->noun_fields;
	if (word->classes & ~glossary_name_classes(glossary))
		word->lower = value_of(values, lower);
	else if (is_capital(passage, token) && !passage_flag(passage, token, WINNOW_UPPER))
		word->tail = value_of(values,
			winnow_slice(lower, tail_start(lower), lower.len - tail_start(lower)));
}

static struct entry *entry_of(const struct sight *sight, struct winnow_str text)
{
	uint64_t hash = text_hash(text);
	size_t at = (size_t)(hash ^ hash >> 32) & sight->mask;

	while (sight->entries[at].word && !winnow_equal(sight->entries[at].word->text, text))
		at = (at + 1) & sight->mask;
	return &sight->entries[at];
}

/* The word of the glossary for one in small letters that lexicons know, written as they write it;
 * NULL: it is none. */
static struct word *small_word(struct sight *sight, uint32_t token)
{
	const struct glossary *glossary = sight->glossary;
	const struct winnow_token *found = &sight->passage->analysis->tokens[token];
	struct winnow_word word = sight->passage->analysis->words[token];

	if (found->kind != WINNOW_WORD || found->flags & WINNOW_CAPITAL || word.folded == 0 ||
		word.folded != word.exact || word.folded >= glossary->number_count)
		return NULL;
	const struct known_word *known = &glossary->known[word.folded];
	if (known->small && known->length != found->length)
		return NULL;
	sight->small[word.folded / 64] |= (uint64_t)1 << word.folded % 64;
	return &glossary->small[known->small];
}

/* The sign of ASCII that the token is; 0: it is none. */
static unsigned char plain_sign(const struct passage *passage, uint32_t token)
{
	const struct winnow_token *found = &passage->analysis->tokens[token];
	unsigned char sign = (unsigned char)passage->document->text.ptr[found->at];

	return found->kind >= WINNOW_MARK && found->length == 1 && sign < ASCII ? sign : 0;
}

static void mark(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t token)
{
	uint32_t limit = passage->analysis->token_count;

	for (int list = 0; list < LISTS; list++) {
		uint32_t end;
		if (!passage_match(passage, glossary->lists[list], token, limit, &end))
			continue;
		words->marks[token] |= (uint16_t)(1u << list);
		for (uint32_t i = token + 1; i < end; i++)
			words->marks[i] |= (uint16_t)(256u << list);
	}
}

/* "SAN DIEGO": lists write names as names. */
static void mark_shouted(const struct glossary *glossary, const struct passage *passage,
	struct words *words, uint32_t token)
{
	uint32_t end = shout_end(passage, token, token + LONGEST_SHOUT);
	uint32_t least = token + (uint32_t)may_be_short_form(passage, token);

	for (; end > least; end--) {
		struct winnow_str name = words_as_name(passage, token, end);
		for (int list = 0; list < LISTS; list++) {
			if (!passage->text->find(passage->host, glossary->lists[list], name))
				continue;
			words->marks[token] |= (uint16_t)(1u << list);
			for (uint32_t i = token + 1; i < end; i++)
				words->marks[i] |= (uint16_t)(256u << list);
		}
	}
}

/* Whether the word stands in the text in small letters too. */
static int stands_small(const struct sight *sight, const struct entry *entry)
{
	struct winnow_str lower = entry->word->lower.text;
	uint32_t number = entry->number;

	if (lower.len == 0)
		return 0;
	if (number && number < sight->glossary->number_count)
		return (sight->small[number / 64] >> number % 64 & 1) != 0;
	unsigned char sign = (unsigned char)lower.ptr[0];
	if (lower.len == 1 && sign < ASCII && sight->signs[sign / 64] >> sign % 64 & 1)
		return 1;
	return entry_of(sight, lower)->word != NULL;
}

static void see_all(const struct sight *sight, struct words *words)
{
	const struct passage *passage = sight->passage;
	uint32_t count = passage->analysis->token_count;

	for (uint32_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (!is_capital(passage, i))
			continue;
		end = chunk_end(passage, i, count);
		chunk_see(sight->glossary, passage, words, i, end);
	}
	for (size_t i = 0; i <= sight->mask; i++)
		if (sight->entries[i].word && stands_small(sight, &sight->entries[i]))
			sight->entries[i].word->seen |= 1u << SEEN_LOWER;
}

/* Room for one more word, which stays where it is; NULL: there is none. */
static struct word *next_room(struct sight *sight)
{
	const struct winnow_host *host = sight->passage->host;

	if (sight->room_left == 0) {
		sight->room = host->alloc(host, ROOM * sizeof *sight->room);
		sight->room_left = sight->room ? ROOM : 0;
	}
	if (sight->room_left == 0)
		return NULL;
	sight->room_left--;
	return sight->room++;
}

/* A word of the document's own; NULL: no memory. */
static struct word *own_word(struct sight *sight, uint32_t token)
{
	const struct passage *passage = sight->passage;
	struct entry *entry = entry_of(sight, passage_word(passage, token));

	if (entry->word)
		return entry->word;
	entry->word = next_room(sight);
	if (!entry->word)
		return NULL;
	fill(sight, token, entry->word);
	if (passage_kind(passage, token) == WINNOW_WORD)
		entry->number = passage->analysis->words[token].folded;
	return entry->word;
}

/* The word of the token in the glossary; NULL: it depends on the document. */
static struct word *shared_word(struct sight *sight, uint32_t token)
{
	struct word *small = small_word(sight, token);
	unsigned char sign = small ? 0 : plain_sign(sight->passage, token);

	if (!sign)
		return small;
	sight->signs[sign / 64] |= (uint64_t)1 << sign % 64;
	return &sight->glossary->signs[sign];
}

static int make_room(struct sight *sight, struct words *words)
{
	const struct winnow_host *host = sight->passage->host;
	uint32_t count = sight->passage->analysis->token_count;

	sight->small = host->alloc(
		host, (sight->glossary->number_count / 64 + 1) * sizeof *sight->small);
	words->of_token = host->alloc(host, (count + (size_t)1) * sizeof *words->of_token);
	words->marks = host->alloc(host, (count + (size_t)1) * sizeof *words->marks);
	return sight->small && words->of_token && words->marks ? 0 : -1;
}

/* The tokens whose words are the document's own are left. */
static int share_words(struct sight *sight, struct words *words)
{
	const struct winnow_host *host = sight->passage->host;
	size_t own = 0;

	for (uint32_t i = 0; i < sight->passage->analysis->token_count; i++) {
		words->of_token[i] = shared_word(sight, i);
		own += !words->of_token[i];
	}
	for (sight->mask = 64; sight->mask < 2 * own;)
		sight->mask *= 2;
	sight->entries = host->alloc(host, sight->mask-- * sizeof *sight->entries);
	return sight->entries ? 0 : -1;
}

static int own_words(struct sight *sight, struct words *words)
{
	const struct passage *passage = sight->passage;

	for (uint32_t i = 0; i < passage->analysis->token_count; i++) {
		if (words->of_token[i])
			continue;
		words->of_token[i] = own_word(sight, i);
		if (!words->of_token[i])
			return -1;
		if (is_capital(passage, i))
			mark(sight->glossary, passage, words, i);
		if (passage_flag(passage, i, WINNOW_UPPER))
			mark_shouted(sight->glossary, passage, words, i);
	}
	return 0;
}

int words_read(
	const struct glossary *glossary, const struct passage *passage, struct words *ret_words)
{
	struct sight sight = { .glossary = glossary, .passage = passage };

	if (make_room(&sight, ret_words) || share_words(&sight, ret_words) ||
		own_words(&sight, ret_words))
		return winnow_fail(
			passage->host, WINNOW_ELIMIT, "no memory is left for its words");
	see_all(&sight, ret_words);
	return 0;
}
