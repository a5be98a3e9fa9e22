/* SPDX-License-Identifier: MIT
 * What digits say with the marks and the spaces between them: "1 250 000", "12'345", "1,7 million". */
#include <unictype.h>
#include "base/utf8.h"
#include "text/character.h"
#include "text/number.h"
#include "text/token.h"

static struct winnow_str text_at(const struct number_text *text, uint32_t at)
{
	return token_text(text->run.text, &text->run.tokens[at]);
}

static bool is_kind(const struct number_text *text, uint32_t at, uint32_t kind)
{
	return at < text->run.count && text->run.tokens[at].kind == kind;
}

/* Between the token before and this one is one space that may divide thousands. */
static bool is_group_space(const struct number_text *text, uint32_t at)
{
	uint32_t from = text->run.tokens[at - 1].at + text->run.tokens[at - 1].length;
	struct character space = character_at(text->run.text, from);

	if (from + space.length != text->run.tokens[at].at)
		return false;
	return space.code == 0xa0 || space.code == 0x2007 || space.code == 0x2009 ||
	       space.code == 0x202f || (space.code == ' ' && text->habits.space_groups);
}

/* "250", or "250,5" where nothing more follows. */
static bool is_group(const struct number_text *text, uint32_t at)
{
	if (!is_kind(text, at, WINNOW_DIGITS) || number_is_glued(text, at) ||
		text->run.tokens[at].flags & WINNOW_BLOCK_START || !is_group_space(text, at))
		return false;
	struct winnow_str digits = text_at(text, at);
	size_t end = utf8_step(digits, 0, 3);
	return digits_plain_count(winnow_slice(digits, 0, end)) == 3 &&
	       (end == digits.len || character_at(digits, end).kind == CHARACTER_MARK);
}

/* "12'345": the apostrophe that divides thousands in Switzerland, with three digits behind it. */
static bool is_apostrophe_group(const struct number_text *text, uint32_t at)
{
	if (!number_is_glued(text, at) || !number_is_glued(text, at + 1) ||
		!is_kind(text, at + 1, WINNOW_DIGITS))
		return false;
	struct winnow_str mark = text_at(text, at);
	return (winnow_is(mark, "'") || winnow_is(mark, "’")) &&
	       digits_plain_count(text_at(text, at + 1)) == 3;
}

/* "1 250 000", "12'345": the groups behind the first. */
static void read_groups(const struct number_text *text, struct number_digits *digits)
{
	struct decimal group;
	bool grouped;

	while (is_group(text, digits->end) || is_apostrophe_group(text, digits->end)) {
		digits->end += !is_kind(text, digits->end, WINNOW_DIGITS);
		struct winnow_str bytes = text_at(text, digits->end++);
		digits->grouped = true;
		if (digits->is_number)
			digits->is_number =
				digits_read(&text->habits, bytes, &group, &grouped) &&
				!grouped &&
				decimal_multiply(&digits->value, (struct decimal){ 1000, 0 }) &&
				(group.mantissa == 0 || decimal_add(&digits->value, group));
		if (digits_plain_count(bytes) != 3)
			return;
	}
}

/* "40 000", "1 414 021" in a language that writes commas: groups that can hardly be numbers of their
 * own, as "5 300" may be in "on May 5 300 people". */
static bool is_spaced(const struct number_text *text, uint32_t at)
{
	struct number_text spaced = *text;
	uint32_t groups = 0;
	bool round = false;

	spaced.habits.space_groups = true;
	for (uint32_t next = at + 1; groups < 2 && is_group(&spaced, next); next++) {
		groups++;
		round |= winnow_is(text_at(text, next), "000");
	}
	return round || groups >= 2;
}

bool number_follows_currency(const struct number_text *text, uint32_t at)
{
	if (at == 0)
		return false;
	const struct winnow_token *before = &text->run.tokens[at - 1];
	uint32_t code = character_at(text->run.text, before->at).code;
	return uc_is_general_category(code, UC_CURRENCY_SYMBOL) ||
	       (before->flags & WINNOW_UPPER && before->length == 3);
}

static bool is_percent_or_degree(const struct number_text *text, uint32_t at)
{
	struct winnow_str next =
		at < text->run.count ? text_at(text, at) : (struct winnow_str){ 0 };

	return winnow_is(next, "%") || winnow_is(next, "percent") || winnow_is(next, "°") ||
	       winnow_is(next, "°C") || winnow_is(next, "°F");
}

/* "1,7 million", "€5,00": where commas mark thousands, one or two digits behind a comma are places, if
 * what stands beside them shows that it is a number at all. */
static bool has_decimal_comma(const struct number_text *text, uint32_t at)
{
	struct winnow_str bytes = text_at(text, at);
	size_t comma = str_find_byte(bytes, ',', 0);
	size_t places = comma < bytes.len ? bytes.len - comma - 1 : 0;

	if (text->habits.comma != DIGITS_GROUP || places < 1 || places > 2 ||
		digits_plain_count(winnow_slice(bytes, comma + 1, places)) != places)
		return false;
	/* "0,5", "5,00": no list is written so */
	if (winnow_is(winnow_slice(bytes, 0, comma), "0") || winnow_ends(bytes, ",00"))
		return true;
	enum number_kind next = number_step_on(text, at + 1).part.kind;
	return next == NUMBER_MULTIPLE || next == NUMBER_SHORT ||
	       number_follows_currency(text, at) || is_percent_or_degree(text, at + 1);
}

struct number_digits number_digits_at(const struct number_text *text, uint32_t at)
{
	struct number_text spaced = *text;
	struct number_digits digits = { .end = at + 1 };
	struct winnow_str bytes = text_at(text, at);
	size_t plain = digits_plain_count(bytes);

	if (has_decimal_comma(text, at))
		spaced.habits.comma = DIGITS_DECIMAL;
	digits.is_number = digits_read(&spaced.habits, bytes, &digits.value, &digits.grouped);
	if (digits.is_number && plain >= 1 && plain <= 3 && digits.value.mantissa > 0 &&
		uc_decimal_value(character_at(bytes, 0).code) != 0) {
		spaced.habits.space_groups |= is_spaced(text, at);
		read_groups(&spaced, &digits);
	}
	return digits;
}
