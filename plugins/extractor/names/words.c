/* SPDX-License-Identifier: MIT */
#include "words.h"

#define TAIL_LETTERS 3
#define LONGEST_SHORT_FORM 3 /* bytes; longer words in capitals may be names that are shouted */
#define LONGEST_SHOUT 4      /* tokens: "ST. JOHN'S" */
#define ROOM 16              /* words, whose memory is asked for at once */
#define FEWEST 128           /* entries; a power of two */

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
		struct winnow_str text;
		uint32_t number; /* folded; 0: none */
		uint32_t hash;   /* a part of that of its spelling */
	} * entries;
	size_t mask, count;
	struct word *room; /* for the next of them */
	uint32_t room_left;
	struct word *digits[2]; /* as those of the glossary; NULL: none stands there */
	uint64_t *small;        /* by number: stands there in small letters */
	uint64_t signs[2];      /* of ASCII, likewise */
	struct start_set lists;
};

/* Room for one more word, which stays where it is; NULL: there is none. */
static struct word *next_room(struct sight *sight)
{
	const struct winnow_host *host = sight->passage->host;

	if (sight->room_left == 0) {
		sight->room = alloc_lines(host, ROOM * sizeof *sight->room);
		sight->room_left = sight->room ? ROOM : 0;
	}
	if (sight->room_left == 0)
		return NULL;
	sight->room_left--;
	return sight->room++;
}

/* The same word in small letters, where it is a plain one that lists have; NULL: it is none. What has
 * the number of another without its length has signs that a typewriter has not. */
static const struct word *in_small_letters(
	const struct glossary *glossary, uint32_t folded, struct winnow_str text)
{
	struct small_word small = glossary_small(glossary, folded);

	return small.index && small.length == text.len ? &glossary->small[small.index] : NULL;
}

static struct winnow_str lower_of(const struct passage *passage, struct winnow_str text)
{
	return words_straight(passage, passage_lower(passage, text));
}

/* The last letters in lower case, which most words have them in. */
static struct winnow_str tail_of(const struct passage *passage, struct winnow_str text)
{
	size_t start = text.len > TAIL_LETTERS ? text.len - TAIL_LETTERS : 0, at = start;

	while (at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z')
		at++;
	if (start == 0 || at < text.len) {
		text = lower_of(passage, text);
		start = tail_start(text);
	}
	return winnow_slice(text, start, text.len - start);
}

/* The number and the classes of a word of that hash, written as lists would. */
static uint64_t classes_of(
	const struct sight *sight, uint32_t token, uint64_t hash, uint32_t *ret_folded)
{
	const struct passage *passage = sight->passage;
	struct winnow_str text = passage_word(passage, token), written = text;
	struct winnow_word number = passage->analysis->words[token];

	if (passage_flag(passage, token, WINNOW_UPPER))
		written = words_as_name(passage, token, token + 1);
	written = words_straight(passage, written);
	if (written.ptr != text.ptr) {
		number = passage->text->number(sight->glossary->lists[LIST_COUNTRY], written);
		hash = text_hash(written);
	}
	*ret_folded = number.folded;
	return number.folded || number.exact ? glossary_classes(sight->glossary, number, hash)
					     : 0;
}

static void fill_word(
	const struct sight *sight, uint32_t token, uint64_t hash, struct word *word)
{
	const struct glossary *glossary = sight->glossary;
	const struct passage *passage = sight->passage;
	const struct winnow_str text = passage_word(passage, token);
	const uint64_t names = glossary_name_classes(glossary);
	uint32_t folded;
	const struct word *small =
		in_small_letters(glossary, passage->analysis->words[token].folded, text);

	word->shape = &glossary->values->fixed[shape_of_word(passage, token)];
	word->classes = classes_of(sight, token, hash, &folded);
	if (small)
		word->classes |= small->classes & glossary->folded;
	else if (glossary_knows(glossary, folded))
		word->classes |=
			glossary_folded_classes(glossary, folded, lower_of(passage, text));
	/* "Blessing" is rather a name. */
	if (word->classes & names)
		word->classes &= ~glossary->noun_fields;
	if (word->classes & ~names)
		word->lower = small && small->lower.length
				      ? small->lower
				      : value_of(glossary->values, lower_of(passage, text));
	else if (is_capital(passage, token) && !passage_flag(passage, token, WINNOW_UPPER))
		word->tail = value_of(glossary->values, tail_of(passage, text));
	word->cues = small ? small->cues : cues_of(text);
}

/* A sign that is none of ASCII, or several. */
static void fill_sign(const struct sight *sight, struct winnow_str text, struct word *word)
{
	const struct glossary *glossary = sight->glossary;
	const struct passage *passage = sight->passage;
	struct winnow_str plain = words_straight(passage, text);
	struct winnow_word number = passage->text->number(glossary->lists[LIST_COUNTRY], plain);

	word->lower = value_of(glossary->values, plain);
	word->shape = &word->lower;
	word->classes = glossary_classes(glossary, number, text_hash(plain));
	word->cues = cues_of(text);
}

static void fill(const struct sight *sight, uint32_t token, uint64_t hash, struct word *word)
{
	if (passage_kind(sight->passage, token) == WINNOW_WORD)
		fill_word(sight, token, hash, word);
	else
		fill_sign(sight, passage_word(sight->passage, token), word);
	word->main = glossary_main(sight->glossary, word->classes, word->shape);
}

static uint32_t short_hash(uint64_t hash)
{
	return (uint32_t)(hash ^ hash >> 32);
}

/* That of the spelling, or a free one. */
static struct entry *entry_of(const struct sight *sight, struct winnow_str text, uint32_t hash)
{
	size_t at = hash & sight->mask;

	while (sight->entries[at].word && (sight->entries[at].hash != hash ||
						  !winnow_equal(sight->entries[at].text, text)))
		at = (at + 1) & sight->mask;
	return &sight->entries[at];
}

/* Twice as many entries, of which half at most are to be used. */
static int widen(struct sight *sight)
{
	const struct winnow_host *host = sight->passage->host;
	struct entry *old = sight->entries;
	size_t count = old ? sight->mask + 1 : 0, mask = count ? 2 * count - 1 : FEWEST - 1;

	sight->entries = host->alloc(host, (mask + 1) * sizeof *sight->entries);
	if (!sight->entries)
		return -1;
	sight->mask = mask;
	for (size_t i = 0; i < count; i++) {
		size_t at = old[i].hash & mask;
		if (!old[i].word)
			continue;
		while (sight->entries[at].word)
			at = (at + 1) & mask;
		sight->entries[at] = old[i];
	}
	return 0;
}

/* The tokens from `token` on that are words in small letters that lexicons know, written as they write
 * them, have those of the glossary; returns behind them. */
static uint32_t share_small(struct sight *sight, struct words *words, uint32_t token)
{
	const struct winnow_analysis *analysis = sight->passage->analysis;
	const struct winnow_token *tokens = analysis->tokens;
	const struct winnow_word *numbers = analysis->words;
	const struct small_word *small_words = sight->glossary->small_words;
	struct word *small = sight->glossary->small, **of_token = words->of_token;
	uint32_t count = analysis->token_count, limit = sight->glossary->number_count;

	for (; token < count; token++) {
		uint32_t number = numbers[token].folded;
		uint32_t ahead = token + PASSAGE_AHEAD < count ? token + PASSAGE_AHEAD : token;
		__builtin_prefetch(&small_words[numbers[ahead].folded]);
		if (tokens[token].kind != WINNOW_WORD || tokens[token].flags & WINNOW_CAPITAL ||
			number == 0 || number != numbers[token].exact || number >= limit)
			break;
		struct small_word found = small_words[number];
		if (found.index && found.length != tokens[token].length)
			break;
		sight->small[number / 64] |= (uint64_t)1 << number % 64;
		of_token[token] = &small[found.index];
		__builtin_prefetch(of_token[token]); /* for what is seen around names */
	}
	return token;
}

/* The sign of ASCII that the token is; 0: it is none. */
static unsigned char plain_sign(const struct passage *passage, uint32_t token)
{
	const struct winnow_token *found = &passage->analysis->tokens[token];
	unsigned char sign = (unsigned char)passage->document->text.ptr[found->at];

	return found->kind >= WINNOW_MARK && found->length == 1 && sign < ASCII ? sign : 0;
}

static void mark(const struct sight *sight, struct words *words, uint32_t token)
{
	const struct passage *passage = sight->passage;
	uint32_t limit = passage->analysis->token_count;

	if (!start_set_has(&sight->lists, passage, token))
		return;
	for (int list = 0; list < LISTS; list++) {
		uint32_t end;
		if (!passage_match(passage, sight->glossary->lists[list], token, limit, &end))
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
	struct winnow_str lower = value_text(&entry->word->lower);
	uint32_t number = entry->number;

	if (lower.len == 0)
		return 0;
	if (number && number < sight->glossary->number_count)
		return (sight->small[number / 64] >> number % 64 & 1) != 0;
	unsigned char sign = (unsigned char)lower.ptr[0];
	if (lower.len == 1 && sign < ASCII && sight->signs[sign / 64] >> sign % 64 & 1)
		return 1;
	return entry_of(sight, lower, short_hash(text_hash(lower)))->word != NULL;
}

static void see_all(const struct sight *sight, struct words *words)
{
	const struct passage *passage = sight->passage;
	uint32_t count = passage->analysis->token_count, end;

	for (uint32_t i = 0; (i = next_capital(words, i, count)) < count; i = end) {
		end = chunk_end(passage, i, count);
		chunk_see(sight->glossary, passage, words, i, end);
	}
	for (size_t i = 0; i <= sight->mask; i++)
		if (sight->entries[i].word && stands_small(sight, &sight->entries[i]))
			sight->entries[i].word->seen |= 1u << SEEN_LOWER;
}

/* The word of digits, which are told apart by how many there are; NULL: no memory. One that is
 * written as those are known stands there as it is. */
static struct word *digits_word(struct sight *sight, uint32_t token)
{
	struct winnow_str text = passage_word(sight->passage, token);
	int is_year = text.len == 4;
	struct word **word = &sight->digits[is_year];

	if (!*word) {
		*word = next_room(sight);
		if (!*word)
			return NULL;
		**word = sight->glossary->digits[is_year];
	}
	if (winnow_equal(text, value_text((*word)->shape)))
		(*word)->seen |= 1u << SEEN_LOWER;
	return *word;
}

/* A word of the document's own; NULL: no memory. */
static struct word *own_word(struct sight *sight, uint32_t token)
{
	const struct passage *passage = sight->passage;
	struct winnow_str text = passage_word(passage, token);
	uint64_t hash = text_hash(text);

	if (2 * sight->count >= sight->mask && widen(sight))
		return NULL;
	struct entry *entry = entry_of(sight, text, short_hash(hash));
	if (entry->word)
		return entry->word;
	entry->word = next_room(sight);
	if (!entry->word)
		return NULL;
	entry->text = text;
	entry->hash = short_hash(hash);
	sight->count++;
	fill(sight, token, hash, entry->word);
	if (passage_kind(passage, token) == WINNOW_WORD)
		entry->number = passage->analysis->words[token].folded;
	return entry->word;
}

static void mark_capital(struct sight *sight, struct words *words, uint32_t token)
{
	words->capitals[token / 64] |= (uint64_t)1 << token % 64;
	mark(sight, words, token);
	if (passage_flag(sight->passage, token, WINNOW_UPPER))
		mark_shouted(sight->glossary, sight->passage, words, token);
}

/* The word of a token that is none of the small words; NULL: no memory. */
static struct word *word_of(struct sight *sight, struct words *words, uint32_t token)
{
	unsigned char sign = plain_sign(sight->passage, token);

	if (sign) {
		sight->signs[sign / 64] |= (uint64_t)1 << sign % 64;
		return &sight->glossary->signs[sign];
	}
	if (passage_kind(sight->passage, token) == WINNOW_DIGITS)
		return digits_word(sight, token);
	if (is_capital(sight->passage, token))
		mark_capital(sight, words, token);
	return own_word(sight, token);
}

static int make_room(struct sight *sight, struct words *words)
{
	const struct winnow_host *host = sight->passage->host;
	size_t count = sight->passage->analysis->token_count;

	sight->small = host->alloc(
		host, (sight->glossary->number_count / 64 + 1) * sizeof *sight->small);
	words->of_token = host->alloc(host, (count + 1) * sizeof *words->of_token);
	words->marks = host->alloc(host, (count + 1) * sizeof *words->marks);
	words->capitals = host->alloc(host, (count / 64 + 1) * sizeof *words->capitals);
	return sight->small && words->of_token && words->marks && words->capitals ? widen(sight)
										  : -1;
}

static int all_words(struct sight *sight, struct words *words)
{
	uint32_t count = sight->passage->analysis->token_count;

	for (int list = 0; list < LISTS; list++)
		start_set_add(&sight->lists, sight->passage, sight->glossary->lists[list]);
	for (uint32_t i = 0; (i = share_small(sight, words, i)) < count; i++) {
		words->of_token[i] = word_of(sight, words, i);
		if (!words->of_token[i])
			return -1;
	}
	words->of_token[count] = &sight->glossary->small[0];
	return 0;
}

int words_read(
	const struct glossary *glossary, const struct passage *passage, struct words *ret_words)
{
	struct sight sight = { .glossary = glossary, .passage = passage };

	if (make_room(&sight, ret_words) || all_words(&sight, ret_words))
		return winnow_fail(
			passage->host, WINNOW_ELIMIT, "no memory is left for its words");
	see_all(&sight, ret_words);
	return 0;
}
