/* SPDX-License-Identifier: MIT */
#include <inttypes.h>
#include <stdio.h>
#include "base/log.h"
#include "cli/open.h"
#include "store/verify.h"

static const struct command_option options[] = {
	OPTION_CONFIG,
	OPTION_STORE,
	{ "manifest", NULL,
		"The SHA-256 of each text and of the end of the log, to be stamped from "
		"outside.",
		0 },
	{ "archives", "FOLDER", "Where the files of the archives are now, if they were moved.",
		0 },
	{ "without-archives", NULL, "Leave out what archives hold.", 0 },
	{ NULL, NULL, NULL, 0 },
};

/* As sha256sum writes it. */
static int put_document(void *context, const struct verified_document *document)
{
	(void)context;
	printf("%.*s  %.*s/%" PRId64 "\n", STR_ARGS(document->text_sha256),
		STR_ARGS(document->id), document->version);
	return 0;
}

/* As a whole, so that a stamp covers all that stands in it. */
static int put_archive(void *context, struct winnow_str path, struct failure *failure)
{
	char bytes[65536], sha256[DIGEST_TEXT_SIZE];
	FILE *file = fopen(path.ptr, "rb");
	struct digest digest;
	size_t length;

	(void)context;
	if (!file)
		return failure_errno(failure, FAILURE_MISSING, "%s", path.ptr);
	digest_init(&digest);
	while ((length = fread(bytes, 1, sizeof bytes, file)) > 0)
		digest_add(&digest, (struct winnow_str){ bytes, length });
	bool whole = !ferror(file);
	fclose(file);
	digest_text(&digest, sha256);
	if (!whole)
		return failure_set(failure, FAILURE_SYSTEM, "%s: reading it failed", path.ptr);
	printf("%s  %s\n", sha256, path.ptr);
	return 0;
}

static void put_summary(const struct verified *verified, int64_t archived)
{
	printf("whole: %" PRId64 " rows of the custody log, %" PRId64 " runs, %" PRId64
	       " items, %" PRId64 " versions of documents with their facts and anchors",
		verified->rows, verified->runs, verified->items, verified->documents);
	if (archived)
		printf(", %" PRId64 " records of archives", archived);
	putchar('\n');
}

/* Only once all was found whole. */
static int put_manifest(
	struct store *store, struct winnow_str folder, bool archives, struct failure *failure)
{
	struct verified verified;
	int code = store_verify(store, put_document, NULL, &verified, failure);

	if (code >= 0 && archives)
		code = store_archives(store, folder, put_archive, NULL, failure);
	if (code >= 0)
		printf("%s  custody_log/%" PRId64 "\n", verified.head, verified.rows);
	return code;
}

static int verify_all(
	struct store *store, const struct arguments *arguments, struct failure *failure)
{
	bool archives = argument_count(arguments, "without-archives") == 0;
	struct winnow_str folder = winnow_str(argument(arguments, "archives"));
	struct verified verified;
	int64_t archived = 0;
	int code = store_verify(store, NULL, NULL, &verified, failure);

	if (code >= 0 && archives)
		code = store_verify_archives(store, folder, &archived, failure);
	if (code >= 0 && argument_count(arguments, "manifest"))
		return put_manifest(store, folder, archives, failure);
	if (code >= 0)
		put_summary(&verified, archived);
	return code;
}

static int verify_run(const struct arguments *arguments)
{
	struct failure failure;
	int status;
	SCOPED(store_close) struct store *store = open_store(arguments, &status);

	if (!store)
		return status;
	int code = verify_all(store, arguments, &failure);
	if (code == WINNOW_EDATA) {
		log_line(LOG_LEVEL_ERROR, NULL, "%s", failure.why);
		return EXIT_PARTLY;
	}
	return code < 0 ? command_fail(&failure) : EXIT_DONE;
}

const struct command verify_command = {
	.name = "verify",
	.summary = "Check that everything stored is as it was stored.",
	.examples = "winnow verify\nwinnow verify --manifest > manifest.sha256",
	.details =
		"Reads the whole store, also while another winnow writes it, and what archives "
		"hold "
		"of it: the chain of the "
		"custody log, the runs, items, texts and facts that it witnesses, every "
		"anchor, the file itself, and the record of each item that a sink warc "
		"archived. "
		"Names the first row that is wrong, and ends with status "
		"1; "
		"ends with 0 when all is whole.\n\n"
		"The custody log has a row for each run, each thing received and each version "
		"of "
		"a document. Its chain lies in the same file as what it witnesses: it shows "
		"accidental change and that rows are in the order in which they came. Somebody "
		"who may write the file could make the whole chain anew, or cut off its end; "
		"only "
		"a stamp from outside resists the operator. Have the manifest stamped or "
		"signed "
		"elsewhere, and compare it later.\n\n"
		"The manifest has the form of sha256sum: a line for each version of a "
		"document, "
		"\"SHA-256  DOCUMENT/VERSION\", one for each file of an archive, then one for "
		"the last row of the log. It is "
		"made "
		"only where all is whole.",
	.options = options,
	.run = verify_run,
};
