/* SPDX-License-Identifier: MIT */
#include "reader/html/profile_select.h"
#include "reader/html/xml_text.h"
#include "shared/prose.h"

/* Steps of libxml2's evaluation that one selector may take: about a second. */
#define MOST_STEPS 20000000UL

static void stay_quiet(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

int select_begin(
	struct selecting *selecting, const struct winnow_host *host, struct _xmlDoc *document)
{
	selecting->host = host;
	selecting->context = xmlXPathNewContext(document);
	if (!selecting->context)
		return winnow_fail(host, WINNOW_ELIMIT, "there is no memory for the page");
	selecting->context->error = stay_quiet;
	selecting->context->node = (xmlNodePtr)document;
	/* So that the order of two elements is told without a walk. */
	xmlXPathOrderDocElems(document);
	return 0;
}

void select_end(struct selecting *selecting)
{
	xmlXPathFreeContext(selecting->context);
}

static struct selected selected_of(const struct winnow_host *host, xmlNodePtr node)
{
	struct selected selected = { .node = NULL };

	if (node->type == XML_ELEMENT_NODE)
		selected.node = node->_private;
	else if (node->type == XML_ATTRIBUTE_NODE || node->type == XML_TEXT_NODE)
		selected.text = xml_text_take(host, xmlNodeGetContent(node));
	return selected;
}

static void add_nodes(
	const struct winnow_host *host, xmlNodeSetPtr nodes, struct selection *selection)
{
	size_t count = nodes ? (size_t)nodes->nodeNr : 0, total = selection->count + count;

	if (count == 0 || selection->count >= SELECTED_MOST)
		return;
	if (total > SELECTED_MOST)
		total = SELECTED_MOST;
	struct selected *items = host->alloc(host, total * sizeof(*items));
	if (!items)
		return;
	if (selection->count)
		memcpy(items, selection->items, selection->count * sizeof(*items));
	selection->items = items;
	for (size_t at = 0; selection->count < total && at < count; at++) {
		struct selected selected = selected_of(host, nodes->nodeTab[at]);
		if (selected.node || selected.text.len)
			items[selection->count++] = selected;
	}
}

/* What an expression makes that is no set of nodes: a text, a number. */
static void add_text(
	const struct winnow_host *host, xmlXPathObjectPtr result, struct selection *selection)
{
	struct winnow_str text = xml_text_take(host, xmlXPathCastToString(result));
	struct selected *items =
		text.len && selection->count == 0 ? host->alloc(host, sizeof(*items)) : NULL;

	if (!items)
		return;
	items->text = text;
	selection->items = items;
	selection->count = 1;
}

static void evaluate(
	struct selecting *selecting, const char *expression, struct selection *selection)
{
	xmlXPathContextPtr context = selecting->context;

	context->opLimit = MOST_STEPS;
	context->opCount = 0;
	xmlXPathObjectPtr result = xmlXPathEval((const xmlChar *)expression, context);
	if (!result)
		selection->costly = 1;
	else if (result->type == XPATH_NODESET)
		add_nodes(selecting->host, result->nodesetval, selection);
	else
		add_text(selecting->host, result, selection);
	xmlXPathFreeObject(result);
}

struct selection select_part(
	struct selecting *selecting, const struct profile_selectors *selectors, int first)
{
	struct selection selection = { .count = 0 };

	for (uint32_t at = 0; at < selectors->count; at++) {
		evaluate(selecting, selectors->expressions[at], &selection);
		if (first && selection.count)
			break;
	}
	return selection;
}

struct winnow_str selected_line(const struct winnow_host *host, const struct selected *selected)
{
	struct page_node *node = selected->node;

	if (!node)
		return prose_line(host, selected->text);
	struct winnow_str said = page_attribute(
		node, page_is(node, ELEMENT_META) ? ATTRIBUTE_CONTENT : ATTRIBUTE_DATETIME);
	return said.len ? prose_line(host, said) : page_line(host, node);
}
