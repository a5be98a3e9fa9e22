/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "base/vector.h"
#include "config/node.h"

/* Nobody reads more at once, and a hostile file could make any number. */
#define KEPT_PROBLEMS 200

struct problems {
	VECTOR(struct problem) kept;
	size_t count; /* those not kept included */
	struct arena *arena;
};

struct problems *problems_create(void)
{
	struct problems *problems = calloc(1, sizeof *problems);

	if (!problems)
		return NULL;
	problems->arena = arena_create(0);
	if (!problems->arena) {
		free(problems);
		return NULL;
	}
	return problems;
}

void problems_destroy(struct problems *problems)
{
	if (!problems)
		return;
	vector_finish(&problems->kept);
	arena_destroy(problems->arena);
	free(problems);
}

static void keep(struct problems *problems, struct place place, const char *text)
{
	struct winnow_str kept_text = arena_copy(problems->arena, winnow_str(text));
	struct winnow_str kept_file = arena_copy(problems->arena, winnow_str(place.file));

	if (!kept_text.ptr || !kept_file.ptr)
		return;
	struct problem *problem = vector_push(&problems->kept);
	if (!problem)
		return;
	place.file = kept_file.ptr;
	*problem = (struct problem){ .place = place, .text = kept_text.ptr };
}

void problems_add(struct problems *problems, struct place place, const char *format, ...)
{
	char text[1000];
	struct failure printable;
	va_list arguments;

	problems->count++;
	if (problems->kept.count == KEPT_PROBLEMS)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	failure_set(&printable, FAILURE_CONFIG, "%s", text);
	keep(problems, place, printable.why);
}

void problems_add_no_memory(struct problems *problems, struct place place)
{
	problems_add(problems, place,
		"there is not enough memory for this configuration; make it smaller, or free "
		"memory");
}

size_t problems_count(const struct problems *problems)
{
	return problems->count;
}

const struct problem *problems_get(const struct problems *problems, size_t index)
{
	static const struct problem lost = { .place = { .file = "" },
		.text = "a further problem was not kept; solve the others first" };

	return index < problems->kept.count ? &problems->kept.items[index] : &lost;
}

static int compare_places(const void *left, const void *right)
{
	const struct problem *const *a = left, *const *b = right;
	const struct place *one = &(*a)->place, *other = &(*b)->place;
	int order = strcmp(one->file, other->file);

	if (order == 0)
		order = (one->line > other->line) - (one->line < other->line);
	if (order == 0)
		order = (one->column > other->column) - (one->column < other->column);
	if (order == 0)
		order = (*a > *b) - (*a < *b);
	return order;
}

static void print_one(const struct problem *problem, FILE *stream)
{
	fputs(problem->place.file, stream);
	if (problem->place.line)
		fprintf(stream, ":%u:%u", problem->place.line, problem->place.column);
	fprintf(stream, ": %s\n", problem->text);
}

void problems_print(const struct problems *problems, FILE *stream)
{
	const struct problem *sorted[KEPT_PROBLEMS];
	size_t kept = problems->kept.count;

	for (size_t i = 0; i < kept; i++)
		sorted[i] = &problems->kept.items[i];
	if (kept)
		qsort(sorted, kept, sizeof sorted[0], compare_places);
	for (size_t i = 0; i < kept; i++)
		print_one(sorted[i], stream);
	if (problems->count > kept)
		fprintf(stream, "and %zu more; solve these first\n", problems->count - kept);
}
