/* SPDX-License-Identifier: MIT */
#include "base/eight.h"
#include "text/apostrophe.h"
#include "text/character.h"
#include "text/token.h"

/* A word on its way. */
struct word {
	size_t end;
	size_t letters, capitals;
};

static bool continues_word(struct winnow_str text, size_t at, struct character character)
{
	if (character.kind == CHARACTER_JOINER)
		return character_is_letter(character_at(text, at + character.length));
	return character_is_letter(character) || character.kind == CHARACTER_COMBINING;
}

/* Letters with their marks, as far as they go. */
static void add_letters(struct winnow_str text, struct word *word)
{
	struct character character = character_at(text, word->end);

	while (character.length && continues_word(text, word->end, character)) {
		word->letters += character_is_letter(character);
		word->capitals += character.kind == CHARACTER_UPPER;
		word->end += character.length;
		character = character_at(text, word->end);
	}
}

/* "n't" has been left behind by a cut: then letters already counted must go. */
static void cut_word(struct word *word, size_t end)
{
	if (end < word->end && word->letters > 0) {
		word->letters--;
		word->capitals -= word->capitals > word->letters;
	}
	word->end = end;
}

/* All that is left is an elision: as a lexicon writes it, "d'", which stands in "d'eau". */
static bool is_lone_elision(
	struct winnow_str text, size_t start, size_t at, struct character apostrophe)
{
	return at + apostrophe.length == text.len && apostrophe_cut(text, start, at) > at;
}

static bool is_ascii_letter(char byte)
{
	return (unsigned char)((byte | 0x20) - 'a') < 26;
}

/* The high bit of each of eight bytes that is a letter of ASCII, small or capital: of a sum it says
 * that the byte is at least so much. */
static uint64_t letters_of(uint64_t eight)
{
	uint64_t small = (eight & ~HIGH_BITS) | 0x20 * EACH_BYTE;
	uint64_t from_a = small + (0x80 - 'a') * EACH_BYTE;
	uint64_t behind_z = small + (0x80 - 'z' - 1) * EACH_BYTE;

	return from_a & ~behind_z & ~eight & HIGH_BITS;
}

/* As many as there are in front; a byte at a time where fewer than eight are left. Capitals are
 * counted where there is nothing else. */
static inline __attribute__((always_inline)) struct word plain_letters(
	struct winnow_str text, size_t start)
{
	struct word word = { .end = start };
	uint64_t others = 0, small = 0;

	while (others == 0 && text.len - word.end >= sizeof others) {
		uint64_t eight = eight_at(text.ptr, word.end), letters = letters_of(eight);
		others = letters ^ HIGH_BITS;
		uint64_t front = ~others & (others - 1);
		small |= letters & front & eight << 2;
		word.end += others ? (unsigned)__builtin_ctzll(others) / 8 : sizeof others;
	}
	for (; others == 0 && word.end < text.len && is_ascii_letter(text.ptr[word.end]);
		word.end++)
		small |= text.ptr[word.end] >= 'a';
	word.letters = word.end - start;
	word.capitals = small ? 0 : word.letters;
	return word;
}

/* The same with its capitals. */
static struct word counted_letters(struct winnow_str text, size_t start)
{
	struct word word = plain_letters(text, start);

	for (size_t at = start; word.capitals < word.letters && at < word.end; at++)
		word.capitals += text.ptr[at] < 'a';
	return word;
}

static struct word read_word(struct winnow_str text, size_t start)
{
	struct word word = counted_letters(text, start);

	add_letters(text, &word);
	for (;;) {
		struct character mark = character_at(text, word.end);
		if (!character_is_apostrophe(mark) ||
			(!character_is_letter(character_at(text, word.end + mark.length)) &&
				!is_lone_elision(text, start, word.end, mark)))
			return word;
		size_t cut = apostrophe_cut(text, start, word.end);
		if (cut) {
			cut_word(&word, cut);
			return word;
		}
		word.end += mark.length;
		add_letters(text, &word);
	}
}

static bool parts_digits(struct character mark)
{
	return mark.code == '.' || mark.code == ',' || mark.code == ':' || mark.code == 0x66b ||
	       mark.code == 0x66c;
}

static size_t digits_end(struct winnow_str text, size_t at)
{
	for (;;) {
		struct character here = character_at(text, at);
		while (here.kind == CHARACTER_DIGIT) {
			at += here.length;
			here = character_at(text, at);
		}
		if (!parts_digits(here) ||
			character_at(text, at + here.length).kind != CHARACTER_DIGIT)
			return at;
		at += here.length;
	}
}

/* A sign takes the marks upon it with it: ☺ and its variation selector are one. */
static size_t sign_end(struct winnow_str text, size_t at)
{
	struct character character = character_at(text, at);

	do {
		at += character.length;
		character = character_at(text, at);
	} while (character.kind == CHARACTER_COMBINING);
	return at;
}

static uint32_t skip_space(struct tokeniser *tokeniser)
{
	uint32_t flags = tokeniser->at == tokeniser->start ? WINNOW_SPACE_BEFORE : 0;

	for (;;) {
		struct character here = character_at(tokeniser->text, tokeniser->at);
		if (here.length == 0)
			return flags;
		if (here.kind == CHARACTER_SPACE)
			flags = WINNOW_SPACE_BEFORE;
		else if (here.kind != CHARACTER_INVISIBLE && here.kind != CHARACTER_JOINER)
			return flags;
		tokeniser->at += here.length;
	}
}

/* Most words are letters of ASCII and end before a mark or a space of it. */
static inline __attribute__((always_inline)) bool read_plain_word(
	struct winnow_str text, size_t start, struct word *ret_word)
{
	struct word word = plain_letters(text, start);
	size_t end = word.end;

	*ret_word = word;
	return end == text.len || (text.ptr[end] != '\'' && (unsigned char)text.ptr[end] < 128);
}

static size_t read_letters(
	struct winnow_str text, struct character first, struct winnow_token *token)
{
	struct word word;

	if (!read_plain_word(text, token->at, &word))
		word = read_word(text, token->at);

	token->kind = WINNOW_WORD;
	if (first.kind == CHARACTER_UPPER)
		token->flags |= WINNOW_CAPITAL;
	if (word.letters >= 2 && word.capitals == word.letters)
		token->flags |= WINNOW_UPPER;
	return word.end;
}

static size_t read_sign(
	struct winnow_str text, struct character first, struct winnow_token *token)
{
	token->kind = first.kind == CHARACTER_MARK        ? WINNOW_MARK
		      : first.kind == CHARACTER_IDEOGRAPH ? WINNOW_WORD
							  : WINNOW_SYMBOL;
	return sign_end(text, token->at);
}

static inline bool plain_word(
	const struct tokeniser *tokeniser, size_t at, bool spaced, struct winnow_token *token)
{
	struct winnow_str text = tokeniser->text;
	struct word word;

	/* "n't" */
	if ((text.ptr[at] | 0x20) == 'n' && (!spaced || tokeniser->leans))
		return false;
	if (!read_plain_word(text, at, &word))
		return false;
	*token = (struct winnow_token){
		.at = (uint32_t)at,
		.length = (uint32_t)word.letters,
		.kind = WINNOW_WORD,
		.flags =
			(spaced ? WINNOW_SPACE_BEFORE : 0) |
			(text.ptr[at] < 'a' ? WINNOW_CAPITAL : 0) |
			(word.letters >= 2 && word.capitals == word.letters ? WINNOW_UPPER : 0),
	};
	return true;
}

/* A mark or a sign before another character of ASCII, which is none upon it. */
static bool plain_sign(struct winnow_str text, size_t at, bool spaced, enum character_kind kind,
	struct winnow_token *token)
{
	if (text.ptr[at] == '\'' || at + 1 >= text.len ||
		(unsigned char)text.ptr[at + 1] >= 128)
		return false;
	*token = (struct winnow_token){
		.at = (uint32_t)at,
		.length = 1,
		.kind = kind == CHARACTER_MARK ? WINNOW_MARK : WINNOW_SYMBOL,
		.flags = spaced ? WINNOW_SPACE_BEFORE : 0,
	};
	return true;
}

static enum character_kind plain_kind(struct winnow_str text, size_t at)
{
	unsigned char byte = (unsigned char)(at < text.len ? text.ptr[at] : 0);

	return (enum character_kind)character_ascii_kinds[byte < 128 ? byte : 0];
}

/* Most tokens are a word of ASCII letters that ends before a mark or a space of ASCII, or such a
 * mark: what the rest of this file does at length. False: it may be something else, and nothing was
 * changed. */
static bool next_plain(struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	struct winnow_str text = tokeniser->text;
	size_t at = tokeniser->at;
	bool spaced = at == tokeniser->start, found = false;
	enum character_kind kind = plain_kind(text, at);

	for (; kind == CHARACTER_SPACE; kind = plain_kind(text, ++at))
		spaced = true;
	if (kind == CHARACTER_LETTER || kind == CHARACTER_UPPER)
		found = plain_word(tokeniser, at, spaced, ret_token);
	else if (kind == CHARACTER_MARK || kind == CHARACTER_SYMBOL)
		found = plain_sign(text, at, spaced, kind, ret_token);
	if (found)
		tokeniser->at = at + ret_token->length;
	return found;
}

static bool may_be_short_form(struct character first)
{
	return character_is_apostrophe(first) || first.code == 'n' || first.code == 'N';
}

/* Apart, so that it costs the plain ones nothing. */
static __attribute__((noinline)) bool next_token(
	struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	struct winnow_token token = { .flags = skip_space(tokeniser) };
	struct winnow_str text = tokeniser->text;
	size_t end;

	if (tokeniser->at >= text.len)
		return false;
	token.at = (uint32_t)tokeniser->at;
	struct character first = character_at(text, tokeniser->at);
	size_t short_form =
		may_be_short_form(first) &&
				(tokeniser->leans || !(token.flags & WINNOW_SPACE_BEFORE))
			? apostrophe_short_form(text, tokeniser->at, tokeniser->leans)
			: 0;
	if (short_form) {
		token.kind = WINNOW_WORD;
		end = token.at + short_form;
	} else if (character_is_letter(first)) {
		end = read_letters(text, first, &token);
	} else if (first.kind == CHARACTER_DIGIT) {
		token.kind = WINNOW_DIGITS;
		end = digits_end(text, token.at);
	} else {
		end = read_sign(text, first, &token);
	}
	tokeniser->at = end;
	token.length = (uint32_t)(end - token.at);
	*ret_token = token;
	return true;
}

bool tokeniser_next(struct tokeniser *tokeniser, struct winnow_token *ret_token)
{
	return next_plain(tokeniser, ret_token) || next_token(tokeniser, ret_token);
}

struct winnow_str token_text(struct winnow_str text, const struct winnow_token *token)
{
	return winnow_slice(text, token->at, token->length);
}

bool token_is(struct winnow_str text, const struct winnow_token *token, char sign)
{
	return token->length == 1 && text.ptr[token->at] == sign;
}

bool token_is_hyphen(struct winnow_str text, const struct winnow_token *token)
{
	return token->kind == WINNOW_MARK && character_is_hyphen(character_at(text, token->at));
}
