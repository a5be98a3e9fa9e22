/* SPDX-License-Identifier: MIT */
#include "fetch/robots.h"
#include <stdlib.h>
#include "base/vector.h"
#include "fetch/robots_pattern.h"

#define MOST_MEMORY ((size_t)16 << 20)

/* Agents, rules and delays each know their group, and stand in the order of groups. */
struct agent {
	struct winnow_str product; /* "*": everybody */
	uint32_t group;
};

struct rule {
	struct winnow_str pattern;
	uint32_t group;
	bool allows;
};

struct delay {
	int64_t ms;
	uint32_t group;
};

struct robots {
	struct arena *arena;
	VECTOR(struct agent) agents;
	VECTOR(struct rule) rules;
	VECTOR(struct delay) delays;
};

struct reading {
	struct robots *robots;
	uint32_t group; /* 0: before the first */
	bool in_agents; /* the last line that counts named an agent */
	bool failed;
};

static bool is_product_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-' ||
	       byte == '_';
}

struct winnow_str robots_product(struct winnow_str user_agent)
{
	size_t length = 0;

	while (length < user_agent.len && is_product_byte(user_agent.ptr[length]))
		length++;
	return winnow_slice(user_agent, 0, length);
}

/* ---- reading ---- */

static bool is_everybody(struct winnow_str value)
{
	return value.len && value.ptr[0] == '*' &&
	       (value.len == 1 || value.ptr[1] == ' ' || value.ptr[1] == '\t');
}

static void read_agent(struct reading *reading, struct winnow_str value)
{
	struct robots *robots = reading->robots;

	if (!reading->in_agents)
		reading->group++;
	reading->in_agents = true;
	struct winnow_str product =
		is_everybody(value) ? STR_LITERAL("*") : robots_product(value);
	struct agent *agent = vector_push(&robots->agents);
	product = arena_copy(robots->arena, product);
	if (!agent || !product.ptr)
		reading->failed = true;
	else
		*agent = (struct agent){ product, reading->group };
}

/* A Disallow too long is cut, and so forbids more; an Allow too long is passed over. */
static void read_rule(struct reading *reading, struct winnow_str value, bool allows)
{
	struct robots *robots = reading->robots;

	reading->in_agents = false;
	if (reading->group == 0 || value.len == 0 || (allows && value.len > PATTERN_MOST_BYTES))
		return;
	if (value.len > PATTERN_MOST_BYTES)
		value.len = PATTERN_MOST_BYTES;
	struct rule *rule = vector_push(&robots->rules);
	struct winnow_str pattern = pattern_spell(value, robots->arena);
	if (!rule || !pattern.ptr)
		reading->failed = true;
	else
		*rule = (struct rule){ pattern, reading->group, allows };
}

static void read_delay(struct reading *reading, struct winnow_str value)
{
	char text[32] = { 0 };

	if (reading->group == 0 || value.len == 0 || value.len >= sizeof text)
		return;
	memcpy(text, value.ptr, value.len);
	char *end;
	double seconds = strtod(text, &end);
	/* What is no number compares false with everything. */
	if (*end || !(seconds > 0))
		return;
	struct delay *delay = vector_push(&reading->robots->delays);
	if (!delay) {
		reading->failed = true;
		return;
	}
	delay->group = reading->group;
	delay->ms = seconds * 1000 < (double)ROBOTS_MOST_DELAY_MS ? (int64_t)(seconds * 1000)
								  : ROBOTS_MOST_DELAY_MS;
}

static void read_line(struct reading *reading, struct winnow_str line)
{
	line.len = str_find_byte(line, '#', 0);
	size_t colon = str_find_byte(line, ':', 0);
	if (colon == line.len)
		return;
	struct winnow_str key = str_trim(winnow_slice(line, 0, colon));
	struct winnow_str value = str_trim(winnow_slice(line, colon + 1, line.len - colon - 1));
	if (str_equal_ascii_case(key, STR_LITERAL("user-agent")))
		read_agent(reading, value);
	else if (str_equal_ascii_case(key, STR_LITERAL("allow")))
		read_rule(reading, value, true);
	else if (str_equal_ascii_case(key, STR_LITERAL("disallow")))
		read_rule(reading, value, false);
	else if (str_equal_ascii_case(key, STR_LITERAL("crawl-delay")))
		read_delay(reading, value);
}

static size_t line_end(struct winnow_str bytes, size_t from)
{
	while (from < bytes.len && bytes.ptr[from] != '\n' && bytes.ptr[from] != '\r')
		from++;
	return from;
}

/* A byte order mark, or as much of it as somebody's editor left. */
static size_t mark_length(struct winnow_str bytes)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t length = 0;

	while (length < 3 && length < bytes.len && bytes.ptr[length] == mark[length])
		length++;
	return length;
}

static void read_lines(struct reading *reading, struct winnow_str bytes)
{
	bool cut = bytes.len > ROBOTS_MOST_BYTES;

	if (cut)
		bytes.len = ROBOTS_MOST_BYTES;
	for (size_t at = mark_length(bytes); at < bytes.len && !reading->failed;) {
		size_t end = line_end(bytes, at);
		/* A line that the limit cuts could say anything. */
		if (end < bytes.len || !cut)
			read_line(reading, winnow_slice(bytes, at, end - at));
		at = end + 1;
	}
}

struct robots *robots_parse(struct winnow_str bytes)
{
	struct robots *robots = calloc(1, sizeof *robots);
	struct reading reading = { .robots = robots };

	if (!robots)
		return NULL;
	robots->arena = arena_create(MOST_MEMORY);
	if (robots->arena)
		read_lines(&reading, bytes);
	if (robots->arena && !reading.failed)
		return robots;
	robots_destroy(robots);
	return NULL;
}

void robots_destroy(struct robots *robots)
{
	if (!robots)
		return;
	vector_finish(&robots->agents);
	vector_finish(&robots->rules);
	vector_finish(&robots->delays);
	arena_destroy(robots->arena);
	free(robots);
}

/* ---- asking ---- */

/* The name under which the groups for `product` stand: its own, or everybody's. */
static struct winnow_str name_for(const struct robots *robots, struct winnow_str product)
{
	for (size_t i = 0; i < robots->agents.count; i++)
		if (str_equal_ascii_case(robots->agents.items[i].product, product))
			return product;
	return STR_LITERAL("*");
}

/* Whether the group is one of `name`. *at moves on through the agents, since groups are asked
 * about in their order. */
static bool group_is_for(
	const struct robots *robots, uint32_t group, struct winnow_str name, size_t *at)
{
	while (*at < robots->agents.count && robots->agents.items[*at].group < group)
		(*at)++;
	for (size_t i = *at; i < robots->agents.count && robots->agents.items[i].group == group;
		i++)
		if (str_equal_ascii_case(robots->agents.items[i].product, name))
			return true;
	return false;
}

static bool rule_decides(
	const struct robots *robots, struct winnow_str product, struct winnow_str path)
{
	struct winnow_str name = name_for(robots, product);
	size_t agent = 0, longest = 0;
	uint32_t group = 0;
	bool allows = true, for_us = false;

	for (size_t i = 0; i < robots->rules.count; i++) {
		const struct rule *rule = &robots->rules.items[i];
		if (rule->group != group)
			for_us = group_is_for(robots, rule->group, name, &agent);
		group = rule->group;
		if (!for_us || rule->pattern.len < longest ||
			(rule->pattern.len == longest && allows) ||
			!pattern_fits(rule->pattern, path))
			continue;
		longest = rule->pattern.len;
		allows = rule->allows;
	}
	return allows;
}

bool robots_allows(
	const struct robots *robots, struct winnow_str product, struct winnow_str path)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);

	struct winnow_str spelled = { NULL, 0 };
	if (arena)
		spelled = pattern_spell_path(path.len ? path : STR_LITERAL("/"), arena);
	return spelled.ptr && rule_decides(robots, product, spelled);
}

int64_t robots_delay(const struct robots *robots, struct winnow_str product)
{
	struct winnow_str name = name_for(robots, product);
	int64_t longest = 0;
	size_t agent = 0;

	for (size_t i = 0; i < robots->delays.count; i++) {
		const struct delay *delay = &robots->delays.items[i];
		if (delay->ms > longest && group_is_for(robots, delay->group, name, &agent))
			longest = delay->ms;
	}
	return longest;
}
