/* SPDX-License-Identifier: MIT */
#include "shared/page.h"

#include <unistr.h>

enum { LONGEST = 254 }; /* of an e-mail address, RFC 5321 */

static int digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	return -1;
}

/* Bytes as hexadecimal digits, of which the first is the key of the rest. 0: it is not that. */
static int reveal(struct winnow_str code, char address[LONGEST + 1])
{
	size_t length = code.len / 2;
	int key = 0;

	if (code.len % 2 || length < 4 || length > LONGEST)
		return 0;
	for (size_t at = 0; at < length; at++) {
		int high = digit(code.ptr[2 * at]), low = digit(code.ptr[2 * at + 1]);
		if (high < 0 || low < 0)
			return 0;
		if (at == 0)
			key = high * 16 + low;
		else
			address[at - 1] = (char)((high * 16 + low) ^ key);
	}
	address[length - 1] = '\0';
	return strlen(address) == length - 1 && strchr(address, '@') &&
	       !u8_check((const uint8_t *)address, strlen(address));
}

static int replace_text(
	const struct winnow_host *host, struct page_node *node, const char *text)
{
	struct page_node *child = WINNOW_NEW(host, struct page_node);
	char *kept = child ? host->alloc(host, strlen(text)) : NULL;

	if (!kept)
		return 0;
	memcpy(kept, text, strlen(text));
	child->kind = PAGE_TEXT;
	child->text = (struct winnow_str){ kept, strlen(text) };
	child->parent = node;
	node->children = node->last = child;
	return 1;
}

void page_reveal_emails(const struct winnow_host *host, struct page_node *top)
{
	char address[LONGEST + 1];

	for (struct page_node *node = top; node; node = page_next(node, top))
		if (reveal(page_attribute(node, ATTRIBUTE_DATA_CFEMAIL), address) &&
			!replace_text(host, node, address))
			return;
}
