/* SPDX-License-Identifier: MIT
 * One walk over the bytes, from sign to sign: "://", "www.", "@". Each byte is looked at a bounded
 * number of times, since an address ends where the next is sought. */
#include <ctype.h>
#include <strings.h>
#include "website.h"

#define LONGEST_LOCAL 64 /* bytes before the @ of an e-mail address (RFC 5321) */

static int is_address_byte(unsigned char byte)
{
	return byte > ' ' && byte < 0x7f && !strchr("<>\"{}|\\^`[]", byte);
}

static int is_local_byte(unsigned char byte)
{
	return byte < 0x80 && (isalnum(byte) || strchr(".!#$%&'*+/=?^_`{|}~-", byte));
}

static int is_host_byte(unsigned char byte)
{
	return byte < 0x80 && (isalnum(byte) || byte == '-' || byte == '.');
}

/* Without the full stop, the comma or the bracket that belong to the sentence around it. */
static size_t trim_end(struct winnow_str text, size_t at, size_t end)
{
	int open = 0, close = 0;

	for (size_t i = at; i < end; i++) {
		open += text.ptr[i] == '(';
		close += text.ptr[i] == ')';
	}
	while (end > at && strchr(".,;:!?'\")*", text.ptr[end - 1])) {
		if (text.ptr[end - 1] == ')' && open >= close)
			break;
		close -= text.ptr[end - 1] == ')';
		end--;
	}
	return end;
}

static int ends_as_document(struct winnow_str address)
{
	static const char *const endings[] = { ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt",
		".rtf", ".ppt", ".pptx", NULL };
	char last[8] = { 0 };
	size_t length = address.len < 5 ? address.len : 5;

	for (size_t i = 0; i < length; i++)
		last[i] = (char)tolower((unsigned char)address.ptr[address.len - length + i]);
	for (const char *const *ending = endings; *ending; ending++)
		if (winnow_ends(winnow_str(last), *ending))
			return 1;
	return 0;
}

static int set_web(struct winnow_str text, size_t at, size_t least, struct address *ret_address)
{
	size_t end = least;

	while (end < text.len && is_address_byte((unsigned char)text.ptr[end]))
		end++;
	end = trim_end(text, at, end);
	if (end <= least)
		return 0;
	int document = ends_as_document(winnow_slice(text, at, end - at));
	*ret_address = (struct address){ at, end, document ? "document" : "website",
		"website.address", 0.98 };
	return 1;
}

static int begins_word(struct winnow_str text, size_t at)
{
	return at == 0 || !isalnum((unsigned char)text.ptr[at - 1]);
}

/* "https" before the "://" at `mark`. */
static int read_scheme(
	struct winnow_str text, size_t from, size_t mark, struct address *ret_address)
{
	static const char *const schemes[] = { "https", "http", "ftp", NULL };

	for (const char *const *scheme = schemes; *scheme; scheme++) {
		size_t length = strlen(*scheme);
		if (mark >= from + length &&
			!strncasecmp(text.ptr + mark - length, *scheme, length) &&
			begins_word(text, mark - length))
			return set_web(text, mark - length, mark + 3, ret_address);
	}
	return 0;
}

/* The name before the @ at `mark`, and the host behind it, which has a dot. */
static int read_email(
	struct winnow_str text, size_t from, size_t mark, struct address *ret_address)
{
	size_t at = mark, end = mark + 1;

	while (at > from && mark - at < LONGEST_LOCAL &&
		is_local_byte((unsigned char)text.ptr[at - 1]))
		at--;
	while (end < text.len && is_host_byte((unsigned char)text.ptr[end]))
		end++;
	while (end > mark + 1 && !isalnum((unsigned char)text.ptr[end - 1]))
		end--;
	if (at == mark || !isalnum((unsigned char)text.ptr[mark - 1]) ||
		!memchr(text.ptr + mark, '.', end - mark))
		return 0;
	*ret_address = (struct address){ at, end, "email", "website.email", 0.98 };
	return 1;
}

/* What a mirror left of an address it hid: "[email protected]". */
static int read_hidden(struct winnow_str text, size_t at, struct address *ret_address)
{
	static const char hidden[] = "[email protected]";
	size_t length = sizeof hidden - 1;

	/* A no-break space may stand between the words. */
	if (text.len - at < length || memcmp(text.ptr + at, hidden, 6) != 0)
		return 0;
	size_t end = at + 6 + (text.ptr[at + 6] == ' ' ? 1 : 2);
	if (end + 10 > text.len || memcmp(text.ptr + end, "protected]", 10) != 0)
		return 0;
	*ret_address = (struct address){ at, end + 10, "email", "website.hidden", 0.9 };
	return 1;
}

static int read_at(
	struct winnow_str text, size_t from, size_t mark, struct address *ret_address)
{
	size_t left = text.len - mark;

	switch (text.ptr[mark]) {
	case ':':
		return left > 3 && !memcmp(text.ptr + mark, "://", 3) &&
		       read_scheme(text, from, mark, ret_address);
	case 'w':
		return left > 5 && !memcmp(text.ptr + mark, "www.", 4) &&
		       begins_word(text, mark) && isalnum((unsigned char)text.ptr[mark + 4]) &&
		       set_web(text, mark, mark + 5, ret_address);
	case '@':
		return read_email(text, from, mark, ret_address);
	default:
		return read_hidden(text, mark, ret_address);
	}
}

/* Where the sign stands from `from` on, by its first letter, which is rare; the text's end: nowhere. */
static size_t find_sign(struct winnow_str text, size_t from, const char *sign)
{
	size_t length = strlen(sign);
	const char *end = text.ptr + text.len, *found = text.ptr + from;

	while ((found = memchr(found, sign[0], (size_t)(end - found)))) {
		if ((size_t)(end - found) >= length && !memcmp(found, sign, length))
			return (size_t)(found - text.ptr);
		found++;
	}
	return text.len;
}

/* Each kind of sign is sought for itself, and again only once it is passed, so that no byte is
 * looked at more than once for each. */
static void seek_sign(struct address_walk *walk, size_t sign, size_t from)
{
	static const char *const signs[ADDRESS_SIGNS] = { "://", "www.", "@", "[" };

	walk->next[sign] = find_sign(walk->text, from, signs[sign]) + 1;
}

/* Where the next one of any kind stands; the text's end: none. */
static size_t next_sign(struct address_walk *walk, size_t from)
{
	size_t first = walk->text.len;

	for (size_t sign = 0; sign < ADDRESS_SIGNS; sign++) {
		if (walk->next[sign] <= from)
			seek_sign(walk, sign, from);
		if (walk->next[sign] - 1 < first)
			first = walk->next[sign] - 1;
	}
	return first;
}

int address_next(struct address_walk *walk, struct address *ret_address)
{
	struct winnow_str text = walk->text;

	for (size_t at = walk->at; at < text.len; at++) {
		at = next_sign(walk, at);
		if (at < text.len && read_at(text, walk->at, at, ret_address)) {
			walk->at = ret_address->end;
			return 1;
		}
	}
	return 0;
}
