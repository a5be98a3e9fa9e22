/* SPDX-License-Identifier: MIT
 *
 * Runs a fuzz target as an ordinary test, where there is no libFuzzer: every file given (of a
 * folder: every file in it), then mutations of it, always the same ones.
 *
 *     fuzz_html FILE_OR_FOLDER …     WINNOW_FUZZ_ROUNDS=100000 for a longer run
 */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ROUNDS 2000                     /* mutations in all, shared among the inputs */
#define LONGEST_INPUT ((size_t)1 << 20) /* mutations grow up to this */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct input {
	uint8_t *bytes;
	size_t length, capacity;
};

struct corpus {
	char **paths;
	size_t count;
};

static uint64_t random_state = 0x9e3779b97f4a7c15u;

/* xorshift64*, with a fixed seed: a failure must happen again. */
static size_t pick(size_t below)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return below ? (size_t)((random_state * 0x2545f4914f6cdd1du) >> 33) % below : 0;
}

static void *allocate(void *memory, size_t size)
{
	memory = realloc(memory, size ? size : 1);
	if (!memory) {
		fputs("fuzz: no memory\n", stderr);
		exit(1);
	}
	return memory;
}

/* In memory of exactly its size, so that a sanitizer sees the first byte read behind it. */
static void run(const uint8_t *bytes, size_t length)
{
	uint8_t *exact = allocate(NULL, length);

	if (length)
		memcpy(exact, bytes, length);
	LLVMFuzzerTestOneInput(exact, length);
	free(exact);
}

static void flip_bit(struct input *input)
{
	input->bytes[pick(input->length)] ^= (uint8_t)(1u << pick(8));
}

static void put_byte(struct input *input)
{
	static const uint8_t telling[] =
		"\0\t\n \"#&'-/0:;<=>[]{}\x7f\x80\xbf\xc2\xe2\xed\xf0\xff";

	input->bytes[pick(input->length)] = telling[pick(sizeof telling - 1)];
}

static void truncate_end(struct input *input)
{
	input->length = pick(input->length);
}

static void remove_range(struct input *input)
{
	size_t at = pick(input->length);
	size_t length = 1 + pick(input->length - at);

	memmove(input->bytes + at, input->bytes + at + length, input->length - at - length);
	input->length -= length;
}

static void repeat_range(struct input *input)
{
	size_t at = pick(input->length);
	size_t length = 1 + pick(input->length - at);
	size_t times = 1 + pick(pick(8) ? 4 : 1000);

	while (times-- > 0 && input->length + length <= LONGEST_INPUT) {
		if (input->length + length > input->capacity) {
			input->capacity = 2 * (input->length + length);
			input->bytes = allocate(input->bytes, input->capacity);
		}
		memmove(input->bytes + at + length, input->bytes + at, input->length - at);
		input->length += length;
	}
}

static void mutate(struct input *input)
{
	static void (*const ways[])(struct input *) = { flip_bit, put_byte, truncate_end,
		remove_range, repeat_range };

	for (size_t changes = 1 + pick(6); changes > 0 && input->length > 0; changes--)
		ways[pick(sizeof ways / sizeof *ways)](input);
}

static void run_mutations(const uint8_t *bytes, size_t length, size_t rounds)
{
	struct input input = { NULL, 0, 0 };

	for (; rounds > 0; rounds--) {
		input.bytes = allocate(input.bytes, length);
		input.capacity = length;
		input.length = length;
		if (length)
			memcpy(input.bytes, bytes, length);
		mutate(&input);
		run(input.bytes, input.length);
	}
	free(input.bytes);
}

static void run_file(const char *path, size_t rounds)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = allocate(NULL, LONGEST_INPUT);

	if (!file) {
		perror(path);
		exit(1);
	}
	size_t length = fread(bytes, 1, LONGEST_INPUT, file);
	fclose(file);
	run(bytes, length);
	run_mutations(bytes, length, rounds);
	free(bytes);
}

static void add_path(struct corpus *corpus, const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = allocate(NULL, size);

	snprintf(path, size, "%s%s%s", folder, *folder ? "/" : "", name);
	corpus->paths = allocate(corpus->paths, (corpus->count + 1) * sizeof *corpus->paths);
	corpus->paths[corpus->count++] = path;
}

static void add_folder(struct corpus *corpus, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		if (entries[i]->d_name[0] != '.')
			add_path(corpus, path, entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

static size_t wanted_rounds(size_t inputs)
{
	const char *rounds = getenv("WINNOW_FUZZ_ROUNDS");
	size_t total = rounds ? (size_t)strtoul(rounds, NULL, 10) : ROUNDS;

	return inputs ? (total + inputs - 1) / inputs : total;
}

int main(int count, char **arguments)
{
	static const uint8_t seed[] =
		"A report of 12 May: 1,094 people, 3.5% <b>\"x\"</b> {a: b}\n";
	struct corpus corpus = { NULL, 0 };
	struct stat status;

	for (int i = 1; i < count; i++) {
		if (stat(arguments[i], &status) == 0 && S_ISDIR(status.st_mode))
			add_folder(&corpus, arguments[i]);
		else
			add_path(&corpus, "", arguments[i]);
	}
	size_t rounds = wanted_rounds(corpus.count + 1);
	run(NULL, 0);
	run(seed, sizeof seed - 1);
	run_mutations(seed, sizeof seed - 1, rounds);
	for (size_t i = 0; i < corpus.count; i++) {
		run_file(corpus.paths[i], rounds);
		free(corpus.paths[i]);
	}
	free(corpus.paths);
	return 0;
}
