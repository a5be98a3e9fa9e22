/* SPDX-License-Identifier: MIT */
#include "fetch/chunked.h"

#define MOST_DIGITS 15

static void end_size(struct chunked *chunked)
{
	if (chunked->digits == 0)
		chunked->state = CHUNKED_BROKEN;
	else
		chunked->state = chunked->left ? CHUNKED_DATA : CHUNKED_TRAILER;
	chunked->digits = 0;
}

static void take_size(struct chunked *chunked, char byte)
{
	int digit = str_digit(byte);

	if (digit >= 0 && chunked->digits < MOST_DIGITS) {
		chunked->left = chunked->left * 16 + (uint64_t)digit;
		chunked->digits++;
	} else if (byte == '\n') {
		end_size(chunked);
	} else if (chunked->digits &&
		   (byte == ';' || byte == ' ' || byte == '\t' || byte == '\r')) {
		chunked->state = CHUNKED_EXTENSION;
	} else {
		chunked->state = CHUNKED_BROKEN;
	}
}

static void take_frame(struct chunked *chunked, char byte)
{
	if (chunked->state == CHUNKED_SIZE) {
		take_size(chunked, byte);
	} else if (chunked->state == CHUNKED_EXTENSION && byte == '\n') {
		end_size(chunked);
	} else if (chunked->state == CHUNKED_BEHIND && byte == '\n') {
		chunked->state = CHUNKED_SIZE;
	} else if (chunked->state == CHUNKED_BEHIND && byte != '\r') {
		chunked->state = CHUNKED_BROKEN;
	}
}

struct winnow_str chunked_next(struct chunked *chunked, struct winnow_str *bytes)
{
	while (bytes->len && chunked->state != CHUNKED_DATA &&
		chunked->state != CHUNKED_BROKEN) {
		take_frame(chunked, bytes->ptr[0]);
		*bytes = winnow_slice(*bytes, 1, bytes->len - 1);
	}
	if (chunked->state != CHUNKED_DATA || !bytes->len)
		return winnow_slice(*bytes, 0, 0);
	size_t length = bytes->len < chunked->left ? bytes->len : (size_t)chunked->left;
	struct winnow_str data = winnow_slice(*bytes, 0, length);
	*bytes = winnow_slice(*bytes, length, bytes->len - length);
	chunked->left -= length;
	if (chunked->left == 0)
		chunked->state = CHUNKED_BEHIND;
	return data;
}
