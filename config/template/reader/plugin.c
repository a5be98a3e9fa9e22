/* @name@ - a reader: it reads reports that begin with lines such as "Title: ...", then an empty
 * line, then paragraphs divided by empty lines.
 *
 * To make it yours: change what probe() knows and what read() makes of it. The contract is in
 * winnow/plugin.h and winnow/ABI.md.
 */
#include <winnow/helpers.h>

/* Where line feeds end a line; the length of the rest where there is none. */
static size_t line_length(struct winnow_str rest)
{
	const char *end = rest.len ? memchr(rest.ptr, '\n', rest.len) : NULL;

	return end ? (size_t)(end - rest.ptr) : rest.len;
}

static struct winnow_str skip(struct winnow_str text, size_t length)
{
	return winnow_slice(text, length, text.len - length);
}

/* "Title: A report": the value, where the line has that name. */
static struct winnow_str value_of(struct winnow_str line, const char *name)
{
	struct winnow_str value = { NULL, 0 };

	if (!winnow_starts(line, name))
		return value;
	value = skip(line, strlen(name));
	while (value.len && *value.ptr == ' ')
		value = skip(value, 1);
	return value;
}

/* The lines up to the first empty one; answers what follows it. */
static struct winnow_str read_head(struct winnow_str text, struct winnow_document *document)
{
	while (text.len) {
		size_t length = line_length(text);
		struct winnow_str line = winnow_slice(text, 0, length);
		text = skip(text, length < text.len ? length + 1 : length);
		if (line.len == 0)
			break;
		if (winnow_starts(line, "Title:"))
			document->title = value_of(line, "Title:");
		if (winnow_starts(line, "Date:"))
			document->published = value_of(line, "Date:");
	}
	return text;
}

/* A paragraph for each stretch of lines that are not empty. `blocks` has room enough. */
static uint32_t find_paragraphs(struct winnow_str text, struct winnow_block *blocks)
{
	uint32_t count = 0;
	int inside = 0;

	for (size_t at = 0; at < text.len;) {
		size_t length = line_length(skip(text, at));
		if (length == 0)
			inside = 0;
		else if (inside)
			blocks[count - 1].length = at + length - blocks[count - 1].at;
		else
			blocks[count++] = (struct winnow_block){
				.at = at, .length = length, .type = WINNOW_PARAGRAPH };
		inside = length > 0;
		at += length + 1;
	}
	return count;
}

static int is_date(struct winnow_str text)
{
	static const char form[] = "dddd-dd-dd";

	if (text.len != sizeof form - 1)
		return 0;
	for (size_t i = 0; i < text.len; i++)
		if (form[i] == 'd' ? text.ptr[i] < '0' || text.ptr[i] > '9' : text.ptr[i] != '-')
			return 0;
	return 1;
}

/* Documents are UTF-8 without NUL. This reader takes no other, and says so; one that does would
 * turn them into UTF-8 here, by iconv(3) say. */
static int is_text(struct winnow_str bytes)
{
	for (size_t i = 0; i < bytes.len;) {
		unsigned char first = (unsigned char)bytes.ptr[i];
		size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
		unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
		unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
		if (first == 0 || (first >= 0x80 && first < 0xc2) || first > 0xf4 ||
			length > bytes.len - i)
			return 0;
		for (size_t j = 1; j < length; j++) {
			unsigned char byte = (unsigned char)bytes.ptr[i + j];
			if (byte < (j == 1 ? least : 0x80) || byte > (j == 1 ? most : 0xbf))
				return 0;
		}
		i += length;
	}
	return 1;
}

static int reader_open(
	const struct winnow_host *host, const struct winnow_value *values, void **ret_self)
{
	(void)host;
	(void)values; /* it has no options */
	*ret_self = NULL;
	return 0;
}

static int reader_probe(
	void *self, const struct winnow_host *host, const struct winnow_item *item)
{
	(void)self;
	(void)host;
	return winnow_starts(item->body, "Title:") ? 90 : 0;
}

static int reader_read(void *self, const struct winnow_host *host,
	const struct winnow_item *item, const struct winnow_reader_out *out)
{
	struct winnow_document document = { .size = sizeof document };

	(void)self;
	if (!is_text(item->body))
		return winnow_fail(host, WINNOW_EDATA, "the report is not UTF-8: convert it");
	document.text = read_head(item->body, &document);
	if (document.text.len == 0)
		return winnow_fail(host, WINNOW_EDATA, "the report has no text after its head");
	if (!is_date(document.published))
		document.published = winnow_str("");
	struct winnow_block *blocks =
		host->alloc(host, (document.text.len / 2 + 1) * sizeof *blocks);
	if (!blocks)
		return winnow_fail(host, WINNOW_ELIMIT, "the report is too long");
	document.block_count = find_paragraphs(document.text, blocks);
	document.blocks = blocks;
	return out->document(out, &document);
}

static const struct winnow_reader reader = {
	.size = sizeof reader,
	.open = reader_open,
	.probe = reader_probe,
	.read = reader_read,
};

const struct winnow_plugin winnow_plugin = {
	WINNOW_PLUGIN_HEAD,
	.id = "@name@",
	.version = "0.1.0",
	.licence = "MIT",
	.summary = "Reads reports with a head of lines and a text.",
	.reader = &reader,
};
