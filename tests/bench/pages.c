/* SPDX-License-Identifier: MIT */
#include "bench/pages.h"
#include <dirent.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			   HTML_PARSE_NONET | HTML_PARSE_COMPACT;

double bench_seconds(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

_Noreturn void bench_give_up(const char *why)
{
	fprintf(stderr, "%s\n", why);
	exit(1);
}

static bool is_html(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && (strcmp(dot, ".html") == 0 || strcmp(dot, ".htm") == 0);
}

static void read_page(struct pages *pages, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct page_bytes *page = vector_push(&pages->list);

	if (!file || !page || fseek(file, 0, SEEK_END) != 0)
		bench_give_up(path);
	page->length = (size_t)ftell(file);
	page->bytes = malloc(page->length + 1);
	rewind(file);
	if (!page->bytes || fread(page->bytes, 1, page->length, file) != page->length)
		bench_give_up(path);
	fclose(file);
	pages->bytes += page->length;
}

void pages_read(const char *folder, struct pages *pages)
{
	DIR *entries = opendir(folder);
	char path[4096];

	if (!entries)
		bench_give_up(folder);
	for (struct dirent *entry; (entry = readdir(entries));) {
		if (!is_html(entry->d_name))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		read_page(pages, path);
	}
	closedir(entries);
}

double pages_parse_tree(const struct pages *pages)
{
	double began = bench_seconds(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < pages->list.count; i++)
		xmlFreeDoc(htmlReadMemory(pages->list.items[i].bytes,
			(int)pages->list.items[i].length, "page", NULL, options));
	return bench_seconds(CLOCK_THREAD_CPUTIME_ID) - began;
}

double pages_parse_events(const struct pages *pages)
{
	static const htmlSAXHandler deaf = { .initialized = 1 };
	double began = bench_seconds(CLOCK_THREAD_CPUTIME_ID);

	for (size_t i = 0; i < pages->list.count; i++) {
		htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(
			pages->list.items[i].bytes, (int)pages->list.items[i].length);
		if (!parser)
			bench_give_up("no memory for a parser");
		*parser->sax = deaf;
		htmlCtxtUseOptions(parser, options);
		htmlParseDocument(parser);
		htmlFreeParserCtxt(parser);
	}
	return bench_seconds(CLOCK_THREAD_CPUTIME_ID) - began;
}
