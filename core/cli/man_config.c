/* SPDX-License-Identifier: MIT */
#include "cli/man.h"
#include "cli/man_form.h"
#include "config/config.h"

static void put_values(FILE *stream)
{
	man_section(stream, "VALUES");
	man_prose(stream,
		"A value is read by the type of its key, never guessed: \"country: no\" is "
		"Norway.");
	man_term(stream, "text", "", "Any text.");
	man_term(stream, "path", "",
		"A file or folder; it starts at the folder of the file in which it stands. `-` "
		"is "
		"standard output.");
	man_term(stream, "integer", "", "A whole number.");
	man_term(stream, "boolean", "", "`yes` or `no`, `true` or `false`, `on` or `off`.");
	man_term(stream, "size", "", "Bytes: 512, 32k, 10M, 2G; k is 1024.");
	man_term(stream, "duration", "", "250ms, 30s, 15m, 24h, 30d.");
	man_term(stream, "entry", "", "The name of a plugin, or a mapping with its options.");
	man_prose(stream, "\n\nOne or more: a sequence, or one value alone. `${NAME}` is the "
			  "variable NAME "
			  "of the environment, which must be set; `$${` is a plain ${.");
}

static void put_entries(FILE *stream)
{
	man_section(stream, "KEYS OF AN ENTRY");
	man_prose(stream,
		"An entry of sources, readers, extractors or sinks has these, and the options "
		"of "
		"its plugin, which `winnow plugins` PLUGIN and the plugin's own page tell.");
	man_term(stream, "plugin", "text, required",
		"The plugin, by its name or by the path of a .so file.");
	man_term(stream, "name", "text",
		"What it is called: of a source [a-z][a-z0-9_]*, and required; of others the "
		"plugin's name where it is left out.");
	man_options(stream, config_outside_keys);
	man_subsection(stream, "Of a source");
	man_term(stream, "site", "text",
		"A profile, sites/NAME.yaml, whose discover says plugin and options; what "
		"stands "
		"beside it here counts before that.");
	man_options(stream, config_source_keys);
	man_subsection(stream, "Of a source's expect");
	man_options(stream, config_expect_keys);
	man_subsection(stream, "Of a sink");
	man_term(stream, "include_restricted", "text",
		"Why it is given the names of people as they are; the custody log keeps the "
		"reason. Left out: they are hidden from it.");
}

void man_config(FILE *stream)
{
	man_head(stream, "winnow.yaml", "5",
		"where winnow looks for reports, what it finds in them, and where that goes");
	man_section(stream, "DESCRIPTION");
	man_prose(stream,
		"The configuration of `winnow`(1), in YAML. `winnow check` tells every mistake "
		"in "
		"it at once, with its line and column, and what a run would do.\n\n"
		"The first that exists is taken: ./winnow.yaml, "
		"$XDG_CONFIG_HOME/winnow/winnow.yaml (else ~/.config/winnow/winnow.yaml), "
		"/etc/winnow/winnow.yaml; `-c` FILE names another.");
	man_section(stream, "EXAMPLE");
	man_lines(stream, "store: news.db\n"
			  "user_agent: Example-Monitor/1.0 (+https://www.example.org/bot)\n"
			  "sources:\n"
			  "  - {name: pages, plugin: file, paths: [./pages]}\n"
			  "  - name: courier\n"
			  "    plugin: feed\n"
			  "    urls: [https://courier.example.org/rss.xml]\n"
			  "    schedule: \"@every 6h\"\n"
			  "sinks:\n"
			  "  - {plugin: jsonl, path: facts.jsonl}");
	put_values(stream);
	man_section(stream, "KEYS");
	man_options(stream, config_keys);
	put_entries(stream);
	man_section(stream, "SEE ALSO");
	man_prose(stream,
		"`winnow`(1), and the page of each plugin, as `winnow-html`(7). An example "
		"with "
		"every key and its comment is installed as examples/winnow.yaml beside the "
		"lexicons.");
}
