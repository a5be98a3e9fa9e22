/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include "base/buffer.h"
#include "base/large.h"
#include "base/vector.h"
#include "text/lexicon_file.h"
#include "text/lexicon_table.h"
#include "text/lexicons.h"
#include "text/starts.h"

#define LONGEST_NAME 128
#define MOST_SHARED ((size_t)256 << 20) /* bytes, of all plugins together */

struct opened {
	char *name;
	struct winnow_lexicon *lexicon; /* NULL: there is no such file */
};

/* One that is left as it lies. */
struct lying {
	struct winnow_str name;
	struct winnow_str *parts;
	uint32_t count;
};

struct lexicons {
	VECTOR(char *) folders;
	struct vocabulary *vocabulary;
	VECTOR(struct opened) opened;
	VECTOR(struct lying) lying; /* in the arena of what is shared */
	struct digest merged;       /* of what was merged over another folder's */
	uint32_t numbered;          /* those that are there */
	struct shared_memory shared;
	struct starts *starts; /* NULL: not settled */
};

struct shared_memory *lexicons_shared(struct lexicons *lexicons)
{
	return &lexicons->shared;
}

const struct vocabulary *lexicons_vocabulary(const struct lexicons *lexicons)
{
	return lexicons->vocabulary;
}

static char *copy(struct winnow_str text)
{
	char *bytes = malloc(text.len + 1);

	if (!bytes)
		return NULL;
	memcpy(bytes, text.ptr, text.len);
	bytes[text.len] = '\0';
	return bytes;
}

int lexicons_add_folder(
	struct lexicons *lexicons, struct winnow_str folder, struct failure *failure)
{
	char *copied = copy(folder);
	char **place = copied ? vector_push(&lexicons->folders) : NULL;

	if (!place) {
		free(copied);
		return failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	}
	*place = copied;
	DIR *readable = opendir(copied);
	if (!readable)
		return failure_errno(failure, FAILURE_MISSING,
			"the folder of lexicons \"%s\" cannot be opened", copied);
	closedir(readable);
	return 0;
}

int lexicons_create(
	struct winnow_str folder, struct lexicons **ret_lexicons, struct failure *failure)
{
	struct lexicons *lexicons = calloc(1, sizeof *lexicons);
	int code = 0;

	if (!lexicons || !(lexicons->vocabulary = vocabulary_create()) ||
		!(lexicons->shared.arena = arena_create_large(MOST_SHARED, LARGE_PAGE / 2)))
		code = failure_set(failure, FAILURE_MEMORY, "no memory for the lexicons");
	if (code == 0) {
		digest_init(&lexicons->merged);
		code = lexicons_add_folder(lexicons, folder, failure);
	}
	if (code == 0)
		*ret_lexicons = lexicons;
	else
		lexicons_destroy(lexicons);
	return code;
}

struct winnow_str lexicons_merged(const struct lexicons *lexicons, char text[DIGEST_TEXT_SIZE])
{
	struct digest digest = lexicons->merged;

	return digest_text(&digest, text);
}

void lexicons_destroy(struct lexicons *lexicons)
{
	if (!lexicons)
		return;
	for (size_t i = 0; i < lexicons->opened.count; i++) {
		lexicon_destroy(lexicons->opened.items[i].lexicon);
		free(lexicons->opened.items[i].name);
	}
	vector_finish(&lexicons->opened);
	vector_finish(&lexicons->lying);
	vocabulary_destroy(lexicons->vocabulary);
	arena_destroy(lexicons->shared.arena);
	starts_destroy(lexicons->starts);
	for (size_t i = 0; i < lexicons->folders.count; i++)
		free(lexicons->folders.items[i]);
	vector_finish(&lexicons->folders);
	free(lexicons);
}

static bool is_plain(struct winnow_str part)
{
	for (size_t i = 0; i < part.len; i++) {
		char byte = part.ptr[i];
		bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
			     byte == '_' || byte == '-';
		if (!plain)
			return false;
	}
	return part.len > 0;
}

/* LANGUAGE/NAME, and no way out of the folder. */
static bool is_name(struct winnow_str name)
{
	struct winnow_str rest = name, language;

	return name.len <= LONGEST_NAME && str_split(&rest, '/', &language) && rest.ptr &&
	       is_plain(language) && is_plain(rest);
}

static int refuse_name(struct winnow_str name, struct failure *failure)
{
	return failure_set(failure, FAILURE_CONFIG,
		"\"%.*s\" is no lexicon's name; it has the form language/name in lower case",
		STR_ARGS(name));
}

static void write_path(struct buffer *path, const char *folder, struct winnow_str name)
{
	buffer_init(path, 0);
	buffer_printf(path, "%s/%.*s.tsv", folder, STR_ARGS(name));
}

/* The folder's own rows, over those that are there already. */
static int load_from(struct lexicons *lexicons, const char *folder, struct winnow_str name,
	struct winnow_lexicon **lexicon, struct failure *failure)
{
	struct buffer path;
	bool found;
	int code;

	write_path(&path, folder, name);
	if (buffer_failed(&path))
		code = failure_set(failure, FAILURE_MEMORY, "no memory for a lexicon");
	else if (*lexicon)
		code = lexicon_load_over(
			path.bytes, *lexicon, &lexicons->merged, &found, failure);
	else
		code = lexicon_load(path.bytes, lexicons->vocabulary, lexicon, failure);
	buffer_finish(&path);
	return code;
}

static int load(struct lexicons *lexicons, struct winnow_str name,
	struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	int code = 0;

	*ret_lexicon = NULL;
	for (size_t i = 0; i < lexicons->folders.count && code == 0; i++)
		code = load_from(
			lexicons, lexicons->folders.items[i], name, ret_lexicon, failure);
	if (code != 0)
		lexicon_destroy(*ret_lexicon);
	return code;
}

static int remember(struct lexicons *lexicons, struct winnow_str name,
	struct winnow_lexicon *lexicon, struct failure *failure)
{
	char *copied = copy(name);
	struct opened *opened = copied ? vector_push(&lexicons->opened) : NULL;

	if (!opened) {
		free(copied);
		lexicon_destroy(lexicon);
		return failure_set(failure, FAILURE_MEMORY, "no memory for a lexicon");
	}
	*opened = (struct opened){ copied, lexicon };
	if (lexicon)
		lexicon->number = lexicons->numbered++;
	return 0;
}

int lexicons_open(struct lexicons *lexicons, struct winnow_str name,
	const struct winnow_lexicon **ret_lexicon, struct failure *failure)
{
	struct winnow_lexicon *lexicon;

	for (size_t i = 0; i < lexicons->opened.count; i++)
		if (winnow_is(name, lexicons->opened.items[i].name)) {
			*ret_lexicon = lexicons->opened.items[i].lexicon;
			return 0;
		}
	if (!is_name(name))
		return refuse_name(name, failure);
	int code = load(lexicons, name, &lexicon, failure);
	if (code == 0)
		code = remember(lexicons, name, lexicon, failure);
	if (code == 0)
		*ret_lexicon = lexicon;
	return code;
}

static int load_rows(struct lexicons *lexicons, const struct lying *lying, size_t folder,
	struct winnow_str *ret_rows, struct failure *failure)
{
	struct buffer path;
	int code;

	write_path(&path, lexicons->folders.items[folder], lying->name);
	if (buffer_failed(&path))
		code = failure_set(failure, FAILURE_MEMORY, "no memory for a lexicon");
	else
		code = lexicon_load_rows(path.bytes, lexicons->shared.arena,
			folder > 0 ? &lexicons->merged : NULL, ret_rows, failure);
	buffer_finish(&path);
	return code;
}

static int lay(struct lexicons *lexicons, struct winnow_str name, struct lying *lying,
	struct failure *failure)
{
	struct arena *arena = lexicons->shared.arena;

	*lying = (struct lying){ .name = arena_copy(arena, name) };
	lying->parts = arena_alloc_array(arena, lexicons->folders.count, sizeof *lying->parts);
	if (!lying->name.ptr || !lying->parts)
		return failure_set(failure, FAILURE_MEMORY, "no memory for a lexicon");
	for (size_t i = lexicons->folders.count; i-- > 0;) {
		struct winnow_str *part = &lying->parts[lying->count];
		int code = load_rows(lexicons, lying, i, part, failure);
		if (code)
			return code;
		lying->count += part->len > 0;
	}
	return 0;
}

int lexicons_rows(struct lexicons *lexicons, struct winnow_str name,
	const struct winnow_str **ret_rows, uint32_t *ret_parts, struct failure *failure)
{
	struct lying *lying = NULL;

	for (size_t i = 0; i < lexicons->lying.count && !lying; i++)
		if (winnow_equal(lexicons->lying.items[i].name, name))
			lying = &lexicons->lying.items[i];
	if (!lying) {
		struct lying fresh;
		int code = is_name(name) ? lay(lexicons, name, &fresh, failure)
					 : refuse_name(name, failure);
		if (code)
			return code;
		lying = vector_push(&lexicons->lying);
		if (!lying)
			return failure_set(failure, FAILURE_MEMORY, "no memory for a lexicon");
		*lying = fresh;
	}
	*ret_rows = lying->count ? lying->parts : NULL;
	*ret_parts = lying->count;
	return 0;
}

void lexicons_settle(struct lexicons *lexicons)
{
	const struct winnow_lexicon **numbered =
		calloc((size_t)lexicons->numbered + 1, sizeof *numbered);

	for (size_t i = 0; numbered && i < lexicons->opened.count; i++) {
		const struct winnow_lexicon *lexicon = lexicons->opened.items[i].lexicon;
		if (lexicon)
			numbered[lexicon->number] = lexicon;
	}
	starts_destroy(lexicons->starts);
	lexicons->starts =
		numbered ? starts_create(lexicons->vocabulary, numbered, lexicons->numbered)
			 : NULL;
	free(numbered);
}

const struct starts *lexicons_starts(const struct lexicons *lexicons)
{
	return lexicons->starts;
}

static bool is_language(const char *name)
{
	return strlen(name) == 2 && is_plain(winnow_str(name));
}

/* Whether one of the first `count` folders has the language, too. */
static bool is_in_folders(const struct lexicons *lexicons, size_t count, const char *language)
{
	for (size_t i = 0; i < count; i++) {
		DIR *folder = opendir(lexicons->folders.items[i]);
		struct dirent *entry = NULL;
		while (folder && (entry = readdir(folder)) && strcmp(entry->d_name, language))
			;
		if (folder)
			closedir(folder);
		if (entry)
			return true;
	}
	return false;
}

static int visit_folder(struct lexicons *lexicons, size_t index, lexicons_language *visit,
	void *context, struct failure *failure)
{
	DIR *folder = opendir(lexicons->folders.items[index]);
	struct dirent *entry;
	int code = 0;

	if (!folder)
		return failure_errno(failure, FAILURE_MISSING, "the folder of lexicons \"%s\"",
			lexicons->folders.items[index]);
	while (code == 0 && (entry = readdir(folder)))
		if (is_language(entry->d_name) &&
			!is_in_folders(lexicons, index, entry->d_name))
			code = visit(context, lexicons, entry->d_name, failure);
	closedir(folder);
	return code;
}

int lexicons_languages(struct lexicons *lexicons, lexicons_language *visit, void *context,
	struct failure *failure)
{
	int code = 0;

	for (size_t i = 0; i < lexicons->folders.count && code == 0; i++)
		code = visit_folder(lexicons, i, visit, context, failure);
	return code;
}

struct winnow_str lexicons_default_path(void)
{
	const char *path = getauxval(AT_SECURE) ? NULL : getenv("WINNOW_LEXICON_PATH");

	return winnow_str(path && *path ? path : LEXICON_DIRECTORY);
}
