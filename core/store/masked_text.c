/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/utf8.h"
#include "store/masked_text.h"

/* ---- making ---- */

struct masking {
	struct winnow_str text;
	struct buffer masked;
	VECTOR(struct mask) masks;
	size_t at, at_char; /* what of the text was taken over */
	size_t masked_char; /* code points of the masked text */
};

static void take_over(struct masking *masking, size_t end)
{
	struct winnow_str part = winnow_slice(masking->text, masking->at, end - masking->at);
	size_t count = utf8_count(part);

	buffer_append(&masking->masked, part);
	masking->at = end;
	masking->at_char += count;
	masking->masked_char += count;
}

static bool hide(struct masking *masking, const struct name_found *found)
{
	struct mask *mask = vector_push(&masking->masks);

	if (!mask)
		return false;
	take_over(masking, found->at);
	*mask = (struct mask){ .at = found->at,
		.end = found->end,
		.masked_at = masking->masked.length,
		.masked_end = masking->masked.length + found->label.len,
		.at_char = masking->at_char,
		.masked_at_char = masking->masked_char };
	buffer_append(&masking->masked, found->label);
	masking->at = found->end;
	masking->at_char +=
		utf8_count(winnow_slice(masking->text, found->at, found->end - found->at));
	masking->masked_char += utf8_count(found->label);
	mask->end_char = masking->at_char;
	mask->masked_end_char = masking->masked_char;
	return true;
}

static bool keep(const struct masking *masking, struct arena *arena, struct masked_text *masked)
{
	size_t count = masking->masks.count;

	masked->text = arena_copy(arena, buffer_str(&masking->masked));
	masked->masks = arena_alloc_array(arena, count, sizeof *masked->masks);
	masked->count = count;
	if (buffer_failed(&masking->masked) || !masked->text.ptr || !masked->masks)
		return false;
	for (size_t i = 0; i < count; i++)
		masked->masks[i] = masking->masks.items[i];
	return true;
}

static bool mask(const struct name_list *names, struct winnow_str text, bool is_address,
	struct arena *arena, struct masked_text *ret_masked)
{
	struct name_search search = { .list = names, .text = text, .is_address = is_address };
	struct masking masking = { .text = text };
	struct name_found found;
	bool fine = true;

	buffer_init(&masking.masked, 0);
	while (fine && name_search_next(&search, &found))
		fine = hide(&masking, &found);
	if (fine && masking.masks.count) {
		take_over(&masking, text.len);
		fine = keep(&masking, arena, ret_masked);
	} else {
		*ret_masked = (struct masked_text){ .text = text };
	}
	buffer_finish(&masking.masked);
	vector_finish(&masking.masks);
	return fine;
}

/* The address without its escapes; what they stand for may be no text. ptr NULL: no memory. */
static struct winnow_str unescape(struct winnow_str address, struct arena *arena)
{
	struct winnow_str plain = arena_copy(arena, address);
	char *bytes = (char *)plain.ptr;
	size_t length = 0;

	if (!bytes)
		return plain;
	for (size_t at = 0; at < address.len; at++) {
		int byte = str_escaped(address, at);
		bytes[length++] = byte > 0 ? (char)byte : address.ptr[at];
		at += byte > 0 ? 2 : 0;
	}
	plain.len = length;
	return utf8_is_text(plain) ? plain : address;
}

bool masked_text_make(const struct name_list *names, struct winnow_str text, bool is_address,
	struct arena *arena, struct masked_text *ret_masked)
{
	struct winnow_str plain = text;

	*ret_masked = (struct masked_text){ .text = text };
	if (!names->names.count)
		return true;
	if (is_address && str_find_byte(text, '%', 0) < text.len)
		plain = unescape(text, arena);
	if (text.len && !plain.ptr)
		return false;
	if (!mask(names, plain, is_address, arena, ret_masked))
		return false;
	if (!ret_masked->count)
		ret_masked->text = text;
	return true;
}

/* ---- places ---- */

static const struct mask no_mask = { 0 };

/* The last mask that begins at or before the byte. */
static const struct mask *mask_before(const struct masked_text *masked, size_t at)
{
	size_t low = 0, high = masked->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (masked->masks[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &masked->masks[low - 1] : &no_mask;
}

void masked_text_move(
	const struct masked_text *masked, uint64_t *byte, uint64_t *point, bool outward)
{
	const struct mask *mask = mask_before(masked, *byte);
	bool behind = *byte >= mask->end;
	bool end = behind || (outward && *byte > mask->at);
	uint64_t byte_on = behind ? *byte - mask->end : 0;
	uint64_t point_on = behind && point ? *point - mask->end_char : 0;

	*byte = byte_on + (end ? mask->masked_end : mask->masked_at);
	if (point)
		*point = point_on + (end ? mask->masked_end_char : mask->masked_at_char);
}
