/* SPDX-License-Identifier: MIT
 *
 * winnow/plugin.h - the whole contract between winnow, the host, and a plugin.
 *
 * A plugin is a shared object that exports one constant, `winnow_plugin`. It links
 * against nothing of ours: all it may ask of the host is in `struct winnow_host`.
 *
 *   Data     source --request--> host --item--> reader --document--> extractor --fact-->
 *            host --record--> sink. The host fetches, stores and keeps order; a plugin
 *            says where to look, what a page says, what a text states, where it goes.
 *   Memory   What you are handed is borrowed and dies when the call returns, unless a
 *            comment names a longer life. What you hand in is copied before the
 *            function you called returns. Nobody frees for another.
 *   Errors   A negative WINNOW_E* is failure; host->fail() the reason first. The code
 *            says what the host does next, the text says why.
 *   Threads  open() and close() run on the main thread, one plugin at a time. What
 *            open() made is read-only from then on: start, visit, probe, read and
 *            extract may be entered by many threads at once, each with a host of its
 *            own. A kind that sets WINNOW_SERIAL is entered by one thread at a time.
 *            A sink is always called from one thread.
 *   Growth   Structs grow at the end only; zero in a new member means what its absence
 *            meant. `size` is what the maker knew: WINNOW_HAS() asks. Structs marked
 *            Frozen never grow. ABI.md beside this file has the promise.
 */
#ifndef WINNOW_PLUGIN_H
#define WINNOW_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WINNOW_ABI_MAJOR 0u /* another major is refused */
#define WINNOW_ABI_MINOR 1u /* for people to read; `size` decides */

#define WINNOW_EXPORT __attribute__((visibility("default")))
#define WINNOW_HAS(p, member)                                                                  \
	((size_t)((const char *)(&(p)->member + 1) - (const char *)(p)) <= (p)->size)

/* Bytes with a length and no terminator; text is UTF-8. ptr may be NULL when len is 0. Frozen. */
struct winnow_str {
	const char *ptr;
	size_t len;
};

struct winnow_pair { /* Frozen. */
	struct winnow_str name, value;
};

enum { /* What a function answers when it fails, by what the host does about it: */
	WINNOW_EDATA = -1,  /* sets this item or document aside and goes on */
	WINNOW_ELIMIT = -2, /* the same, counted apart: a size, time or depth limit was met */
	WINNOW_EAGAIN = -3, /* tries again later, by its retry policy */
	WINNOW_EFATAL = -4  /* closes this instance; from open(), stops before the run */
};

/* ---- Options: the host parses, checks and converts; the plugin only reads. ---- */

enum { /* The type of an option; the configuration's text is read by it, never guessed. */
	WINNOW_TEXT = 1, /* any text */
	/* A path; made absolute from the configuration file's folder. What begins with a scheme
	 * and "://", as https://example.org, is an address and stays as written. */
	WINNOW_PATH,
	WINNOW_INTEGER, /* 12, -3 */
	WINNOW_BOOLEAN, /* true or false; also yes, no, on, off */
	WINNOW_SIZE,    /* bytes: 512, 32k, 10M, 2G */
	WINNOW_DURATION /* milliseconds: 250ms, 30s, 15m, 24h, 30d */
};

enum { /* flags of an option */
	WINNOW_REQUIRED = 1 << 0,
	WINNOW_LIST = 1 << 1,  /* a sequence, or one value alone */
	WINNOW_SECRET = 1 << 2 /* never shown or logged */
};

struct winnow_option {
	const char *name;     /* [a-z][a-z0-9_]*; NULL ends the table */
	const char *help;     /* one sentence, shown by `winnow plugins` and the man pages */
	const char *fallback; /* as a user would write it; NULL: none */
	const char *const *choices; /* NULL-terminated; NULL: anything of the type */
	int64_t min, max;           /* of INTEGER, SIZE, DURATION; both 0: unbounded */
	uint32_t type, flags;
};

/* values[i] answers options[i]; lives until close(). Frozen. */
struct winnow_value {
	const struct winnow_str *text; /* `count` items, as written, paths made absolute */
	const int64_t *number;         /* `count` items; NULL for TEXT and PATH */
	uint32_t count, reserved;      /* count 0: absent and without fallback */
};

/* ---- The host, as one call sees it. ----
 * The host handed to open() lives until close(); any other dies with its call. */

enum { WINNOW_DEBUG = 0, WINNOW_INFO = 1, WINNOW_WARNING = 2 };

struct winnow_host {
	uint32_t size, abi_minor;
	/* Say why this call fails, in a sentence that names the remedy; returns `code`, so
	 * write: return host->fail(host, WINNOW_EDATA, why); */
	int (*fail)(const struct winnow_host *host, int code, struct winnow_str why);
	/* For people; errors go through fail(). Never put article text or names in it. */
	void (*log)(const struct winnow_host *host, int level, struct winnow_str text);
	/* Zeroed, aligned for anything, lives as long as `host`; NULL: over budget. No free. */
	void *(*alloc)(const struct winnow_host *host, size_t size);
	/* Nonzero once the run should end: ask in every long loop, then return what you have. */
	int (*cancelled)(const struct winnow_host *host);
	/* A table of functions by versioned name, as WINNOW_TEXT_SERVICE; NULL: not here.
	 * The table lives as long as the process. */
	const void *(*service)(const struct winnow_host *host, const char *name);
};

enum { /* flags of a kind; an unknown flag is refused, for it would change meaning */
	WINNOW_SERIAL = 1 << 0 /* enter this instance from one thread at a time */
};

/* ---- Source: where to look. ---- */

enum { /* what a request expects to find */
	WINNOW_ANYTHING = 0,
	WINNOW_ARTICLE = 1, /* something to read */
	WINNOW_LISTING = 2, /* something that leads on: a folder, an index page, a feed */
	WINNOW_ARCHIVE =
		3 /* a WARC file, to be shown record by record; or a folder with some */
};

enum { /* flags of a request */
	/* What was received is not asked for again, as long as its hints are the same and the same
	 * plugins would read it. */
	WINNOW_ONCE = 1 << 0,
	/* Asked for only where the same visit names something that was never heard of before, or
	 * when it was never received itself: the next page of a listing, newest first. */
	WINNOW_WITH_NEW = 1 << 1
};

/* A place to look. */
struct winnow_request {
	uint32_t size, expects;
	struct winnow_str uri; /* absolute, or relative to the item being visited */
	struct winnow_str key; /* what it is, whatever its address: two requests of one
	                                    source with one key are one. Empty: the URI */
	const struct winnow_pair
		*hints; /* what is known of it beforehand: title, published … The first 16 are
			   kept, of those that are no longer than 4,096 bytes with their name */
	uint32_t hint_count, flags;
};

/* Where an archive holds what was received. Frozen. */
struct winnow_place {
	struct winnow_str file;   /* its path */
	uint64_t at, length;      /* bytes of the file */
	struct winnow_str id;     /* of the record: "<urn:uuid:...>" */
	struct winnow_str digest; /* of its payload as it is there: "sha256:" and 64 digits */
};

enum {                           /* the form of an item */
	WINNOW_BYTES = 0,        /* received: `body` is here */
	WINNOW_ENTRY_FILE = 1,   /* the rest are members of a folder, shown by name and not */
	WINNOW_ENTRY_FOLDER = 2, /* opened: answer request(item->uri) to have one fetched */
	WINNOW_ENTRY_LINK = 3,   /* a symbolic link; `link_form` says to what */
	WINNOW_ENTRY_OTHER = 4,  /* a device, a socket, a pipe: nothing to fetch */
	WINNOW_ENTRY_RECORD = 5, /* of an archive: `headers` are the record's, final_uri is what
	                            it is of; request(item->uri) to have it fetched */
	WINNOW_ENTRY_REST = 6, /* of an archive: request(item->uri) to have more of it shown */
	WINNOW_REVISIT = 7     /* a record that says: what was there before still was. No body;
	                            keep() under the key that it was kept under */
};

enum { WINNOW_TRUNCATED = 1 << 0 }; /* flags of an item: the body ends before the whole did */

/* What was received, as the host vouches for it. */
struct winnow_item {
	uint32_t size, flags;
	uint32_t form, link_form;
	struct winnow_str uri;        /* as requested */
	struct winnow_str final_uri;  /* after redirects; else the same */
	struct winnow_str key;        /* of the request */
	struct winnow_str media_type; /* lower case, without parameters; empty: not said */
	struct winnow_str charset;    /* as the transport declared it; empty: not said */
	struct winnow_str body;       /* exactly as received */
	uint64_t length;              /* of the whole, in bytes */
	struct winnow_str sha256;     /* of the body: 64 lower-case hexadecimal digits */
	int64_t fetched_ms;           /* UTC, milliseconds since 1970 */
	int64_t modified_ms;          /* as the transport declared it; 0: not said */
	const struct winnow_pair
		*headers;                /* names in lower case; of a folder's entry: "name" */
	const struct winnow_pair *hints; /* those of the request */
	uint32_t header_count, hint_count;
	uint32_t depth;   /* requests between start() and this */
	uint32_t expects; /* as the request said */
	uint32_t status;  /* of HTTP; 0: not said */
	uint32_t reserved;
	const struct winnow_place *place; /* of a record of an archive; NULL: it is none */
};

struct winnow_source_out { /* valid inside start() and visit() only */
	uint32_t size, reserved;
	/* Have a place looked at. 0, or a negative to hand back up. */
	int (*request)(
		const struct winnow_source_out *out, const struct winnow_request *request);
	/* Have the item being visited read, under `key`; empty: the request's key. */
	int (*keep)(const struct winnow_source_out *out, struct winnow_str key);
};

struct winnow_source {
	uint32_t size, flags;
	const struct winnow_option *options; /* NULL: none */
	int (*open)(const struct winnow_host *host, const struct winnow_value *values,
		void **ret_self);
	/* Name the first requests. */
	int (*start)(void *self, const struct winnow_host *host,
		const struct winnow_source_out *out);
	/* Look at what came back: request more, keep it, both or neither. NULL: keep all. */
	int (*visit)(void *self, const struct winnow_host *host, const struct winnow_item *item,
		const struct winnow_source_out *out);
	void (*close)(void *self); /* after an open() that returned 0; may be NULL */
};

/* ---- Reader: what a page says. ---- */

enum { /* the type of a block */
	WINNOW_TITLE = 1,
	WINNOW_DATELINE = 2, /* "[GENEVA, 19 November 2010] –" */
	WINNOW_HEADING = 3,  /* level 1 to 6 */
	WINNOW_PARAGRAPH = 4,
	WINNOW_LIST_ITEM = 5, /* level: depth of nesting, from 1 */
	WINNOW_QUOTE = 6,
	WINNOW_TABLE = 7, /* cells divided by tabs, rows by line feeds */
	WINNOW_CAPTION = 8
};

/* A stretch of the document's text. Blocks come in order and do not overlap. Frozen. */
struct winnow_block {
	uint64_t at, length; /* bytes */
	uint32_t type, level;
};

/* Something else a reader learned, and where: "section", "Sport", "meta article:section".
 * A rival to one of the document's members is given here under that member's name. Frozen. */
struct winnow_field {
	struct winnow_str name, value, origin;
};

/* One article as text. `text` is the coordinate system of every offset from here on: valid
 * UTF-8 without NUL, its blocks divided by blank lines. The title and the dateline are blocks
 * of it, so that what they state can be pointed at; the notice is not. */
struct winnow_document {
	uint32_t size, block_count;
	struct winnow_str key; /* empty: the item's; else the item's key, "#" and this */
	struct winnow_str
		uri; /* its own address, as a person would cite it; empty: the item's */
	struct winnow_str title;
	struct winnow_str published; /* YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339 */
	struct winnow_str dateline;  /* the date the report itself carries, in the same forms */
	struct winnow_str language;  /* BCP 47, as declared; empty: the host detects it */
	struct winnow_str country;   /* the report is about: ISO 3166-1 alpha-2, upper case */
	struct winnow_str byline;
	struct winnow_str publisher; /* the original one; unknown stays empty */
	struct winnow_str host;      /* who carries it, where that is not the publisher */
	struct winnow_str notice;    /* rights and disclaimers, verbatim */
	struct winnow_str text;
	const struct winnow_block *blocks;
	const struct winnow_field *fields;
	uint32_t field_count, reserved;
};

struct winnow_reader_out { /* valid inside read() only */
	uint32_t size, reserved;
	/* One article of the item; call it for each. 0, or a negative to hand back up. */
	int (*document)(
		const struct winnow_reader_out *out, const struct winnow_document *document);
};

struct winnow_reader {
	uint32_t size, flags;
	const struct winnow_option *options;
	int (*open)(const struct winnow_host *host, const struct winnow_value *values,
		void **ret_self);
	/* How well this reader would read the item, by its type, address and first bytes: 0 not
	 * at all, 50 as a general reader, 100 as one made for it. The highest wins; of equals
	 * the first in the configuration. Quick: no parsing. */
	int (*probe)(
		void *self, const struct winnow_host *host, const struct winnow_item *item);
	int (*read)(void *self, const struct winnow_host *host, const struct winnow_item *item,
		const struct winnow_reader_out *out);
	void (*close)(void *self);
};

/* ---- Extractor: what a text states. ---- */

enum { /* The type of an attribute. Which member of struct winnow_attribute carries it: */
	WINNOW_VALUE_TEXT = 1,     /* text */
	WINNOW_VALUE_INTEGER = 2,  /* integer */
	WINNOW_VALUE_DECIMAL = 3,  /* text, exact: "-21600.50"; no exponent, no grouping */
	WINNOW_VALUE_DATE = 4,     /* text, ISO 8601 of the start, with `precision` */
	WINNOW_VALUE_CODE = 5,     /* text of a closed or standard list: [A-Za-z0-9._:/-]+ */
	WINNOW_VALUE_REFERENCE = 6 /* integer: the number of another fact of this document */
};

enum {                      /* The precision of a date, and the form its text then has: */
	WINNOW_CENTURY = 1, /* YYYY of its first year */
	WINNOW_DECADE = 2,  /* YYYY of its first year */
	WINNOW_YEAR = 3,    /* YYYY */
	WINNOW_QUARTER = 4, /* YYYY-MM of its first month; a season likewise */
	WINNOW_MONTH = 5,   /* YYYY-MM */
	WINNOW_WEEK = 6,    /* YYYY-MM-DD of its Monday */
	WINNOW_DAY = 7,     /* YYYY-MM-DD */
	WINNOW_MINUTE = 8   /* YYYY-MM-DDThh:mm */
};

enum { /* flags of an attribute type; WINNOW_REQUIRED and WINNOW_LIST mean the same here */
	WINNOW_SPANNED = 1 << 3 /* its words in the text are given with it */
};

struct winnow_attribute_type {
	const char *name; /* [a-z][a-z0-9_]*; NULL ends the table */
	const char *help;
	const char *const
		*codes; /* of a CODE: all there are; NULL: a standard list named in help */
	uint32_t type, flags;
};

struct winnow_fact_type {
	const char *name; /* [a-z][a-z0-9_]*; NULL ends the table */
	const char *help;
	const struct winnow_attribute_type *attributes; /* NULL: none */
};

/* Frozen. */
struct winnow_attribute {
	struct winnow_str name;
	struct winnow_str text;
	int64_t integer;
	uint64_t at,
		length; /* the words that state it, in the document's text; length 0: none */
	uint32_t type, precision;
};

/* Something a document states. */
struct winnow_fact {
	uint32_t size, attribute_count;
	struct winnow_str type; /* one the extractor declared it makes */
	struct winnow_str rule; /* the rule that made it: "count.digits"; for audit */
	const struct winnow_attribute *attributes;
	uint64_t at, length; /* bytes of the document's text that state it; never empty */
	double confidence;   /* 0 to 1 */
	int64_t number;      /* the host's: which fact of the document this is */
};

/* What an extractor is shown. The analysis of the text is a service: winnow/text.h. */
struct winnow_reading {
	uint32_t size, fact_count;
	const struct winnow_document *document;
	/* Of the types it needs, and of those it uses that are made here; in order of number. */
	const struct winnow_fact *const *facts;
};

struct winnow_extractor_out { /* valid inside extract() only */
	uint32_t size, reserved;
	/* The fact's number, from 0, to refer to it by; or a negative to hand back up. A span
	 * outside the text or an attribute against its declaration is refused. */
	int64_t (*fact)(const struct winnow_extractor_out *out, const struct winnow_fact *fact);
};

struct winnow_extractor {
	uint32_t size, flags;
	uint32_t fact_type_size, attribute_type_size; /* sizeof, so that both can grow */
	const struct winnow_option *options;
	const struct winnow_fact_type *makes;
	const char *const *needs; /* fact types, NULL-terminated; NULL: none */
	int (*open)(const struct winnow_host *host, const struct winnow_value *values,
		void **ret_self);
	int (*extract)(void *self, const struct winnow_host *host,
		const struct winnow_reading *reading, const struct winnow_extractor_out *out);
	void (*close)(void *self);
	/* Where options decide what is made: asked once, on the heels of open(). Both come in as
	 * NULL; what is put there lives until close() and stands in place of the member above,
	 * which may be NULL then. NULL: the members above hold for every instance. */
	int (*declare)(void *self, const struct winnow_host *host,
		const struct winnow_fact_type **ret_makes, const char *const **ret_needs);
	/* Fact types it can do without, like needs: shown to it where another extractor makes
	 * them, and that one comes first, unless it needs what is made here; NULL: none. */
	const char *const *uses;
};

/* ---- Sink: where it goes. ---- */

/* Where a record's span stands, in the two units people count in, with the words around. */
struct winnow_anchor {                 /* Frozen. */
	uint64_t start, end;           /* code points of the document's text, end exclusive */
	uint64_t byte_start, byte_end; /* bytes, end exclusive */
	struct winnow_str quote;       /* the words themselves */
	struct winnow_str prefix;      /* up to 32 code points before */
	struct winnow_str suffix;      /* up to 32 code points after */
};

/* A document, or a fact of one, with its provenance: all but *document and *fact is the
 * host's own word. The document's record comes first, then its facts by number. */
struct winnow_record {
	uint32_t size, version; /* version: of the document, from 1 */
	struct winnow_str id;   /* stable: the same thing has the same id in every run */
	struct winnow_str document_id;
	const struct winnow_document *document; /* as stored: key, uri and language filled in */
	const struct winnow_fact *fact;         /* NULL: the record is the document */
	const struct winnow_anchor *anchor; /* of the fact; NULL with it. A REFERENCE carries
	                                           the id of its fact in `text`, and has its words */
	struct winnow_str source;           /* its name in the configuration */
	struct winnow_str plugin;           /* who made it: "html 1.0.0" */
	struct winnow_str cause; /* of this version: "new", "changed" or "reprocessed" */
	struct winnow_str item_uri;
	struct winnow_str item_sha256;
	struct winnow_str text_sha256;
	struct winnow_str run;
	int64_t fetched_ms, stored_ms;
	/* The fact's attributes declared WINNOW_LIST, by name, NULL-terminated; NULL: none. */
	const char *const *lists;
	const struct winnow_place *place; /* of the item; NULL: no archive holds it */
	/* Documents with one group, of whatever source, are one report printed by many. Given once and
	 * never changed; empty: the store is older than groups. */
	struct winnow_str group;
};

enum {                          /* what something received says of what was there last time */
	WINNOW_SAME_BYTES = 1,  /* it was the same, once its encodings are undone */
	WINNOW_NOT_MODIFIED = 2 /* the server said so (304) and sent no body */
};

/* Something received, as it came. */
struct winnow_received {
	uint32_t size, revisits; /* revisits 0: it was not there before, or otherwise */
	struct winnow_str uri;   /* where it came from, after redirects */
	struct winnow_str media_type;
	struct winnow_str
		request_head; /* as sent, but for what tells a secret; empty: of a file */
	struct winnow_str response_head; /* as it came, both with the empty line behind */
	struct winnow_str body;    /* as it came, with its encodings, but without chunks */
	struct winnow_str address; /* of the server: "192.0.2.7"; empty: not known */
	int64_t fetched_ms;
	/* Of what was there last time, where `revisits` says so: */
	struct winnow_str last_uri;
	const struct winnow_place *last_place; /* NULL: no archive holds it */
	int64_t last_fetched_ms;
};

struct winnow_sink {
	uint32_t size, flags;
	const struct winnow_option *options;
	int (*open)(const struct winnow_host *host, const struct winnow_value *values,
		void **ret_self);
	/* Once, before the first write: go back to `position`, the last one flush() told that
	 * the store has recorded; -1: there is none. What was written after it comes again. 0, or
	 * 1 to be fed from the beginning, since nothing of it is left.
	 * NULL: delivery is at least once, and the ids tell what came twice. */
	int (*resume)(void *self, const struct winnow_host *host, int64_t position);
	int (*write)(
		void *self, const struct winnow_host *host, const struct winnow_record *record);
	/* 0 promises: every record written so far is durable, up to *ret_position; -1 there: this
	 * sink cannot tell a position. */
	int (*flush)(void *self, const struct winnow_host *host, int64_t *ret_position);
	void (*close)(void *self);
	/* Shown each thing received, before the store has it; flush() then comes before the store
	 * records the places and the position, together with what was received. A failure ends the
	 * run: nothing is stored that could not be kept. *ret_place is borrowed until the next call;
	 * file empty: nothing was written. NULL: not interested. */
	int (*item)(void *self, const struct winnow_host *host,
		const struct winnow_received *received, struct winnow_place *ret_place);
};

/* ---- The plugin: at least one of the four kinds. ---- */

struct winnow_plugin {
	uint32_t abi_major, abi_minor, size, option_size; /* these four: frozen for ever */
	const char *id;                                   /* [a-z][a-z0-9_]* */
	const char *version; /* changes whenever what it makes may change */
	const char *licence; /* an SPDX expression */
	const char *summary; /* one sentence */
	const struct winnow_source *source;
	const struct winnow_reader *reader;
	const struct winnow_extractor *extractor;
	const struct winnow_sink *sink;
};

#define WINNOW_PLUGIN_HEAD                                                                     \
	WINNOW_ABI_MAJOR, WINNOW_ABI_MINOR, (uint32_t)sizeof(struct winnow_plugin),            \
		(uint32_t)sizeof(struct winnow_option)

extern WINNOW_EXPORT const struct winnow_plugin winnow_plugin;

#ifdef __cplusplus
}
#endif
#endif
