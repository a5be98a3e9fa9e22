/* SPDX-License-Identifier: MIT */
#include "piece.h"

static struct winnow_str token_text(const struct piece_reader *reader, uint32_t token)
{
	const struct winnow_token *entry = &reader->search.analysis->tokens[token];

	return winnow_slice(reader->text, entry->at, entry->length);
}

/* Tokens that end at or before byte `end`, from `token` on; 0 when one straddles it. */
static uint32_t tokens_up_to(const struct piece_reader *reader, uint32_t token, size_t end)
{
	const struct winnow_analysis *analysis = reader->search.analysis;
	uint32_t count = 0;

	while (token + count < analysis->token_count &&
		analysis->tokens[token + count].at < end)
		count++;
	return analysis->tokens[token + count - 1].at +
				       analysis->tokens[token + count - 1].length ==
			       end
		       ? count
		       : 0;
}

static char fold_mark(struct winnow_str mark)
{
	if (mark.len == 1)
		return mark.ptr[0] == '~' ? '-' : mark.ptr[0]; /* "2014~2018" */
	if (winnow_starts(mark, "\xe2\x80\x90") || winnow_starts(mark, "\xe2\x80\x91") ||
		winnow_starts(mark, "\xe2\x80\x93") || winnow_starts(mark, "\xe2\x80\x94"))
		return '-';
	if (winnow_starts(mark, "\xe2\x80\x98") || winnow_starts(mark, "\xe2\x80\x99"))
		return '\'';
	return winnow_starts(mark, "\xe2\x80") ? '"' : '*';
}

static enum word_kind kind_at(const struct piece_reader *reader, uint32_t token)
{
	uint32_t count;

	return vocabulary_word(&reader->search, token, &count)->kind;
}

/* "8 February 1700–17 March 1782": 17 is a day, as is each of "8/9 September". */
static int is_before_month(const struct piece_reader *reader, const struct piece *piece,
	const struct figures *figures)
{
	const struct winnow_analysis *analysis = reader->search.analysis;
	size_t end = analysis->tokens[piece->first].at + figures->length;
	uint32_t next = piece->first;

	while (next < analysis->token_count && analysis->tokens[next].at < end)
		next++;
	return next < analysis->token_count && kind_at(reader, next) == WORD_MONTH;
}

/* The number that begins at the token, if one does. Numbers come in order. */
static inline const struct winnow_number *number_at(struct piece_reader *reader, uint32_t token)
{
	while (reader->number < reader->numbers_end && reader->number->first < token)
		reader->number++;
	return reader->number < reader->numbers_end && reader->number->first == token
		       ? reader->number
		       : NULL;
}

static union piece_value *new_value(struct piece_reader *reader, struct piece *piece)
{
	union piece_value *value = &reader->values[reader->value_count++];

	piece->value = value;
	return value;
}

static int read_figures(struct piece_reader *reader, struct piece *piece)
{
	const struct winnow_token *token = &reader->search.analysis->tokens[piece->first];

	struct figures figures = figures_read(reader->text, token->at);
	if (!figures.form)
		return 0;
	if ((figures.form == FIGURES_YEARS || figures.form == FIGURES_MONTH_DAY) &&
		is_before_month(reader, piece, &figures))
		return 0;
	if (figures.form == FIGURES_MONTH_DAY && !figures.paired &&
		(kind_at(reader, piece->first) || number_at(reader, piece->first)))
		return 0; /* "24/7" is no day, "3/4" more often a part */
	uint32_t count = tokens_up_to(reader, piece->first, token->at + figures.length);
	if (count == 0) /* they end within a token */
		return 0;
	piece->count = count;
	new_value(reader, piece)->figures = figures;
	piece->kind = PIECE_FIGURES;
	return 1;
}

/* No longer than "Sept", "Thurs", "нояб". */
static int is_short_form(const struct piece_reader *reader, const struct piece *piece)
{
	struct winnow_str text = token_text(reader, piece->first);
	size_t letters = 0, most = piece->word->kind == WORD_MONTH ? 4 : 5;

	for (size_t i = 0; i < text.len; i++)
		letters += ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
	return letters <= most && piece->count == 1;
}

/* The dot of "Sept." belongs to the word. */
static uint32_t short_form_dot(const struct piece_reader *reader, const struct piece *piece)
{
	uint32_t dot = piece->first + piece->count;
	const struct winnow_analysis *analysis = reader->search.analysis;

	if (piece->word->kind != WORD_MONTH && piece->word->kind != WORD_WEEKDAY)
		return 0;
	if (dot + 1 >= analysis->token_count || !winnow_is(token_text(reader, dot), ".") ||
		(analysis->tokens[dot].flags & WINNOW_SPACE_BEFORE) ||
		(analysis->tokens[dot + 1].flags &
			(WINNOW_SENTENCE_START | WINNOW_BLOCK_START)))
		return 0;
	return is_short_form(reader, piece) &&
	       (analysis->tokens[dot + 1].kind <= WINNOW_DIGITS ||
		       winnow_is(token_text(reader, dot + 1), ","));
}

static int read_word(struct piece_reader *reader, uint32_t flags, struct piece *piece)
{
	uint32_t count;

	piece->word = vocabulary_at(&reader->search, piece->first, flags, &count);
	if (!piece->word->kind || piece->word->kind == WORD_DOUBTFUL)
		return 0;
	const struct winnow_number *number = number_at(reader, piece->first);
	if (number && number->count > count && !(number->flags & WINNOW_FRACTION))
		return 0;
	piece->kind = PIECE_WORD;
	piece->count = count;
	piece->count += short_form_dot(reader, piece);
	return 1;
}

static int touches(const struct piece_reader *reader, uint32_t token)
{
	return token < reader->search.analysis->token_count &&
	       !(reader->search.analysis->tokens[token].flags &
		       (WINNOW_SPACE_BEFORE | WINNOW_BLOCK_START));
}

/* The s of "1990s", the -х of "1990-х". */
static int is_decade_mark(const struct piece_reader *reader, uint32_t token)
{
	if (touches(reader, token) && fold_mark(token_text(reader, token)) == '-')
		token++;
	return touches(reader, token) && kind_at(reader, token) == WORD_DECADE_MARK;
}

/* "1990s", "mid-1996", "Dec-2018", "22/Jan/2019": tied to a word, and so no number to those who count. */
static int is_tied_year(const struct piece_reader *reader, uint32_t token)
{
	enum word_kind kind;
	char mark;

	if (reader->search.analysis->tokens[token].kind != WINNOW_DIGITS)
		return 0;
	if (is_decade_mark(reader, token + 1))
		return 1;
	if (token < 2 || !touches(reader, token))
		return 0;
	mark = fold_mark(token_text(reader, token - 1));
	if (mark != '-' && mark != '/')
		return 0;
	kind = kind_at(reader, token - 2);
	return kind == WORD_MONTH ||
	       (mark == '-' && (kind == WORD_MODIFIER || kind == WORD_BOUND));
}

/* The day of "8/9 September" that stands there, which is read as a part elsewhere. */
static int is_day_of_pair(const struct piece_reader *reader, uint32_t token)
{
	const struct winnow_analysis *analysis = reader->search.analysis;
	int second = token > 1 && touches(reader, token) &&
		     winnow_is(token_text(reader, token - 1), "/");
	uint32_t first = second ? token - 2 : token;

	return first + 3 < analysis->token_count &&
	       analysis->tokens[first].kind == WINNOW_DIGITS && touches(reader, first + 1) &&
	       winnow_is(token_text(reader, first + 1), "/") && touches(reader, first + 2) &&
	       analysis->tokens[first + 2].kind == WINNOW_DIGITS &&
	       analysis->tokens[first + 2].length <= 2 &&
	       kind_at(reader, first + 3) == WORD_MONTH;
}

static int64_t whole_of(const struct winnow_number *number)
{
	int64_t value = number->mantissa;

	if (number->exponent < 0 || value < 0 || number->exponent > 9)
		return -1;
	for (int32_t i = 0; i < number->exponent; i++) {
		if (value > INT32_MAX)
			return -1;
		value *= 10;
	}
	return value;
}

static void set_number(struct piece_reader *reader, const struct winnow_number *number,
	uint32_t count, struct piece *piece)
{
	union piece_value *value = new_value(reader, piece);

	piece->kind = PIECE_NUMBER;
	value->number = *number;
	value->whole = whole_of(number);
	piece->count = count;
}

static int read_digits(struct piece_reader *reader, struct piece *piece)
{
	struct winnow_str digits = token_text(reader, piece->first);
	struct winnow_number number = { .first = piece->first, .count = 1 };

	if (digits.len > 4)
		return 0;
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			return 0;
		number.mantissa = number.mantissa * 10 + (digits.ptr[i] - '0');
	}
	number.flags = WINNOW_IN_DIGITS;
	set_number(reader, &number, 1, piece);
	return 1;
}

/* "the past three quarters", no part of anything: the number is before its last word. */
static int is_quarters(const struct piece_reader *reader, const struct piece *piece,
	const struct winnow_number *number)
{
	const struct piece *before = piece - 1;

	return number->flags & WINNOW_FRACTION && number->count == 2 && number->exponent < 0 &&
	       piece > reader->pieces && before->kind == PIECE_WORD &&
	       before->word->kind == WORD_SHIFT &&
	       kind_at(reader, piece->first + 1) == WORD_UNIT;
}

static int read_number(struct piece_reader *reader, struct piece *piece)
{
	const struct winnow_number *number = number_at(reader, piece->first);

	if (is_day_of_pair(reader, piece->first))
		return read_digits(reader, piece);
	if (!number || (number->flags & WINNOW_ORDINAL && number->mantissa >= 1000 &&
			       is_decade_mark(reader, piece->first + 1)))
		return is_tied_year(reader, piece->first) && read_digits(reader, piece);
	const struct winnow_number three = {
		.first = piece->first, .count = 1, .mantissa = 3, .flags = WINNOW_IN_WORDS
	};
	if (is_quarters(reader, piece, number))
		number = &three;
	set_number(reader, number, number->count, piece);
	return 1;
}

void piece_read(struct piece_reader *reader, uint32_t word_flags, struct piece *piece)
{
	uint32_t kind = reader->search.analysis->tokens[piece->first].kind;
	int digits = kind == WINNOW_DIGITS;

	if (digits && read_figures(reader, piece))
		return;
	if (word_flags & START_ANY && read_word(reader, word_flags, piece))
		return;
	if ((digits || number_at(reader, piece->first)) && read_number(reader, piece))
		return;
	if (kind == WINNOW_MARK || kind == WINNOW_SYMBOL) {
		piece->kind = PIECE_MARK;
		piece->mark = fold_mark(token_text(reader, piece->first));
	}
}
