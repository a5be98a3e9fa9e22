/* SPDX-License-Identifier: MIT
 *
 * A configuration: YAML, read into sections that stay bound to their places in the file. What a
 * section may hold is said by an option table (winnow/plugin.h); config_bind() checks it. All
 * mistakes of a file are collected as problems and shown together.
 *
 *     store: news.db
 *     workers: 2
 *     user_agent: Owl/1.0 (+https://owl.example)
 *     include: conf.d                      # a folder: every *.yaml in it, by name; or a file
 *     plugin_path: [/usr/lib/winnow/plugins]
 *     lexicon_path: /usr/share/winnow/lexicon
 *     lexicons: [./lexicon]                # merged over the others
 *     data_path: [./own]                   # own/sites/NAME.yaml beside those installed
 *     sources:    [{name: pages, plugin: file, paths: [./pages], schedule: "@daily"}]
 *     readers:    [html, text]             # left out: all that are installed
 *     extractors: [quantity, {plugin: date, isolate: true}]      # likewise
 *     sinks:      [{plugin: jsonl, path: facts.jsonl}]
 *
 * ${NAME} in a scalar is the environment's NAME; $${ is a plain ${. Of files that include others,
 * lists are joined in the order read, the including file first, and of a single value the one
 * read first counts. Relative paths start at the folder of the file in which they stand; "-"
 * (standard output) and addresses, as https://example.org, are left alone.
 *
 * Bounded while it is read: 1 MiB a file, 256 files, 200,000 values and 1,000 anchors a file,
 * 1,000 keys a mapping, 20 levels; an alias costs a pointer. No problem shows the value of a
 * WINNOW_SECRET option, nor of a variable unless it names a file, a plugin or a section.
 */
#ifndef WINNOW_CONFIG_CONFIG_H
#define WINNOW_CONFIG_CONFIG_H

#include <stdio.h>
#include "base/arena.h"
#include "base/failure.h"

/* Where something stands in a configuration file; line and column count from 1, 0: the whole. */
struct place {
	const char *file;
	unsigned line, column;
};

struct problem {
	struct place place;
	const char *text; /* one sentence with the remedy */
};

/* Collects; owns its texts. The problem that could not be kept is counted all the same. */
struct problems;
struct problems *problems_create(void);
void problems_destroy(struct problems *problems);
DEFINE_SCOPED(struct problems *, problems_destroy)
void problems_add(struct problems *problems, struct place place, const char *format, ...)
	FORMAT(3, 4);
size_t problems_count(const struct problems *problems);
const struct problem *problems_get(const struct problems *problems, size_t index);
/* "winnow.yaml:12:5: section: text", one a line, in order of place. */
void problems_print(const struct problems *problems, FILE *stream);

enum section_kind { SECTION_SOURCE, SECTION_READER, SECTION_EXTRACTOR, SECTION_SINK };
#define SECTION_KINDS 4

struct config_node; /* a YAML mapping with its places */

/* When a source is due; its schedule and zone are checked by the plan. */
struct section_timing {
	struct winnow_str schedule,
		zone; /* as written; schedule empty: only when it is asked for */
	struct place schedule_place, zone_place;
	int64_t jitter; /* milliseconds */
	bool paused;
};

/* What a source should give, or its health says that it does not. */
#define EXPECT_NOT_SAID (-1)
struct section_expect {
	int64_t min_documents;         /* a run; EXPECT_NOT_SAID */
	int64_t min_body_chars;        /* of the longest body of a run */
	double min_facts_per_document; /* on the average of a run */
	double min_yield;              /* share of what it gave in the 30 days before */
	int64_t stale_after;           /* milliseconds without a new document; 0: for ever */
	int64_t alert_after;           /* failures in a row */
};

/* Of a plugin that runs in a process of its own. */
struct section_outside {
	bool isolate;                     /* a .so in a child of this program */
	const struct winnow_str *command; /* of exec: the program, paths made absolute */
	size_t command_count;             /* 0: it is not exec */
	int64_t deadline;                 /* milliseconds, of one call */
	int64_t memory;                   /* bytes */
	int64_t processes;                /* 0: as many as call at once */
	int64_t restarts;                 /* in a row without success, before it is given up */
};

/* One entry of sources, readers, extractors or sinks. */
struct section {
	enum section_kind kind;
	struct winnow_str name;   /* of a source; of a sink, where left out, and of others the
	                           plugin's */
	struct winnow_str plugin; /* a name, or a path to a .so (it holds a '/') */
	struct place place;
	const struct config_node *node;  /* NULL: only a name was given */
	const struct winnow_value *keys; /* of a source, by config_source_keys; else NULL */
	/* Of a sink: why it is given restricted facts as they are; empty: it is not. */
	struct winnow_str include_restricted;
	struct section_timing timing; /* of a source */
	struct section_expect expect; /* of a source */
	bool keeps_repeats;           /* of a source: nothing is left out, or learned */
	struct section_outside outside;
};

struct section_list {
	struct section *items;
	size_t count;
	bool given; /* false: the file has no such list */
};

/* How winnow goes out. Durations in milliseconds. */
struct config_fetch {
	struct winnow_str user_agent;  /* empty: not said */
	struct place user_agent_place; /* where it is said; the whole file: it is not */
	struct winnow_str proxy;       /* empty: none */
	struct winnow_str ca_file;     /* empty: the system's */
	int64_t min_delay, connect_timeout, header_timeout, stall_timeout, timeout;
	int64_t max_connections;
	int64_t retries, retry_delay, retry_wait;
	const struct winnow_str *allow_private, *resolve, *delays;
	size_t allow_private_count, resolve_count, delay_count;
	struct place delays_place;
};

/* So that what leads on for ever ends. */
struct config_bounds {
	int64_t max_requests, max_per_pattern, max_same_body; /* of a run */
	int64_t max_link_depth, max_path_parts, max_path_repeats;
};

struct config {
	const char *file;   /* as named; "-" for defaults alone */
	const char *folder; /* absolute; relative paths start here */
	struct winnow_str store;
	int64_t workers;            /* 0: one for each core */
	int64_t max_item_bytes;     /* an item larger is set aside */
	int64_t max_document_bytes; /* memory one item's reading may take */
	const struct winnow_str *plugin_path;
	size_t plugin_path_count;          /* 0: the built-in one */
	struct winnow_str lexicon_path;    /* empty: the built-in one */
	const struct winnow_str *lexicons; /* folders that are merged over it */
	size_t lexicon_count;
	double min_confidence;              /* a fact less sure is not kept */
	const struct winnow_str *data_path; /* besides the built-in one */
	size_t data_path_count;
	int64_t min_free_space; /* bytes that the daemon leaves free */
	struct winnow_str log_format;
	struct winnow_str listen; /* as written: serve/listen.h reads it */
	struct place listen_place;
	bool allow_remote;
	struct config_fetch fetch;
	struct config_bounds bounds;
	struct section_list sections[SECTION_KINDS];
	struct winnow_str sha256; /* of all files read, in order */
	struct arena *arena;      /* holds all of it */
};

/* The file's own keys, for help and the man page; NULL-ended. Those of CONFIG_SECTIONS, a type
 * that no plugin has, are lists of entries, each the name of a plugin or a mapping with one; that
 * of CONFIG_MAPPING has keys of its own. */
enum { CONFIG_SECTIONS = 64, CONFIG_MAPPING };
extern const struct winnow_option config_keys[];

/* What the host itself reads of a source, besides its name and plugin; NULL-ended. */
enum {
	SOURCE_HEADERS,
	SOURCE_HEADERS_FILE,
	SOURCE_ALLOW_PRIVATE,
	SOURCE_SCHEDULE,
	SOURCE_TZ,
	SOURCE_JITTER,
	SOURCE_PAUSED,
	SOURCE_EXPECT,
	SOURCE_REPEATS,
	SOURCE_KEY_COUNT
};
extern const struct winnow_option config_source_keys[];

/* The keys of a source's expect; NULL-ended. */
extern const struct winnow_option config_expect_keys[];

/* What the host itself reads of an entry of any list; NULL-ended. */
enum {
	OUTSIDE_ISOLATE,
	OUTSIDE_COMMAND,
	OUTSIDE_DEADLINE,
	OUTSIDE_MEMORY,
	OUTSIDE_PROCESSES,
	OUTSIDE_RESTARTS,
	OUTSIDE_KEY_COUNT
};
extern const struct winnow_option config_outside_keys[];

/* Reads, checks all but the plugins' own options. NULL when the file could not be read or parsed
 * or memory ran out; a problem then says why. With problems it may still answer a
 * configuration, so that the sections can be checked in the same pass: ask problems_count(). */
struct config *config_load(const char *path, struct problems *problems) MUST_CHECK;

/* The same from memory, as if a file `name` in `folder`. */
struct config *config_parse(struct winnow_str yaml, const char *name, const char *folder,
	struct problems *problems) MUST_CHECK;
void config_destroy(struct config *config);
DEFINE_SCOPED(struct config *, config_destroy)

/* Path of the first that exists of ./winnow.yaml, $XDG_CONFIG_HOME/winnow/winnow.yaml (or
 * ~/.config/…) and /etc/winnow/winnow.yaml, in `path`; false: none. */
bool config_find(char *path, size_t size);

/* Types and checks a section by its plugin's table (ended by a NULL name; NULL: no options),
 * whose elements are `struct winnow_option` of our own size. Every option gets a value; a
 * fallback is one value, of a WINNOW_LIST, too.
 * `reserved` names the keys that are the host's in this section (NULL-terminated). Unknown
 * keys, missing keys and bad values become problems, with "did you mean". Values live in
 * `arena`. 0, or FAILURE_CONFIG when a problem was added. */
int config_bind(const struct config *config, const struct section *section,
	const struct winnow_option *table, const char *const *reserved, struct arena *arena,
	const struct winnow_value **ret_values, struct problems *problems) MUST_CHECK;

/* One value as the configuration would read it; false with a reason ("is not a size, as 32k or
 * 10M"). For a table's fallbacks, which the loader checks. */
bool config_parse_number(
	uint32_t type, struct winnow_str text, int64_t *ret_number, const char **ret_reason);

#endif
