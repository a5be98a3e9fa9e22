/* SPDX-License-Identifier: MIT */
#include "shared/page.h"

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
	       xmlCheckUTF8((const xmlChar *)address);
}

static void replace_text(xmlNode *node, const char *text)
{
	while (node->children) {
		xmlNode *child = node->children;
		xmlUnlinkNode(child);
		xmlFreeNode(child);
	}
	xmlNode *child = xmlNewDocText(node->doc, (const xmlChar *)text);
	if (child)
		xmlAddChild(node, child);
}

void page_reveal_emails(xmlNode *top)
{
	char address[LONGEST + 1];

	for (xmlNode *node = top; node; node = page_next(node, top))
		if (reveal(page_attribute(node, "data-cfemail"), address))
			replace_text(node, address);
}
