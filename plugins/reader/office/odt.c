/* SPDX-License-Identifier: MIT
 * ODT: the text documents of OpenDocument 1.3 (OASIS). */
#include "reader/office/forms.h"
#include "reader/office/style.h"

enum { DEEPEST = 6, MOST_REPEATED = 64 };

struct odt {
	struct flow *flow;
	GHashTable *styles;
	int lists;        /* open ones */
	int in_paragraph; /* or in a heading: elsewhere white space is no text */
};

static int is(const char *name, const char *other)
{
	return strcmp(name, other) == 0;
}

/* Names as LibreOffice writes them: "Heading_20_1". */
static void add_style(struct odt *odt, const char *const *pairs)
{
	const char *id = part_attribute(pairs, "name");
	const char *base = part_attribute(pairs, "parent-style-name");
	struct style *style = id ? styles_add(odt->styles, id) : NULL;

	if (!style)
		return;
	style_set_name(style, id);
	if (!base)
		return;
	style_set_base(style, base);
	/* What it is based on is told in another part, but its name is enough. */
	if (!g_hash_table_contains(odt->styles, base)) {
		struct style *parent = styles_add(odt->styles, base);
		if (parent)
			style_set_name(parent, base);
	}
}

static struct style style_of(struct odt *odt, const char *const *pairs)
{
	const char *id = part_attribute(pairs, "style-name");
	struct style style = styles_find(odt->styles, id);

	if (style.type == 0 && id)
		style_set_name(&style, id);
	return style;
}

static void begin_paragraph(struct odt *odt, const char *name, const char *const *pairs)
{
	struct flow *flow = odt->flow;
	struct style style = style_of(odt, pairs);

	flow_begin_paragraph(flow);
	odt->in_paragraph++;
	if (style.type == WINNOW_TITLE || style.type == WINNOW_CAPTION)
		flow_set_type(flow, style.type, 0);
	else if (is(name, "h"))
		flow_set_type(flow, WINNOW_HEADING,
			(uint32_t)CLAMP(part_number(pairs, "outline-level", 1), 1, DEEPEST));
	else if (odt->lists && !flow->asides_open)
		flow_set_type(flow, WINNOW_LIST_ITEM, (uint32_t)MIN(odt->lists, DEEPEST));
	else if (style.type && style.type != WINNOW_HEADING)
		flow_set_type(flow, style.type, style.level);
}

static void add_spaces(struct odt *odt, int count)
{
	for (int at = 0; at < MIN(count, MOST_REPEATED); at++)
		flow_add(odt->flow, " ", 1);
}

/* Comments, what was taken away, what pictures are called, and the marks of notes. */
static int is_left_out(const char *name)
{
	static const char *const names[] = { "annotation", "tracked-changes", "note-citation",
		"title", "desc", "forms", "table-of-content", "ruby-text", "binary-data" };

	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++)
		if (is(name, names[at]))
			return 1;
	return 0;
}

static void start(void *context, const char *name, const char *const *pairs)
{
	struct odt *odt = context;
	struct flow *flow = odt->flow;

	if (flow->skipped || is_left_out(name)) {
		flow->skipped++;
		return;
	}
	if (is(name, "style"))
		add_style(odt, pairs);
	else if (is(name, "p") || is(name, "h"))
		begin_paragraph(odt, name, pairs);
	else if (is(name, "list"))
		odt->lists++;
	else if (is(name, "table"))
		flow_begin_table(flow);
	else if (is(name, "note-body") || is(name, "text-box"))
		flow_begin_aside(flow);
	else if (is(name, "line-break") && odt->in_paragraph)
		flow_add(flow, "\n", 1);
	else if (is(name, "tab") || is(name, "s"))
		add_spaces(odt, part_number(pairs, "c", 1));
}

static void end(void *context, const char *name)
{
	struct odt *odt = context;
	struct flow *flow = odt->flow;

	if (flow->skipped) {
		flow->skipped--;
	} else if (is(name, "p") || is(name, "h")) {
		flow_end_paragraph(flow);
		odt->in_paragraph--;
	} else if (is(name, "list")) {
		odt->lists--;
	} else if (is(name, "table-cell")) {
		flow_end_cell(flow);
	} else if (is(name, "table-row")) {
		flow_end_row(flow);
	} else if (is(name, "table")) {
		flow_end_table(flow);
	} else if (is(name, "note-body") || is(name, "text-box")) {
		flow_end_aside(flow);
	}
}

/* A line feed is a space like others: breaks are elements. */
static void add_text(void *context, const char *bytes, size_t length)
{
	struct odt *odt = context;

	if (odt->flow->skipped || odt->in_paragraph == 0)
		return;
	while (length) {
		const char *feed = memchr(bytes, '\n', length);
		size_t run = feed ? (size_t)(feed - bytes) : length;
		flow_add(odt->flow, bytes, run);
		if (feed)
			flow_add(odt->flow, " ", 1);
		run += feed != NULL;
		bytes += run;
		length -= run;
	}
}

static int keep_bytes(void *context, const char *bytes, size_t length)
{
	enum { ENOUGH = 1024 * 1024 };
	GString *kept = context;

	g_string_append_len(kept, bytes, (gssize)length);
	return kept->len > ENOUGH;
}

/* The manifest tells how each member is encrypted. It is no part to be parsed: of older programs it
 * has a document type. */
static int check_encryption(struct package *package)
{
	GString *manifest = g_string_new(NULL);
	int result = package_read(package, "META-INF/manifest", keep_bytes, manifest);
	int is_encrypted = strstr(manifest->str, "encryption-data") != NULL;

	g_string_free(manifest, TRUE);
	if (is_encrypted)
		return winnow_fail(package->host, WINNOW_EDATA,
			"the file is protected by a password; save it without one");
	return result < 0 ? result : 0;
}

int odt_read(struct package *package, struct flow *flow)
{
	static const struct part_events events = { start, end, add_text };
	struct odt odt = { .flow = flow };
	int result = check_encryption(package);

	if (result)
		return result;
	odt.styles = styles_create();
	result = part_read(package, "content", &events, &odt);
	g_hash_table_unref(odt.styles);
	if (result == 1)
		return winnow_fail(package->host, WINNOW_EDATA,
			"the file has no part content.xml; it is no ODT");
	return result;
}
