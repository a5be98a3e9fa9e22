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

static void put_summary(const struct verified *verified)
{
	printf("whole: %" PRId64 " rows of the custody log, %" PRId64 " runs, %" PRId64
	       " items, %" PRId64 " versions of documents with their facts and anchors\n",
		verified->rows, verified->runs, verified->items, verified->documents);
}

static int verify_run(const struct arguments *arguments)
{
	bool manifest = argument_count(arguments, "manifest") > 0;
	struct verified verified;
	struct failure failure;
	int status;
	SCOPED(store_close) struct store *store = open_store(arguments, &status);

	if (!store)
		return status;
	int code =
		store_verify(store, manifest ? put_document : NULL, NULL, &verified, &failure);
	if (code == WINNOW_EDATA) {
		log_line(LOG_LEVEL_ERROR, NULL, "%s", failure.why);
		return EXIT_PARTLY;
	}
	if (code < 0)
		return command_fail(&failure);
	if (manifest)
		printf("%s  custody_log/%" PRId64 "\n", verified.head, verified.rows);
	else
		put_summary(&verified);
	return EXIT_DONE;
}

const struct command verify_command = {
	.name = "verify",
	.summary = "Check that everything stored is as it was stored.",
	.examples = "winnow verify\nwinnow verify --manifest > manifest.sha256",
	.details =
		"Reads the whole store, also while another winnow writes it: the chain of the "
		"custody log, the runs, items, texts and facts that it witnesses, every "
		"anchor, "
		"and the file itself. Names the first row that is wrong, and ends with status "
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
		"\"SHA-256  DOCUMENT/VERSION\", then one for the last row of the log. It is "
		"made "
		"only where all is whole.",
	.options = options,
	.run = verify_run,
};
