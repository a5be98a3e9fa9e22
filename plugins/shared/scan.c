/* SPDX-License-Identifier: MIT */
#include "shared/scan.h"

#include <strings.h>

static int is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static int is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

int scan_is(struct winnow_str name, const char *lower)
{
	return name.len == strlen(lower) && strncasecmp(name.ptr, lower, name.len) == 0;
}

size_t scan_find(struct winnow_str text, size_t at, const char *lower)
{
	size_t length = strlen(lower);
	char first = lower[0];
	char upper = is_letter(first) ? (char)(first - 'a' + 'A') : first;

	for (; at + length <= text.len; at++)
		if ((text.ptr[at] == first || text.ptr[at] == upper) &&
			strncasecmp(text.ptr + at, lower, length) == 0)
			return at;
	return text.len;
}

size_t scan_spaces(struct winnow_str text, size_t at)
{
	while (at < text.len && is_space(text.ptr[at]))
		at++;
	return at;
}

static size_t name_end(struct winnow_str markup, size_t at)
{
	while (at < markup.len && !is_space(markup.ptr[at]) && markup.ptr[at] != '>' &&
		markup.ptr[at] != '/')
		at++;
	return at;
}

/* Behind the '>' that closes the tag whose attributes begin at `at`; quotes are stepped over only
 * where a value may stand, so that one stray quote does not swallow the page. */
static size_t tag_end(struct winnow_str markup, size_t at)
{
	while (at < markup.len && markup.ptr[at] != '>') {
		if (markup.ptr[at++] != '=')
			continue;
		at = scan_spaces(markup, at);
		if (at < markup.len && (markup.ptr[at] == '"' || markup.ptr[at] == '\'')) {
			const char *close = memchr(
				markup.ptr + at + 1, markup.ptr[at], markup.len - at - 1);
			at = close ? (size_t)(close - markup.ptr) + 1 : markup.len;
		}
	}
	return at < markup.len ? at + 1 : at;
}

static size_t behind(struct winnow_str markup, size_t at, const char *close)
{
	size_t found = scan_find(markup, at, close);

	return found == markup.len ? found : found + strlen(close);
}

/* Markup that is neither a start nor an end: *at stands behind "<!" or "<?". */
static size_t declaration_end(struct winnow_str markup, size_t at, int *ret_kind)
{
	if (winnow_starts(winnow_slice(markup, at, markup.len - at), "--")) {
		*ret_kind = SCAN_COMMENT;
		return behind(markup, at, "-->"); /* "<!-->" is a whole one */
	}
	*ret_kind = SCAN_OTHER;
	return behind(markup, at, ">");
}

size_t scan_end_tag(struct winnow_str markup, size_t at, struct winnow_str name)
{
	for (; at + 2 + name.len <= markup.len; at++) {
		const char *found = memchr(markup.ptr + at, '<', markup.len - at);
		if (!found)
			break;
		at = (size_t)(found - markup.ptr);
		if (at + 2 + name.len <= markup.len && markup.ptr[at + 1] == '/' &&
			strncasecmp(markup.ptr + at + 2, name.ptr, name.len) == 0)
			return at;
	}
	return markup.len;
}

/* One tag at `at`, where a '<' stands; 0: this '<' is only text. */
static int read_tag(struct winnow_str markup, size_t at, struct scan_tag *ret_tag)
{
	size_t end, name = at + 1;

	if (name >= markup.len)
		return 0;
	ret_tag->name = winnow_slice(markup, name, 0);
	if (markup.ptr[name] == '!' || markup.ptr[name] == '?') {
		end = declaration_end(markup, name + 1, &ret_tag->kind);
	} else {
		ret_tag->kind = markup.ptr[name] == '/' ? SCAN_END : SCAN_START;
		name += ret_tag->kind == SCAN_END;
		if (name >= markup.len || !is_letter(markup.ptr[name]))
			return 0;
		end = name_end(markup, name);
		ret_tag->name = winnow_slice(markup, name, end - name);
		end = tag_end(markup, end);
	}
	ret_tag->whole = winnow_slice(markup, at, end - at);
	return 1;
}

int scan_next(struct winnow_str markup, size_t *at, struct scan_tag *ret_tag)
{
	while (*at < markup.len) {
		const char *found = memchr(markup.ptr + *at, '<', markup.len - *at);
		if (!found)
			break;
		size_t start = (size_t)(found - markup.ptr);
		if (!read_tag(markup, start, ret_tag)) {
			*at = start + 1;
			continue;
		}
		*at = start + ret_tag->whole.len;
		if (ret_tag->kind == SCAN_START &&
			(scan_is(ret_tag->name, "script") || scan_is(ret_tag->name, "style")))
			*at = scan_end_tag(markup, *at, ret_tag->name);
		return 1;
	}
	*at = markup.len;
	return 0;
}

/* The value after '=': with its quotes off. */
static size_t read_value(struct winnow_str tag, size_t at, struct winnow_str *ret_value)
{
	if (at < tag.len && (tag.ptr[at] == '"' || tag.ptr[at] == '\'')) {
		const char *close = memchr(tag.ptr + at + 1, tag.ptr[at], tag.len - at - 1);
		size_t end = close ? (size_t)(close - tag.ptr) : tag.len;
		*ret_value = winnow_slice(tag, at + 1, end - at - 1);
		return close ? end + 1 : end;
	}
	size_t end = at;
	while (end < tag.len && !is_space(tag.ptr[end]) && tag.ptr[end] != '>')
		end++;
	*ret_value = winnow_slice(tag, at, end - at);
	return end;
}

int scan_attribute(const struct scan_tag *tag, size_t *at, struct winnow_str *ret_name,
	struct winnow_str *ret_value)
{
	struct winnow_str whole = tag->whole;
	size_t start = *at ? *at : 1 + tag->name.len;

	while (start < whole.len && (is_space(whole.ptr[start]) || whole.ptr[start] == '/'))
		start++;
	if (start >= whole.len || whole.ptr[start] == '>')
		return 0;
	/* A name may begin with '=', as browsers have it: so the first byte is always taken. */
	size_t end = start + 1;
	while (end < whole.len && !is_space(whole.ptr[end]) && !strchr("=/>", whole.ptr[end]))
		end++;
	*ret_name = winnow_slice(whole, start, end - start);
	*ret_value = winnow_slice(whole, end, 0);
	size_t equals = scan_spaces(whole, end);
	if (equals < whole.len && whole.ptr[equals] == '=')
		end = read_value(whole, scan_spaces(whole, equals + 1), ret_value);
	*at = end;
	return 1;
}
