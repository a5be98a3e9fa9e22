/* SPDX-License-Identifier: MIT
 *
 * A thousand rules beside ten of them, on the same documents in the same run, on one thread: how
 * much of the speed is left. The rules are made here, in the forms in which people write them, each
 * around another of the thousand verbs that the documents have most; the ten are spread over them. Rounds alternate, medians are reported.
 *
 *     bench_rules DOCUMENTS.jsonl [ROUNDS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buffer.h"
#include "bench/documents.h"
#include "bench/pages.h"
#include "tools/temporary.h"

#define MANY 1000
#define FEW 10
#define MOST_ROUNDS 101
#define LONGEST_LEMMA 32

static const char head[] =
	"types:\n"
	"  deed:\n"
	"    help: what was done\n"
	"    attributes:\n"
	"      who: by whom\n"
	"      whom: to whom\n"
	"      count: {type: integer, help: to how many}\n"
	"      body: {type: code, codes: [state, court, group], help: by what}\n"
	"words:\n"
	"  how: [also, reportedly, allegedly, again, since, illegally, forcibly, not yet]\n"
	"  person: [people, men, women, workers, residents, police officers, children, "
	"players,\n"
	"    students, migrants, protesters, villagers, passengers, soldiers, customers]\n"
	"  body: {government: state, ministry: state, police: state, parliament: state, court: "
	"court,\n"
	"    supreme court: court, rebels: group, company: group, union: group, club: group}\n"
	"rules:\n";

/* %s is the lemma of a verb. */
static const char *const forms[] = {
	"pattern: whom=(count=NUMBER? CONTENT{0,2} <person>) (be~ | have~ been) <how>? %s~ "
	"(by who=(the? CONTENT{0,2} <body>))?\n    without: never | denied",
	"pattern: who=(the? CAPITAL{0,3} <body>) (have~ | be~)? <how>? %s~ "
	"whom=((a | an | the)? CONTENT{1,4})\n    not_after: of the kind",
	"pattern: (at least | more than)? %s~ count=NUMBER CONTENT{0,2} <person>",
	"pattern: body=<body>.2 (plan~ | vow~ | agree~ | want~) to %s whom=(the? CONTENT{1,3})",
	"pattern: who=NAME , (WORD | NUMBER | -){1,6} , <how>? %s~ (that | to | the)\n"
	"    before: START",
};

struct form {
	char word[LONGEST_LEMMA];
	size_t lemma;
};

struct lemma {
	char word[LONGEST_LEMMA];
	size_t count; /* of its forms in the documents */
};

/* The verbs of the lexicon; those come first that the documents have most. */
struct verbs {
	VECTOR(struct form) forms; /* sorted */
	VECTOR(struct lemma) lemmas;
};

static int compare_forms(const void *left, const void *right)
{
	return strcmp(((const struct form *)left)->word, ((const struct form *)right)->word);
}

static int compare_lemmas(const void *left, const void *right)
{
	const struct lemma *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->word, b->word);
}

static size_t lemma_number(struct verbs *verbs, const char *word)
{
	/* A lemma's forms mostly stand together in the file. */
	size_t number = verbs->lemmas.count > 400 ? verbs->lemmas.count - 400 : 0;

	while (number < verbs->lemmas.count &&
		strcmp(verbs->lemmas.items[number].word, word) != 0)
		number++;
	struct lemma *lemma =
		number == verbs->lemmas.count ? vector_push(&verbs->lemmas) : NULL;
	if (lemma)
		snprintf(lemma->word, sizeof lemma->word, "%s", word);
	return number;
}

static void read_verbs(struct verbs *verbs)
{
	char path[1000], line[200], word[LONGEST_LEMMA], lemma[LONGEST_LEMMA];
	const char *folder = getenv("WINNOW_LEXICON_PATH");

	snprintf(path, sizeof path, "%s/en/verb.tsv", folder ? folder : "");
	FILE *file = fopen(path, "r");
	if (!file)
		bench_give_up("WINNOW_LEXICON_PATH names no lexicons");
	while (fgets(line, sizeof line, file)) {
		if (line[0] == '#' || sscanf(line, "%31[a-z]\t%*s\t%31[a-z]", word, lemma) != 2)
			continue;
		struct form *form = vector_push(&verbs->forms);
		if (!form)
			bench_give_up("no memory");
		snprintf(form->word, sizeof form->word, "%s", word);
		form->lemma = lemma_number(verbs, lemma);
	}
	fclose(file);
	if (verbs->lemmas.count < MANY)
		bench_give_up("the lexicon has too few verbs");
	qsort(verbs->forms.items, verbs->forms.count, sizeof(struct form), compare_forms);
}

static void count_word(struct verbs *verbs, const struct form *word)
{
	const struct form *found = bsearch(word, verbs->forms.items, verbs->forms.count,
		sizeof(struct form), compare_forms);

	if (found)
		verbs->lemmas.items[found->lemma].count++;
}

static void count_verbs(struct verbs *verbs, struct winnow_str text)
{
	struct form word = { .word = "" };
	size_t length = 0;

	for (size_t i = 0; i <= text.len; i++) {
		char byte = i < text.len ? text.ptr[i] : ' ';
		bool letter = byte >= 'a' && byte <= 'z';
		if (letter && length < LONGEST_LEMMA - 1)
			word.word[length++] = byte;
		if (letter)
			continue;
		word.word[length] = '\0';
		count_word(verbs, &word);
		length = 0;
	}
}

static void rank_verbs(struct verbs *verbs, const struct documents *documents)
{
	for (size_t i = 0; i < documents->list.count; i++)
		count_verbs(verbs, documents->list.items[i].text);
	qsort(verbs->lemmas.items, verbs->lemmas.count, sizeof(struct lemma), compare_lemmas);
}

/* `count` rules, spread evenly over those that a thousand are. */
static struct plan *open_rules(
	const struct verbs *verbs, const char *folder, size_t count, struct config **ret_config)
{
	SCOPED(problems_destroy) struct problems *problems = problems_create();
	struct buffer yaml;
	char config[2000];

	buffer_init(&yaml, 0);
	buffer_append(&yaml, winnow_str(head));
	for (size_t i = 0; i < count; i++) {
		size_t number = i * (MANY / count) + (count < MANY ? i : 0) % (MANY / count);
		const char *lemma = verbs->lemmas.items[number].word;
		buffer_printf(&yaml, "  - name: r%zu\n    ", number);
		const char *form = forms[number % COUNT_OF(forms)], *mark = strstr(form, "%s");
		buffer_append(&yaml, (struct winnow_str){ form, (size_t)(mark - form) });
		buffer_printf(&yaml, "%s%s\n", lemma, mark + 2);
	}
	char *path = temporary_file(
		folder, count == MANY ? "many.yaml" : "few.yaml", buffer_str(&yaml));
	snprintf(config, sizeof config,
		"workers: 1\nextractors: [{plugin: rules, rules: \"%s\"}]\n", path);
	*ret_config = config_parse(winnow_str(config), "bench", "/", problems);
	struct plan *plan = *ret_config ? plan_create_extractors(*ret_config, problems) : NULL;
	problems_print(problems, stderr);
	if (!plan)
		bench_give_up("the rules cannot be opened");
	free(path);
	buffer_finish(&yaml);
	return plan;
}

/* Seconds of processor time: of everything, and of the rules alone. */
struct spent {
	double all, rules;
};

static struct spent measure(struct plan *plan, struct documents *documents)
{
	_Atomic int64_t extractors[1] = { 0 };
	struct stage_times times = { .extractors = extractors };
	const struct extract_order order = { documents_next, documents_count, documents, &times,
		false };
	struct failure failure;

	documents->next = documents->facts = documents->failed = 0;
	double began = bench_seconds(CLOCK_PROCESS_CPUTIME_ID);
	if (extract_documents(plan, &order, &failure) < 0)
		bench_give_up(failure.why);
	return (struct spent){ bench_seconds(CLOCK_PROCESS_CPUTIME_ID) - began,
		(double)extractors[0] / 1e9 };
}

static int by_value(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof *values, by_value);
	return values[count / 2];
}

static void report(const char *name, double *few, double *many, size_t count, double megabytes)
{
	double of_few = median(few, count), of_many = median(many, count);

	printf("%-14s %4d rules %7.2f MB/s, %d rules %7.2f MB/s: %.2f of the speed\n", name,
		FEW, megabytes / of_few, MANY, megabytes / of_many, of_few / of_many);
}

int main(int argc, char **argv)
{
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 5, facts[2];
	double all[2][MOST_ROUNDS], rules[2][MOST_ROUNDS];
	struct documents documents = { 0 };
	struct verbs verbs = { 0 };
	struct config *configs[2];

	if (argc < 2 || count < 1 || count > MOST_ROUNDS)
		bench_give_up("usage: bench_rules DOCUMENTS.jsonl [ROUNDS]");
	char *folder = temporary_folder();
	documents_read(argv[1], &documents);
	read_verbs(&verbs);
	rank_verbs(&verbs, &documents);
	struct plan *plans[2] = { open_rules(&verbs, folder, FEW, &configs[0]),
		open_rules(&verbs, folder, MANY, &configs[1]) };
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < 2; j++) {
			struct spent spent = measure(plans[j], &documents);
			all[j][i] = spent.all;
			rules[j][i] = spent.rules;
			facts[j] = documents.facts;
		}
	double megabytes = (double)documents.bytes / 1e6;
	printf("%zu documents, %.1f MB; medians of %zu rounds; %zu and %zu facts, %zu set "
	       "aside\n",
		documents.list.count, megabytes, count, facts[0], facts[1], documents.failed);
	report("with analysis", all[0], all[1], count, megabytes);
	report("rules alone", rules[0], rules[1], count, megabytes);
	for (size_t j = 2; j > 0; j--) {
		plan_destroy(plans[j - 1]);
		config_destroy(configs[j - 1]);
	}
	vector_finish(&verbs.forms);
	vector_finish(&verbs.lemmas);
	temporary_remove(folder);
	return 0;
}
