/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/log.h"
#include "cli/command.h"
#include "config/data.h"
#include "config/disk.h"

#define LONGEST_NAME 40
#define PLACEHOLDER STR_LITERAL("@name@")
#define OWN_FILE "plugin." /* of a template: becomes NAME. */

struct making {
	const char *kind, *name;
	const char *folder;
	struct arena *arena;
	struct failure *failure;
};

static int fail(struct making *making, const char *path, int error)
{
	int code = error == EEXIST   ? WINNOW_EDATA
		   : error == EACCES ? FAILURE_DENIED
				     : FAILURE_SYSTEM;

	return failure_set(making->failure, code, "%s: %s", path, strerror(error));
}

/* ---- one file ---- */

/* Copies with the name in the place of each placeholder. */
static void fill_in(struct winnow_str template, const char *name, struct buffer *filled)
{
	while (template.len > 0) {
		size_t at = str_find(template, PLACEHOLDER);
		buffer_append(filled, winnow_slice(template, 0, at));
		if (at == template.len)
			return;
		buffer_append(filled, winnow_str(name));
		at += PLACEHOLDER.len;
		template = winnow_slice(template, at, template.len - at);
	}
}

/* "x" in its mode makes sure that nothing is overwritten. */
static int write_file(struct making *making, const char *path, struct winnow_str bytes)
{
	FILE *file = fopen(path, "wx");

	if (!file)
		return fail(making, path, errno);
	bool written = fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len;
	if (fclose(file) != 0 || !written)
		return fail(making, path, errno ? errno : EIO);
	if (winnow_starts(bytes, "#!") && chmod(path, 0755) != 0)
		return fail(making, path, errno);
	return 0;
}

static int copy_file(struct making *making, const char *from, const char *name)
{
	bool own = strncmp(name, OWN_FILE, strlen(OWN_FILE)) == 0;
	struct winnow_str path = arena_printf(making->arena, "%s/%s%s", making->folder,
		own ? making->name : "", own ? name + strlen(OWN_FILE) - 1 : name);
	struct buffer template, filled;
	struct stat status;

	buffer_init(&template, DISK_LARGEST_FILE);
	buffer_init(&filled, DISK_LARGEST_FILE);
	int error = disk_read(from, &template, &status);
	fill_in(buffer_str(&template), making->name, &filled);
	int code = 0;
	if (error || !path.ptr || buffer_failed(&filled))
		code = fail(making, from, error ? error : ENOMEM);
	else
		code = write_file(making, path.ptr, buffer_str(&filled));
	buffer_finish(&template);
	buffer_finish(&filled);
	return code;
}

/* ---- a folder of them ---- */

static int copy_folder(struct making *making, const char *which)
{
	struct winnow_str from =
		arena_printf(making->arena, "%s/template/%s", data_installed_folder(), which);
	DIR *folder = from.ptr ? opendir(from.ptr) : NULL;
	int code = 0;

	if (!folder)
		return failure_set(making->failure, FAILURE_MISSING,
			"%s: the templates are not there: install winnow, or set "
			"WINNOW_DATA_PATH to the folder config of its source",
			from.ptr ? from.ptr : which);
	for (struct dirent *entry; code == 0 && (entry = readdir(folder));) {
		struct winnow_str path =
			arena_printf(making->arena, "%s/%s", from.ptr, entry->d_name);
		if (entry->d_name[0] != '.' && path.ptr)
			code = copy_file(making, path.ptr, entry->d_name);
	}
	closedir(folder);
	return code;
}

static int make(struct making *making)
{
	if (mkdir(making->folder, 0777) != 0 && errno != EEXIST)
		return fail(making, making->folder, errno);
	/* An empty folder of the user's is filled; one with anything in it is not touched. */
	if (rmdir(making->folder) != 0 || mkdir(making->folder, 0777) != 0)
		return failure_set(making->failure, FAILURE_DENIED,
			"%s is there already and not an empty folder: name another",
			making->folder);
	int code = copy_folder(making, "any");
	return code ? code : copy_folder(making, making->kind);
}

/* ---- what was asked for ---- */

static bool is_kind(const char *word)
{
	static const char *const kinds[] = { "source", "reader", "extractor", "sink" };

	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (strcmp(word, kinds[i]) == 0)
			return true;
	fprintf(stderr, "winnow: a plugin is a source, reader, extractor or sink, no \"%s\"\n",
		word);
	return false;
}

static bool is_name(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");

	if (name[0] >= 'a' && name[0] <= 'z' && name[length] == '\0' && length <= LONGEST_NAME)
		return true;
	fprintf(stderr,
		"winnow: \"%s\" cannot be a plugin's name: begin with a small letter and go on "
		"with small letters, digits and _, %d at most\n",
		name, LONGEST_NAME);
	return false;
}

static int new_run(const struct arguments *arguments)
{
	SCOPED(arena_destroy) struct arena *arena = arena_create(0);
	const char *folder = argument_operand(arguments, 2);
	struct failure failure = { 0 };
	struct making making = { argument_operand(arguments, 0), argument_operand(arguments, 1),
		folder ? folder : argument_operand(arguments, 1), arena, &failure };

	if (!is_kind(making.kind) || !is_name(making.name))
		return EXIT_BAD_USAGE;
	if (!arena)
		return EXIT_BUG;
	if (make(&making) < 0) {
		log_line(LOG_LEVEL_ERROR, NULL, "%s", failure.why);
		return failure.code == FAILURE_MISSING ? EXIT_NO_INPUT : EXIT_CANNOT_CREATE;
	}
	printf("%s: a working %s. Build it and try it:\n\n"
	       "  cd %s\n  meson setup build && meson test -C build    or: make test\n",
		making.folder, making.kind, making.folder);
	return EXIT_DONE;
}

const struct command new_command = {
	.name = "new",
	.summary = "Begin a plugin of your own: a folder that builds, with its test.",
	.operands = "KIND NAME [FOLDER]",
	.min_operands = 2,
	.max_operands = 3,
	.details =
		"KIND is source, reader, extractor or sink. Writes a plugin that works, as C, "
		"with a meson.build, a Makefile, an example, a test that runs `winnow selftest "
		"--plugin`, and a README, into FOLDER, or one called NAME. Nothing is ever "
		"overwritten.",
	.examples = "winnow new extractor acronym",
	.run = new_run,
};
