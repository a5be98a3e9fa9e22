/* SPDX-License-Identifier: MIT
 * DOCX: WordprocessingML (ECMA-376, part 1). */
#include "reader/office/forms.h"
#include "reader/office/style.h"

enum { DEEPEST = 6, BODY_LEVEL = 9 }; /* of an outline level: no heading */

struct docx {
	struct flow *flow;
	GHashTable *styles;
	struct style *style; /* in styles.xml, the one in hand */
	int in_text;         /* words, not what a field is told */
	int list_level;      /* of the paragraph in hand; -1: it is in no list */
	char *style_id;      /* of it; NULL: none */
	int outline;
};

static int is(const char *name, const char *other)
{
	return strcmp(name, other) == 0;
}

static void start_style(void *context, const char *name, const char *const *pairs)
{
	struct docx *docx = context;
	const char *value = part_attribute(pairs, "val");

	if (is(name, "style")) {
		const char *id = part_attribute(pairs, "styleId");
		docx->style = id ? styles_add(docx->styles, id) : NULL;
	} else if (!docx->style || !value) {
		return;
	} else if (is(name, "name")) {
		style_set_name(docx->style, value);
	} else if (is(name, "basedOn")) {
		style_set_base(docx->style, value);
	} else if (is(name, "numId") && docx->style->type == 0) {
		docx->style->type = is(value, "0") ? 0 : WINNOW_LIST_ITEM;
		docx->style->level = 1;
	} else if (is(name, "outlineLvl") && docx->style->type == 0) {
		int level = part_number(pairs, "val", BODY_LEVEL);
		docx->style->type = level < DEEPEST ? WINNOW_HEADING : 0;
		docx->style->level = (uint32_t)level + 1;
	}
}

static void end_style(void *context, const char *name)
{
	struct docx *docx = context;

	if (is(name, "style"))
		docx->style = NULL;
}

static void begin_paragraph(struct docx *docx)
{
	flow_begin_paragraph(docx->flow);
	if (docx->flow->asides_open)
		return;
	docx->list_level = -1;
	docx->outline = BODY_LEVEL;
	g_clear_pointer(&docx->style_id, g_free);
}

/* Its properties stand before its words, so that its type is known when it ends. */
static void end_paragraph(struct docx *docx)
{
	struct style style = styles_find(docx->styles, docx->style_id);

	if (docx->flow->asides_open) {
		flow_end_paragraph(docx->flow);
		return;
	}
	if (style.type == STYLE_LEFT_OUT) {
		flow_begin_paragraph(docx->flow);
		return;
	}
	if (style.type)
		flow_set_type(docx->flow, style.type, style.level);
	else if (docx->outline < DEEPEST)
		flow_set_type(docx->flow, WINNOW_HEADING, (uint32_t)docx->outline + 1);
	else if (docx->list_level >= 0)
		flow_set_type(docx->flow, WINNOW_LIST_ITEM,
			(uint32_t)MIN(docx->list_level + 1, DEEPEST));
	flow_end_paragraph(docx->flow);
}

static void take_property(struct docx *docx, const char *name, const char *const *pairs)
{
	const char *value = part_attribute(pairs, "val");

	if (docx->flow->asides_open || !value)
		return;
	if (is(name, "pStyle")) {
		g_free(docx->style_id);
		docx->style_id = g_strdup(value);
	} else if (is(name, "ilvl")) {
		docx->list_level = part_number(pairs, "val", 0);
	} else if (is(name, "numId")) {
		/* The list of number 0 is none. */
		if (is(value, "0"))
			docx->list_level = -1;
		else if (docx->list_level < 0)
			docx->list_level = 0;
	} else if (is(name, "outlineLvl")) {
		docx->outline = part_number(pairs, "val", BODY_LEVEL);
	}
}

/* What stands there twice, was taken away, or is no words. */
static int is_left_out(const char *name)
{
	return is(name, "Fallback") || is(name, "moveFrom") || is(name, "del") ||
	       is(name, "sdtPlaceholder") || is(name, "docPartObj");
}

static void add_mark(struct docx *docx, const char *name, const char *const *pairs)
{
	const char *type = part_attribute(pairs, "type");

	if (is(name, "tab"))
		flow_add(docx->flow, " ", 1);
	else if (is(name, "noBreakHyphen"))
		flow_add(docx->flow, "-", 1);
	else if (is(name, "cr") || (is(name, "br") && (!type || is(type, "textWrapping"))))
		flow_add(docx->flow, "\n", 1);
}

static void start_body(void *context, const char *name, const char *const *pairs)
{
	struct docx *docx = context;
	struct flow *flow = docx->flow;

	if (flow->skipped || is_left_out(name)) {
		flow->skipped++;
		return;
	}
	docx->in_text = is(name, "t");
	if (is(name, "p"))
		begin_paragraph(docx);
	else if (is(name, "tbl"))
		flow_begin_table(flow);
	else if (is(name, "txbxContent"))
		flow_begin_aside(flow);
	else if (!is(name, "t"))
		add_mark(docx, name, pairs);
	take_property(docx, name, pairs);
}

static void end_body(void *context, const char *name)
{
	struct docx *docx = context;
	struct flow *flow = docx->flow;

	docx->in_text = 0;
	if (flow->skipped)
		flow->skipped--;
	else if (is(name, "p"))
		end_paragraph(docx);
	else if (is(name, "tc"))
		flow_end_cell(flow);
	else if (is(name, "tr"))
		flow_end_row(flow);
	else if (is(name, "tbl"))
		flow_end_table(flow);
	else if (is(name, "txbxContent"))
		flow_end_aside(flow);
}

static void add_text(void *context, const char *bytes, size_t length)
{
	struct docx *docx = context;

	if (docx->in_text && !docx->flow->skipped)
		flow_add(docx->flow, bytes, length);
}

static int read_notes(struct package *package, struct docx *docx, const char *beginning)
{
	static const struct part_events events = { start_body, end_body, add_text };

	flow_begin_aside(docx->flow);
	int result = part_read(package, beginning, &events, docx);
	flow_end_aside(docx->flow);
	return result < 0 ? result : 0;
}

int docx_read(struct package *package, struct flow *flow)
{
	static const struct part_events style_events = { start_style, end_style, NULL };
	static const struct part_events events = { start_body, end_body, add_text };
	struct docx docx = { .flow = flow, .styles = styles_create(), .list_level = -1 };
	int result = part_read(package, "word/styles", &style_events, &docx);

	if (result >= 0)
		result = part_read(package, "word/document", &events, &docx);
	if (result == 1)
		result = winnow_fail(package->host, WINNOW_EDATA,
			"the file has no part word/document.xml; it is no DOCX");
	if (result == 0)
		result = read_notes(package, &docx, "word/footnotes");
	if (result == 0)
		result = read_notes(package, &docx, "word/endnotes");
	g_hash_table_unref(docx.styles);
	g_free(docx.style_id);
	return result;
}
