/* SPDX-License-Identifier: MIT
 *
 * From config/sites/NAME.yaml to profiles. Every mistake is told at its place, and none ends the
 * reading. */
#include "reader/html/profile_hosts.h"
#include "shared/calendar.h"
#include "shared/selector.h"

#include <libxml/xpath.h>
#include <stdio.h>
#include <winnow/tree.h>

enum { MOST_HOSTS = 64, MOST_SELECTORS = 64, MOST_VERSIONS = 64 };

static const char *const part_names[] = {
	[PROFILE_TITLE] = "title",
	[PROFILE_BODY] = "body",
	[PROFILE_DROP] = "drop",
	[PROFILE_PUBLISHED] = "published",
	[PROFILE_MODIFIED] = "modified",
	[PROFILE_BYLINE] = "byline",
	[PROFILE_SECTION] = "section",
	[PROFILE_TAGS] = "tags",
	[PROFILE_NOTICE] = "notice",
};

enum { SITE_HOSTS, SITE_NOTE };
static const struct winnow_option site_keys[] = {
	[SITE_HOSTS] = { .name = "hosts",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST | WINNOW_REQUIRED,
		.help = "Hosts whose pages it is for, and all below them." },
	[SITE_NOTE] = { .name = "note", .type = WINNOW_TEXT, .help = "For people." },
	{ .name = NULL },
};

enum { VERSION_FROM, VERSION_UNTIL, VERSION_LANGUAGE, VERSION_DATE_FORMATS };
static const struct winnow_option version_keys[] = {
	[VERSION_FROM] = { .name = "valid_from",
		.type = WINNOW_TEXT,
		.help = "The day of the first page that looks like this." },
	[VERSION_UNTIL] = { .name = "valid_until",
		.type = WINNOW_TEXT,
		.help = "The day of the last one." },
	[VERSION_LANGUAGE] = { .name = "language",
		.type = WINNOW_TEXT,
		.help = "What the pages are written in, whatever they say." },
	[VERSION_DATE_FORMATS] = { .name = "date_formats",
		.type = WINNOW_TEXT,
		.flags = WINNOW_LIST,
		.help = "How dates are written, as strptime has it: %d/%m/%Y %H:%M." },
	{ .name = NULL },
};

struct profile_reading {
	const struct winnow_host *host;
	const struct winnow_tree *tree;
	struct profiles *profiles;
	int spent; /* there was no memory */
};

const char *profile_part_name(enum profile_part part)
{
	return part_names[part];
}

static void *take(struct profile_reading *reading, size_t size)
{
	void *memory = reading->host->alloc(reading->host, size);

	reading->spent |= !memory;
	return memory;
}

static void problem(const struct profile_reading *reading, const struct winnow_node *node,
	size_t at, const char *sentence)
{
	reading->tree->problem(reading->host, node, at, winnow_str(sentence));
}

/* ---- selectors ---- */

static const char *keep(struct profile_reading *reading, const xmlChar *text)
{
	size_t length = strlen((const char *)text);
	char *kept = take(reading, length + 1);

	if (kept)
		memcpy(kept, text, length);
	return kept;
}

static void stay_quiet(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

/* Whether libxml2 understands it. */
static int compiles(const char *expression)
{
	xmlXPathContextPtr context = xmlXPathNewContext(NULL);
	xmlXPathCompExprPtr compiled = NULL;

	if (context) {
		context->error = stay_quiet;
		compiled = xmlXPathCtxtCompile(context, (const xmlChar *)expression);
	}
	xmlXPathFreeCompExpr(compiled);
	xmlXPathFreeContext(context);
	return compiled != NULL;
}

static const char *read_xpath(struct profile_reading *reading, const struct winnow_node *node,
	struct winnow_str expression)
{
	char *kept = take(reading, expression.len + 1);

	if (!kept)
		return NULL;
	memcpy(kept, expression.ptr, expression.len);
	if (compiles(kept))
		return kept;
	problem(reading, node, 0,
		"this is no expression of XPath 1.0; check its brackets and names, or write "
		"a selector of CSS, without xpath:");
	return NULL;
}

static const char *read_css(
	struct profile_reading *reading, const struct winnow_node *node, struct winnow_str css)
{
	struct selector_error error;
	xmlBufferPtr xpath = xmlBufferCreate();
	const char *kept = NULL;

	if (!xpath) {
		reading->spent = 1;
	} else if (selector_translate(css, xpath, &error)) {
		kept = keep(reading, xmlBufferContent(xpath));
	} else {
		problem(reading, node, error.at, error.text);
	}
	xmlBufferFree(xpath);
	return kept;
}

static const char *read_selector(
	struct profile_reading *reading, const struct winnow_node *node)
{
	static const char prefix[] = "xpath:";
	struct winnow_str text = reading->tree->text(node);
	size_t length = sizeof(prefix) - 1;

	if (reading->tree->kind(node) != WINNOW_SCALAR) {
		problem(reading, node, 0,
			"a selector is a text, as .story > p, or xpath: and an expression");
		return NULL;
	}
	if (!winnow_starts(text, prefix))
		return read_css(reading, node, text);
	return read_xpath(reading, node, winnow_slice(text, length, text.len - length));
}

/* One selector, or a list of them. */
static void read_selectors(struct profile_reading *reading, const struct winnow_node *node,
	struct profile_selectors *selectors)
{
	const struct winnow_tree *tree = reading->tree;
	int listed = tree->kind(node) == WINNOW_SEQUENCE;
	uint32_t count = listed ? tree->count(node) : 1;
	const char **expressions;

	if (count == 0 || count > MOST_SELECTORS) {
		problem(reading, node, 0, "1 to 64 selectors are understood here");
		return;
	}
	expressions = take(reading, count * sizeof(*expressions));
	for (uint32_t at = 0; expressions && at < count; at++) {
		const char *expression =
			read_selector(reading, listed ? tree->item(node, at) : node);
		if (expression)
			expressions[selectors->count++] = expression;
	}
	selectors->expressions = expressions;
}

/* ---- versions ---- */

static int32_t digits(struct winnow_str text, size_t at, size_t count)
{
	int32_t value = 0;

	for (size_t end = at + count; at < end; at++) {
		if (text.ptr[at] < '0' || text.ptr[at] > '9')
			return -1;
		value = value * 10 + (text.ptr[at] - '0');
	}
	return value;
}

static int is_day(struct winnow_str text)
{
	enum { LENGTH = 10 }; /* of YYYY-MM-DD */

	if (text.len != LENGTH || text.ptr[4] != '-' || text.ptr[7] != '-')
		return 0;
	return calendar_valid((struct calendar_date){
		digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2) });
}

static struct winnow_str value_text(const struct winnow_value *value)
{
	return value->count ? value->text[0] : (struct winnow_str){ NULL, 0 };
}

static void check_day(const struct profile_reading *reading, const struct winnow_node *node,
	const struct winnow_value *value, const char *key)
{
	if (value->count && !is_day(value->text[0]))
		problem(reading, reading->tree->find(node, winnow_str(key)), 0,
			"this is no day; write it as 2019-03-05");
}

static void read_date_formats(struct profile_reading *reading, const struct winnow_value *value,
	struct profile_version *version)
{
	const char **formats = take(reading, (value->count + 1) * sizeof(*formats));

	for (uint32_t at = 0; formats && at < value->count; at++) {
		char *format = take(reading, value->text[at].len + 1);
		if (!format)
			return;
		memcpy(format, value->text[at].ptr, value->text[at].len);
		formats[version->date_format_count++] = format;
	}
	version->date_formats = formats;
}

static void read_version(struct profile_reading *reading, const struct winnow_node *node,
	struct profile_version *version)
{
	const char *others[PROFILE_PARTS + 1] = { NULL };

	memcpy(others, part_names, sizeof(part_names));
	if (reading->tree->kind(node) != WINNOW_MAPPING) {
		problem(reading, node, 0,
			"a version is a mapping, as {title: h1, body: .story}");
		return;
	}
	const struct winnow_value *values = reading->tree->bind(
		reading->host, node, version_keys, sizeof(version_keys[0]), others);
	for (size_t part = 0; part < PROFILE_PARTS; part++) {
		const struct winnow_node *selectors =
			reading->tree->find(node, winnow_str(part_names[part]));
		if (selectors)
			read_selectors(reading, selectors, &version->parts[part]);
	}
	if (!values)
		return;
	version->from = value_text(&values[VERSION_FROM]);
	version->until = value_text(&values[VERSION_UNTIL]);
	version->language = value_text(&values[VERSION_LANGUAGE]);
	check_day(reading, node, &values[VERSION_FROM], "valid_from");
	check_day(reading, node, &values[VERSION_UNTIL], "valid_until");
	read_date_formats(reading, &values[VERSION_DATE_FORMATS], version);
}

static int is_newer(const struct profile_version *a, const struct profile_version *b)
{
	size_t shorter = a->from.len < b->from.len ? a->from.len : b->from.len;
	int order = shorter ? strncmp(a->from.ptr, b->from.ptr, shorter) : 0;

	return order ? order > 0 : a->from.len > b->from.len;
}

static void read_versions(struct profile_reading *reading, const struct winnow_node *node,
	struct profile *profile)
{
	uint32_t count =
		reading->tree->kind(node) == WINNOW_SEQUENCE ? reading->tree->count(node) : 0;
	struct profile_version *versions;

	if (count == 0 || count > MOST_VERSIONS) {
		problem(reading, node, 0,
			"versions is a list of 1 to 64, each how the site's pages look for "
			"some time; begin each with '- '");
		return;
	}
	versions = take(reading, count * sizeof(*versions));
	for (uint32_t at = 0; versions && at < count; at++) {
		struct profile_version version = { .from = { NULL, 0 } };
		uint32_t place = at;
		read_version(reading, reading->tree->item(node, at), &version);
		for (; place > 0 && is_newer(&version, &versions[place - 1]); place--)
			versions[place] = versions[place - 1];
		versions[place] = version;
	}
	profile->versions = versions;
	profile->version_count = versions ? count : 0;
}

/* ---- files ---- */

/* "harbour" of "/etc/winnow/sites/harbour.yaml". */
static struct winnow_str name_of(struct winnow_str path)
{
	size_t at = path.len, end = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	if (winnow_ends(path, ".yaml"))
		end -= strlen(".yaml");
	return winnow_slice(path, at, end - at);
}

static struct winnow_str lower(struct profile_reading *reading, struct winnow_str text)
{
	char *kept = take(reading, text.len + 1);

	for (size_t at = 0; kept && at < text.len; at++)
		kept[at] = text.ptr[at] >= 'A' && text.ptr[at] <= 'Z'
				   ? (char)(text.ptr[at] + 'a' - 'A')
				   : text.ptr[at];
	return (struct winnow_str){ kept, kept ? text.len : 0 };
}

static int is_host(struct winnow_str name)
{
	return name.len > 0 && !memchr(name.ptr, '/', name.len) &&
	       !memchr(name.ptr, ':', name.len) && !memchr(name.ptr, '*', name.len);
}

static void add_hosts(struct profile_reading *reading, const struct winnow_node *root,
	const struct winnow_value *hosts, const struct profile *profile)
{
	const struct winnow_node *node = reading->tree->find(root, winnow_str("hosts"));
	int listed = reading->tree->kind(node) == WINNOW_SEQUENCE;

	for (uint32_t at = 0; at < hosts->count && at < MOST_HOSTS; at++) {
		struct profile_host host = { lower(reading, hosts->text[at]), profile,
			listed ? reading->tree->item(node, at) : node,
			reading->profiles->count };
		if (!is_host(hosts->text[at]))
			problem(reading, host.node, 0,
				"this is no host; write its name alone, as www.example.org: "
				"those below it are meant, too");
		else if (reading->profiles->count < reading->profiles->room)
			reading->profiles->hosts[reading->profiles->count++] = host;
	}
}

static void read_file(struct profile_reading *reading, struct winnow_str path)
{
	/* The host reads the one, `winnow selftest` the other. */
	static const char *const others[] = { "versions", "discover", "fixtures", NULL };
	const struct winnow_node *root = reading->tree->read(reading->host, path);
	struct profile *profile = root ? take(reading, sizeof(*profile)) : NULL;

	if (!profile)
		return;
	const struct winnow_value *values = reading->tree->bind(
		reading->host, root, site_keys, sizeof(site_keys[0]), others);
	const struct winnow_node *versions = reading->tree->find(root, winnow_str("versions"));
	profile->name = name_of(path);
	if (versions)
		read_versions(reading, versions, profile);
	if (values)
		add_hosts(reading, root, &values[SITE_HOSTS], profile);
}

/* The length of a path's folder. */
static size_t folder_length(struct winnow_str path)
{
	size_t length = path.len;

	while (length > 0 && path.ptr[length - 1] != '/')
		length--;
	return length;
}

/* In a folder of the user's own it is in place of the one that is installed, and no mistake. */
static void tell_twice(
	void *context, const struct profile_host *host, const struct profile_host *first)
{
	const struct profile_reading *reading = context;
	struct winnow_node_place place = reading->tree->place(first->node);
	struct winnow_str file = reading->tree->place(host->node).file;
	size_t length = folder_length(file);
	char text[400];

	if (folder_length(place.file) != length ||
		(length && memcmp(place.file.ptr, file.ptr, length) != 0))
		return;
	snprintf(text, sizeof(text),
		"the host %.*s is named twice (%.*s:%u); leave it out of one profile",
		(int)host->name.len, host->name.ptr, (int)place.file.len, place.file.ptr,
		place.line);
	problem(reading, host->node, 0, text);
}

static int make_room(struct profile_reading *reading, uint32_t files)
{
	struct profiles *profiles = take(reading, sizeof(*profiles));

	if (!profiles)
		return 0;
	profiles->room = (size_t)files * MOST_HOSTS;
	profiles->hosts = take(reading, (profiles->room + 1) * sizeof(*profiles->hosts));
	reading->profiles = profiles;
	return profiles->hosts != NULL;
}

struct profiles *profiles_create(const struct winnow_host *host)
{
	struct profile_reading reading = { .host = host,
		.tree = host->service(host, WINNOW_TREE_SERVICE) };
	uint32_t count = 0;

	if (!reading.tree) {
		winnow_fail(host, WINNOW_EFATAL,
			"this winnow has no service " WINNOW_TREE_SERVICE "; update winnow");
		return NULL;
	}
	const struct winnow_str *files = reading.tree->files(host, winnow_str("sites"), &count);
	if (!files)
		return NULL;
	if (make_room(&reading, count)) {
		for (uint32_t at = 0; at < count; at++)
			read_file(&reading, files[at]);
		profile_hosts_finish(reading.profiles, tell_twice, &reading);
	}
	if (!reading.spent)
		return reading.profiles;
	winnow_fail(host, WINNOW_EFATAL, "there is no memory for the profiles of sites");
	return NULL;
}
