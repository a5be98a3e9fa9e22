/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <gelf.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "trial/symbols.h"

#define NAMED 5 /* of those that are too many */

struct exported {
	unsigned others;
	char names[400];
};

static bool is_lent(const GElf_Sym *symbol)
{
	return symbol->st_shndx != SHN_UNDEF && symbol->st_shndx != SHN_ABS &&
	       GELF_ST_BIND(symbol->st_info) != STB_LOCAL &&
	       GELF_ST_VISIBILITY(symbol->st_other) == STV_DEFAULT;
}

/* What the linker and the sanitizers put there is not the author's. */
static bool is_expected(const char *name)
{
	return strcmp(name, "winnow_plugin") == 0 || strcmp(name, "_init") == 0 ||
	       strcmp(name, "_fini") == 0 || strncmp(name, "__", 2) == 0;
}

static void add_name(struct exported *exported, const char *name)
{
	size_t end = strlen(exported->names);

	if (exported->others++ < NAMED)
		snprintf(exported->names + end, sizeof exported->names - end, "%s%.60s",
			end ? ", " : "", name);
}

static void read_section(Elf *elf, Elf_Scn *section, struct exported *exported)
{
	GElf_Shdr header;
	GElf_Sym symbol;

	if (!gelf_getshdr(section, &header) || header.sh_type != SHT_DYNSYM)
		return;
	Elf_Data *data = elf_getdata(section, NULL);
	for (int i = 0; data && gelf_getsym(data, i, &symbol); i++) {
		const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
		if (name && is_lent(&symbol) && !is_expected(name))
			add_name(exported, name);
	}
}

void symbols_check(const char *path, struct report *report)
{
	struct exported exported = { 0 };
	int file = open(path, O_RDONLY | O_CLOEXEC);

	elf_version(EV_CURRENT);
	Elf *elf = file < 0 ? NULL : elf_begin(file, ELF_C_READ, NULL);
	for (Elf_Scn *section = NULL; elf && (section = elf_nextscn(elf, section));)
		read_section(elf, section, &exported);
	if (!elf)
		report_skip(report, "its symbols cannot be read: %s", elf_errmsg(-1));
	if (exported.others)
		report_fail(report,
			"exports more than winnow_plugin (%s%s): compile it with "
			"-fvisibility=hidden, so that no other plugin meets its names",
			exported.names, exported.others > NAMED ? ", and more" : "");
	elf_end(elf);
	if (file >= 0)
		close(file);
}
