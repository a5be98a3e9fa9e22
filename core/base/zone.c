/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/zone.h"
#include "base/zone_rule.h"

#define FOLDER "/usr/share/zoneinfo/"
#define LONGEST_NAME 64
#define LARGEST_FILE 65536
#define HEADER_SIZE 44
#define MOST_CHANGES 4096
#define MOST_TYPES 256
#define DAY 86400
#define LARGEST_OFFSET (DAY - 1)

struct zone_transition {
	int64_t utc;
	int32_t offset; /* from then on */
};

struct zone {
	struct zone_rule rule; /* from the last transition on, if has_rule */
	bool has_rule;
	int32_t first; /* the offset before all transitions */
	size_t count;
	struct zone_transition transitions[];
};

/* The part of a file that has one size of times. */
struct block {
	uint32_t utc_count, standard_count, leap_count, change_count, type_count, name_bytes;
	size_t time_size;
	struct winnow_str body;
	size_t size; /* of the body */
};

/* ---- bytes ---- */

static uint32_t read_32(const char *bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes;

	return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 |
	       byte[3];
}

static int64_t read_time(const char *bytes, size_t size)
{
	if (size == 4)
		return (int32_t)read_32(bytes);
	return (int64_t)((uint64_t)read_32(bytes) << 32 | read_32(bytes + 4));
}

/* False: no header, numbers that no zone has, or the file ends too soon. */
static bool read_block(struct winnow_str bytes, size_t time_size, struct block *block)
{
	if (bytes.len < HEADER_SIZE || memcmp(bytes.ptr, "TZif", 4) != 0)
		return false;
	block->utc_count = read_32(bytes.ptr + 20);
	block->standard_count = read_32(bytes.ptr + 24);
	block->leap_count = read_32(bytes.ptr + 28);
	block->change_count = read_32(bytes.ptr + 32);
	block->type_count = read_32(bytes.ptr + 36);
	block->name_bytes = read_32(bytes.ptr + 40);
	if (block->utc_count > MOST_TYPES || block->standard_count > MOST_TYPES ||
		block->leap_count > MOST_CHANGES || block->change_count > MOST_CHANGES ||
		block->type_count > MOST_TYPES || block->name_bytes > LARGEST_FILE)
		return false;
	block->time_size = time_size;
	block->size = block->change_count * (time_size + 1) + (size_t)block->type_count * 6 +
		      block->name_bytes + block->leap_count * (time_size + 4) +
		      block->standard_count + block->utc_count;
	block->body = winnow_slice(bytes, HEADER_SIZE, bytes.len - HEADER_SIZE);
	return block->size <= block->body.len;
}

static bool read_offset(const struct block *block, uint32_t type, int32_t *ret_offset)
{
	size_t types = block->change_count * (block->time_size + 1);

	if (type >= block->type_count)
		return false;
	int32_t offset = (int32_t)read_32(block->body.ptr + types + (size_t)type * 6);
	if (offset < -LARGEST_OFFSET || offset > LARGEST_OFFSET)
		return false;
	*ret_offset = offset;
	return true;
}

static bool read_transitions(const struct block *block, struct zone *zone)
{
	const char *times = block->body.ptr;
	const char *types = times + block->change_count * block->time_size;

	for (size_t i = 0; i < block->change_count; i++) {
		struct zone_transition *transition = &zone->transitions[i];
		transition->utc = read_time(times + i * block->time_size, block->time_size);
		if (!read_offset(block, (unsigned char)types[i], &transition->offset) ||
			(i > 0 && transition->utc <= transition[-1].utc))
			return false;
	}
	zone->count = block->change_count;
	return read_offset(block, 0, &zone->first);
}

/* "\nEST5EDT,M3.2.0,M11.1.0\n"; an empty one: the last offset holds for ever. */
static bool read_rule(struct winnow_str footer, struct zone *zone)
{
	struct winnow_str rest = footer, line;

	if (!winnow_starts(footer, "\n"))
		return false;
	rest = winnow_slice(footer, 1, footer.len - 1);
	if (str_find_byte(rest, '\n', 0) == rest.len || !str_split(&rest, '\n', &line))
		return false;
	zone->has_rule = line.len > 0;
	return line.len == 0 || zone_rule_parse(line, &zone->rule);
}

/* From version 2 on a second block with times of 8 bytes follows the first, and then the rule. */
static bool find_block(
	struct winnow_str bytes, struct block *block, struct winnow_str *ret_footer)
{
	if (!read_block(bytes, 4, block))
		return false;
	*ret_footer = STR_LITERAL("\n\n");
	if (bytes.ptr[4] < '2')
		return true;
	if (!read_block(winnow_slice(block->body, block->size, block->body.len - block->size),
		    8, block))
		return false;
	*ret_footer = winnow_slice(block->body, block->size, block->body.len - block->size);
	return true;
}

int zone_parse(struct winnow_str bytes, struct zone **ret_zone, struct failure *failure)
{
	struct block block;
	struct winnow_str footer;

	if (!find_block(bytes, &block, &footer))
		return failure_set(
			failure, WINNOW_EDATA, "it is no file of zoneinfo, or damaged");
	if (block.leap_count > 0)
		return failure_set(failure, WINNOW_EDATA,
			"it counts leap seconds; use the zone without 'right/'");
	struct zone *zone =
		calloc(1, sizeof *zone + block.change_count * sizeof(struct zone_transition));
	if (!zone)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	if (!read_transitions(&block, zone) || !read_rule(footer, zone)) {
		free(zone);
		return failure_set(failure, WINNOW_EDATA, "the file of zoneinfo is damaged");
	}
	*ret_zone = zone;
	return 0;
}

/* ---- files ---- */

/* Letters, digits, "_+-" in parts between slashes: what cannot leave the folder. */
static bool is_zone_name(struct winnow_str name)
{
	static const char others[] = "_+-/";

	for (size_t i = 0; i < name.len; i++) {
		char byte = name.ptr[i];
		bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
		if (!letter && !(byte >= '0' && byte <= '9') &&
			(byte == '\0' || !strchr(others, byte)))
			return false;
	}
	return name.len > 0 && name.len <= LONGEST_NAME && name.ptr[0] != '/';
}

static int read_file(
	struct winnow_str name, FILE *file, struct zone **ret_zone, struct failure *failure)
{
	char *bytes = malloc(LARGEST_FILE);

	if (!bytes)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	size_t length = fread(bytes, 1, LARGEST_FILE, file);
	int code = ferror(file) ? failure_errno(failure, FAILURE_SYSTEM, "it cannot be read")
				: zone_parse((struct winnow_str){ bytes, length }, ret_zone,
					  failure);
	free(bytes);
	return code < 0 ? failure_prefix(failure, "time zone '%.*s'", STR_ARGS(name)) : 0;
}

static int open_utc(struct zone **ret_zone, struct failure *failure)
{
	struct zone *zone = calloc(1, sizeof *zone);

	if (!zone)
		return failure_set(failure, FAILURE_MEMORY, "no memory");
	*ret_zone = zone;
	return 0;
}

int zone_open(struct winnow_str name, struct zone **ret_zone, struct failure *failure)
{
	char path[sizeof FOLDER + LONGEST_NAME];

	if (winnow_is(name, "UTC"))
		return open_utc(ret_zone, failure);
	if (!is_zone_name(name))
		return failure_set(failure, FAILURE_MISSING,
			"'%.*s' is no time zone; write one as UTC or Europe/Berlin",
			STR_ARGS(name));
	snprintf(path, sizeof path, FOLDER "%.*s", STR_ARGS(name));
	FILE *file = fopen(path, "rbe");
	if (!file)
		return failure_errno(failure, FAILURE_MISSING,
			"there is no time zone '%.*s' (%s); write one as UTC or Europe/Berlin, "
			"and "
			"see that tzdata is installed",
			STR_ARGS(name), path);
	int code = read_file(name, file, ret_zone, failure);
	fclose(file);
	return code;
}

void zone_close(struct zone *zone)
{
	free(zone);
}

/* ---- asking ---- */

int32_t zone_offset(const struct zone *zone, int64_t utc)
{
	size_t low = 0, high = zone->count;

	if (zone->has_rule &&
		(zone->count == 0 || utc >= zone->transitions[zone->count - 1].utc))
		return zone_rule_offset(&zone->rule, utc);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (zone->transitions[middle].utc <= utc)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? zone->first : zone->transitions[low - 1].offset;
}

/* The first moment after `low` at which the offset is no longer `before`; by `high` it is not. */
static int64_t change_between(
	const struct zone *zone, int64_t low, int64_t high, int32_t before)
{
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;
		if (zone_offset(zone, middle) == before)
			low = middle;
		else
			high = middle;
	}
	return high;
}

unsigned zone_moments(const struct zone *zone, int64_t local, int64_t ret_moments[2])
{
	/* No zone is as much as a day off UTC, so these lie on both sides. */
	int32_t before = zone_offset(zone, local - DAY);
	int32_t after = zone_offset(zone, local + DAY);
	bool as_before = zone_offset(zone, local - before) == before;
	bool as_after = zone_offset(zone, local - after) == after;

	if (before == after || as_before != as_after) {
		ret_moments[0] = local - (as_before ? before : after);
		return 1;
	}
	if (as_before) { /* the greater offset is the earlier moment */
		ret_moments[0] = local - (before > after ? before : after);
		ret_moments[1] = local - (before > after ? after : before);
		return 2;
	}
	ret_moments[0] = change_between(zone, local - DAY, local + DAY, before);
	return 0;
}
