/* SPDX-License-Identifier: MIT */
#include <dlfcn.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/vector.h"
#include "load/tables.h"
#include "load/trust.h"

/* A module's tables are small; this bounds what a careless plugin can make of them. */
#define MODULE_CEILING ((size_t)16 << 20)

/* What was loaded stays: code of a plugin may still be reached from a thread's destructor or an
 * exit handler of a library it brought along, so nothing is ever unloaded. Main thread only. */
static VECTOR(struct loaded {
	void *handle;
	struct arena *arena; /* holds the module */
	struct module *module;
}) loaded;

static const struct module *find_loaded(const void *handle)
{
	for (size_t i = 0; i < loaded.count; i++)
		if (loaded.items[i].handle == handle)
			return loaded.items[i].module;
	return NULL;
}

typedef ElfW(Ehdr) file_head;

/* What such a file has last is the table of its sections. One for another kind of machine is left to the
 * linker. */
static bool is_cut_short(const file_head *head, size_t length, uint64_t size)
{
	const unsigned char ours = sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32;
	uint64_t sections = (uint64_t)head->e_shnum * head->e_shentsize;

	return length < sizeof *head ||
	       (head->e_ident[EI_CLASS] == ours &&
		       (head->e_shoff > size || sections > size - head->e_shoff));
}

/* Says so in fewer words than the dynamic linker, whose "invalid ELF header" tells little, and which reads
 * beyond the end of a file that is cut short, as while it is copied: that ends the process. */
static int check_is_shared_object(const char *path, struct failure *failure)
{
	file_head head = { 0 };
	struct stat status = { 0 };
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return failure_errno(failure, FAILURE_DENIED, "%s", path);
	ssize_t length = fstat(file, &status) == 0 ? read(file, &head, sizeof head) : -1;
	close(file);
	if (length < SELFMAG || memcmp(head.e_ident, ELFMAG, SELFMAG) != 0)
		return failure_set(failure, WINNOW_EDATA,
			"%s: not a shared object: name a plugin's .so file", path);
	if (is_cut_short(&head, (size_t)length, (uint64_t)status.st_size))
		return failure_set(
			failure, WINNOW_EDATA, "%s: is cut short: copy it anew", path);
	return 0;
}

/* The dynamic linker's own words, without the path it puts before them. */
static const char *linker_reason(const char *path)
{
	const char *reason = dlerror();
	size_t length = strlen(path);

	if (!reason)
		return "the dynamic linker gave no reason";
	if (strncmp(reason, path, length) == 0 && strncmp(reason + length, ": ", 2) == 0)
		reason += length + 2;
	return reason;
}

static int open_object(const char *path, void **ret_handle, struct failure *failure)
{
	void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!handle) {
		const char *reason = linker_reason(path);
		const char *remedy =
			strstr(reason, "undefined symbol")
				? "winnow lends no symbols, link the plugin with the "
				  "library that has it"
				: "install what it lacks, or rebuild it for this machine";
		return failure_set(failure, WINNOW_EDATA, "%s: does not load: %s: %s", path,
			reason, remedy);
	}
	*ret_handle = handle;
	return 0;
}

static int refuse_memory(const char *path, struct failure *failure)
{
	return failure_set(failure, FAILURE_MEMORY, "%s: no memory", path);
}

static int fill(struct module *module, const struct winnow_plugin *theirs, const char *path,
	struct arena *arena, struct failure *failure)
{
	struct loading loading = { .path = path, .arena = arena, .failure = failure };

	module->path = arena_copy(arena, winnow_str(path)).ptr;
	if (!module->path)
		return refuse_memory(path, failure);
	return descriptor_copy(&loading, theirs, module);
}

/* The module lives in an arena of its own, which lives as long as the process. */
static int make_module(void *handle, const char *path, const struct module **ret_module,
	struct failure *failure)
{
	const struct winnow_plugin *theirs = dlsym(handle, "winnow_plugin");

	if (!theirs)
		return failure_set(failure, WINNOW_EDATA,
			"%s: not a winnow plugin: it exports no constant winnow_plugin", path);
	struct arena *arena = arena_create(MODULE_CEILING);
	struct module *module = arena ? arena_alloc(arena, sizeof *module) : NULL;
	int result = module ? fill(module, theirs, path, arena, failure)
			    : refuse_memory(path, failure);
	struct loaded *entry = result == 0 ? vector_push(&loaded) : NULL;
	if (!entry) {
		arena_destroy(arena);
		return result < 0 ? result : refuse_memory(path, failure);
	}
	*entry = (struct loaded){ handle, arena, module };
	*ret_module = module;
	return 0;
}

int module_load(const char *path, const struct module **ret_module, struct failure *failure)
{
	char real[PATH_MAX];
	void *handle = NULL;
	int result = trust_file(path, real, failure);

	if (result == 0)
		result = check_is_shared_object(real, failure);
	if (result == 0)
		result = open_object(real, &handle, failure);
	if (result < 0)
		return result;
	const struct module *known = find_loaded(handle);
	if (!known)
		return make_module(handle, real, ret_module, failure);
	*ret_module = known;
	return 0;
}
