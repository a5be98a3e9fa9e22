/* SPDX-License-Identifier: MIT */
#include "shared/prose.h"
#include "shared/room.h"

#include <unictype.h>
#include <unistr.h>

enum { FIRST_BYTES = 256 }; /* of a text, and of a list of blocks: most are short */
enum { NO_JOINER = 0x200C, JOINER = 0x200D, REPLACEMENT = 0xFFFD };

static const char too_little[] =
	"the text of the article is longer than the memory allowed for one document; raise the "
	"limit if it is wanted";

struct prose *prose_create(const struct winnow_host *host)
{
	struct prose *prose = WINNOW_NEW(host, struct prose);

	if (prose)
		prose->host = host;
	else
		winnow_fail(host, WINNOW_ELIMIT, too_little);
	return prose;
}

static void *grow(struct prose *prose, void *old, size_t *capacity, size_t need, size_t size)
{
	void *room = room_for(prose->host, old, capacity, need, FIRST_BYTES / size, size);

	if (!room && need > 0)
		prose->spent = 1;
	return room;
}

static void put(struct prose *prose, const char *bytes, size_t length)
{
	if (prose->spent || length == 0)
		return;
	char *room = grow(
		prose, prose->text, &prose->capacity, prose->length + length, sizeof(char));
	if (!room)
		return;
	prose->text = room;
	memcpy(room + prose->length, bytes, length);
	prose->length += length;
}

void prose_expect(struct prose *prose, size_t bytes, size_t blocks)
{
	void *text = grow(prose, prose->text, &prose->capacity, bytes, sizeof(char));
	void *list = grow(
		prose, prose->blocks, &prose->block_capacity, blocks, sizeof(*prose->blocks));

	prose->text = text ? text : prose->text;
	prose->blocks = list ? list : prose->blocks;
}

static struct winnow_block *current(struct prose *prose)
{
	return &prose->blocks[prose->block_count - 1];
}

static int is_empty(const struct prose *prose)
{
	return prose->length <= prose->blocks[prose->block_count - 1].at;
}

void prose_end(struct prose *prose)
{
	if (!prose->open)
		return;
	prose->open = 0;
	if (is_empty(prose))
		prose->block_count--;
	else
		current(prose)->length = prose->length - current(prose)->at;
}

void prose_begin(struct prose *prose, uint32_t type, uint32_t level)
{
	prose_end(prose);
	if (prose->spent)
		return;
	struct winnow_block *room = grow(prose, prose->blocks, &prose->block_capacity,
		prose->block_count + 1, sizeof(*room));
	if (!room)
		return;
	prose->blocks = room;
	prose->block_count++;
	size_t divider = prose->length ? 2 : 0;
	*current(prose) = (struct winnow_block){
		.at = prose->length + divider, .type = type, .level = level
	};
	prose->open = 1;
	prose->tabs = 0;
	prose->feed = prose->space = 0;
}

/* Writes what was waiting for this word. */
static void settle(struct prose *prose)
{
	if (is_empty(prose)) {
		if (prose->length)
			put(prose, "\n\n", 2);
	} else if (prose->feed) {
		put(prose, "\n", 1);
	} else if (prose->space && prose->tabs == 0) {
		put(prose, " ", 1);
	}
	for (; prose->tabs && !prose->spent; prose->tabs--)
		put(prose, "\t", 1);
	prose->tabs = 0;
	prose->feed = prose->space = 0;
}

static int is_dropped(ucs4_t character)
{
	if (character < 0x80)
		return character < 0x20 || character == 0x7F;
	/* Persian and the scripts of India cannot be written without the joiners. */
	if (character == NO_JOINER || character == JOINER)
		return 0;
	if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cc))
		return 1;
	return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cf) &&
	       uc_is_property_default_ignorable_code_point(character);
}

static int is_space(ucs4_t character)
{
	if (character < 0x80)
		return character == ' ' || (character >= '\t' && character <= '\r');
	return uc_is_property_white_space(character);
}

static int is_plain(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

#define EACH_BYTE ((uint64_t)0x0101010101010101)
#define HIGH_BITS (0x80 * EACH_BYTE)

/* How many of eight bytes are words in ASCII with one space between two of them, without a space at the
 * end; the first is no space. 0: not all are. */
static size_t plain_of_eight(const char *bytes)
{
	uint64_t eight;

	memcpy(&eight, bytes, sizeof(eight));
	if ((eight | (eight + EACH_BYTE) | ~(eight + 0x60 * EACH_BYTE)) & HIGH_BITS)
		return 0;
	uint64_t spaces = ~((eight ^ ' ' * EACH_BYTE) + 0x7F * EACH_BYTE) & HIGH_BITS;
	if (spaces & spaces << 8)
		return 0;
	return bytes[7] == ' ' ? 7 : 8;
}

/* At what is plain: at least one. */
static size_t plain_step(struct winnow_str words, size_t at)
{
	size_t several = words.len - at >= 8 ? plain_of_eight(words.ptr + at) : 0;

	return several ? several : 1;
}

/* How many bytes from `at` on are words that need no change, with one space between two of them. */
static size_t plain_run(struct winnow_str words, size_t at)
{
	size_t end = at;

	while (end < words.len) {
		unsigned char byte = (unsigned char)words.ptr[end];
		ucs4_t character;
		if (is_plain(words.ptr[end])) {
			end += plain_step(words, end);
			continue;
		}
		if (byte == ' ' && end > at && end + 1 < words.len &&
			is_plain(words.ptr[end + 1])) {
			end += 2;
			continue;
		}
		if (byte < 0x80)
			break;
		int length = u8_mbtoucr(
			&character, (const uint8_t *)words.ptr + end, words.len - end);
		if (length <= 0 || is_space(character) || is_dropped(character))
			break;
		end += (size_t)length;
	}
	return end - at;
}

void prose_add(struct prose *prose, struct winnow_str words)
{
	size_t at = 0;

	while (prose->open && !prose->spent && at < words.len) {
		size_t run = plain_run(words, at);
		if (run) {
			settle(prose);
			put(prose, words.ptr + at, run);
			at += run;
			continue;
		}
		ucs4_t character;
		int length =
			u8_mbtouc(&character, (const uint8_t *)words.ptr + at, words.len - at);
		if (is_space(character)) {
			prose->space = 1;
		} else if (character == REPLACEMENT) {
			settle(prose);
			put(prose, "\xEF\xBF\xBD", 3);
		}
		at += (size_t)length;
	}
}

void prose_mark(struct prose *prose, char mark)
{
	if (!prose->open)
		return;
	if (mark == '\t') {
		prose->tabs++;
		return;
	}
	prose->tabs = 0;
	prose->feed = 1;
}

int prose_finish(struct prose *prose, struct winnow_document *ret_document)
{
	prose_end(prose);
	if (prose->spent)
		return winnow_fail(prose->host, WINNOW_ELIMIT, too_little);
	ret_document->text.ptr = prose->text;
	ret_document->text.len = prose->length;
	ret_document->blocks = prose->blocks;
	ret_document->block_count = (uint32_t)prose->block_count;
	return 0;
}

void prose_line_begin(struct prose_line *line, const struct winnow_host *host)
{
	line->prose = (struct prose){ .host = host,
		.text = line->text,
		.capacity = sizeof(line->text),
		.blocks = &line->block,
		.block_capacity = 1 };
	prose_begin(&line->prose, WINNOW_PARAGRAPH, 0);
}

struct winnow_str prose_line_words(const struct prose_line *line)
{
	struct winnow_str words = { line->prose.text, line->prose.length };

	return line->prose.spent ? winnow_str(NULL) : words;
}

struct winnow_str prose_line_end(struct prose_line *line)
{
	struct winnow_str words = prose_line_words(line);

	if (!words.ptr)
		return words;
	if (words.len == 0)
		return winnow_str("");
	if (words.ptr == line->text) {
		char *kept = line->prose.host->alloc(line->prose.host, words.len);
		words.ptr = kept ? memcpy(kept, line->text, words.len) : NULL;
		words.len = kept ? words.len : 0;
	}
	return words;
}

struct winnow_str prose_line(const struct winnow_host *host, struct winnow_str words)
{
	struct prose_line line;

	prose_line_begin(&line, host);
	prose_add(&line.prose, words);
	return prose_line_end(&line);
}
