/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "plugins/reader_office/zip.h"
#include "tools/reader_harness.h"

#define DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define ODT_TYPE "application/vnd.oasis.opendocument.text"
#define WORDS(...) "<w:p><w:r><w:t xml:space='preserve'>" __VA_ARGS__ "</w:t></w:r></w:p>"
#define STYLED(style, words)                                                                   \
	"<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" words "</w:t></w:r></"   \
	"w:p>"
#define CELL(words) "<w:tc><w:tcPr/>" WORDS(words) "</w:tc>"

static struct reader_harness *reader;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("office", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

static struct reading_result *read_bytes(const char *type, struct winnow_str bytes)
{
	struct winnow_item item = item_of("file:///a", type, bytes);

	return reader_read(reader, &item);
}

static struct reading_result *read_members(
	const char *type, const struct zip_member *members, size_t count)
{
	struct winnow_str bytes = zip_make(members, count);
	struct reading_result *result = read_bytes(type, bytes);

	free((void *)(uintptr_t)bytes.ptr);
	return result;
}

static const char styles[] =
	"<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='berschrift1'>"
	"<w:name w:val='heading 1'/></w:style><w:style w:styleId='Own'><w:name w:val='Own'/>"
	"<w:basedOn w:val='berschrift1'/></w:style><w:style w:styleId='Titel'>"
	"<w:name w:val='Title'/></w:style><w:style w:styleId='Zitat'><w:name w:val='Quote'/>"
	"</w:style><w:style w:styleId='V1'><w:name w:val='toc 1'/></w:style>"
	"<w:style w:styleId='Outlined'><w:name w:val='Outlined'/><w:pPr><w:outlineLvl "
	"w:val='2'/></w:pPr></w:style><w:style w:styleId='L'><w:name w:val='List Bullet 2'/>"
	"</w:style><w:style w:styleId='N'><w:name w:val='Own list'/><w:pPr><w:numPr><w:numId "
	"w:val='4'/></w:numPr></w:pPr></w:style></w:styles>";

static struct reading_result *read_docx(const char *body, const char *core, const char *notes)
{
	char document[8192];

	snprintf(document, sizeof(document),
		"<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='w'><w:body>%s"
		"</w:body></w:document>",
		body);
	const struct zip_member members[] = {
		{ "[Content_Types].xml", winnow_str("<Types/>") },
		{ "word/document.xml", winnow_str(document) },
		{ "word/styles.xml", winnow_str(styles) },
		{ "word/footnotes.xml", winnow_str(notes ? notes : "<w:footnotes/>") },
		{ "docProps/core.xml", winnow_str(core ? core : "<cp/>") },
	};
	return read_members(DOCX_TYPE, members, sizeof(members) / sizeof(members[0]));
}

static void expect_is(struct winnow_str found, const char *expected)
{
	if (!winnow_is(found, expected))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr ? found.ptr : "",
			expected);
}

static void expect_blocks(struct reading_result *result, const char *expected)
{
	if (result->outcome.why)
		fail_msg("%s", result->outcome.why);
	char *found = blocks_as_lines(&result->documents[0], 0);
	assert_string_equal(found, expected);
	free(found);
	reading_result_free(result);
}

static void paragraphs_have_their_types(void **state)
{
	(void)state;
	expect_blocks(
		read_docx(STYLED("V1", "Where 1") STYLED("Titel", "Boats found")
				  WORDS("Fishers found ") STYLED("Own", "Where") WORDS(
					  "In the<w:tab/></w:t><w:br/><w:t>harbour.")
					  STYLED("Zitat", "We looked.") STYLED("Outlined",
						  "Then") "<w:p><w:pPr><w:numPr><w:ilvl "
							  "w:val='1'/><w:numId "
							  "w:val='3'/></w:numPr></"
							  "w:pPr><w:r><w:t>Deep</w:t></w:r>"
							  "</w:p><w:p><w:pPr><w:numPr><w:ilvl "
							  "w:val='0'/><w:numId "
							  "w:val='0'/></w:numPr></"
							  "w:pPr><w:r><w:t>None.</w:t></w:r>"
							  "</w:p>",
			NULL, NULL),
		"T0|Boats found\nP0|Fishers found\nH1|Where\nP0|In the\nharbour.\n"
		"Q0|We looked.\nH3|Then\nL2|Deep\nP0|None.\n");
}

static void a_style_may_be_of_lists(void **state)
{
	(void)state;
	expect_blocks(
		read_docx(WORDS("One.") STYLED("L", "Two") STYLED("N", "Three"), NULL, NULL),
		"P0|One.\nL2|Two\nL1|Three\n");
}

static void what_was_taken_away_or_stands_twice_is_left_out(void **state)
{
	(void)state;
	expect_blocks(
		read_docx(
			"<w:p><w:r><w:t>Fishers </w:t></w:r><w:del><w:r><w:delText>lost"
			"</w:delText></w:r></w:del><w:ins><w:r><w:t>found </w:t></w:r></w:ins>"
			"<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:fldChar/>"
			"<w:instrText>HYPERLINK \"https://a.example\"</w:instrText><w:t>43"
			"</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
			"<w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
			"<mc:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p></mc:Fallback>"
			"</mc:AlternateContent></w:r><w:r><w:t> boats.</w:t></w:r></w:p>",
			NULL, NULL),
		"P0|Fishers found 43 boats.\nP0|A box.\n");
}

static void notes_stand_behind_the_text(void **state)
{
	(void)state;
	expect_blocks(
		read_docx(WORDS("One.</w:t><w:footnoteReference w:id='1'/><w:t>") WORDS("Two."),
			NULL,
			"<w:footnotes><w:footnote w:id='1'>" WORDS(
				"A note.") "</w:footnote></w:footnotes>"),
		"P0|One.\nP0|Two.\nP0|A note.\n");
}

static void tables_are_told_from_layout(void **state)
{
	(void)state;
	expect_blocks(
		read_docx(
			WORDS("One.") "<w:tbl><w:tr>" CELL("Port") CELL(
				"Boats") "</w:tr><w:tr>" CELL("Haven") "<w:tc>" WORDS("1")
				WORDS("2") "</w:tc></w:tr></w:tbl><w:tbl><w:tr><w:tc>" WORDS(
					"In a box.")
					WORDS("Still.") "</w:tc></w:tr></w:tbl>" WORDS("Two."),
			NULL, NULL),
		"P0|One.\nB0|Port\tBoats\nHaven\t1 2\nP0|In a box.\nP0|Still.\nP0|Two.\n");
}

static void its_properties_describe_it(void **state)
{
	struct reading_result *result = read_docx(
		WORDS("BOATS: Forty-three found") WORDS("[GENEVA, 5 March 2014] - It left."),
		"<cp:coreProperties><dc:title>Template</dc:title><dc:creator>Ana &amp; Cy"
		"</dc:creator><dc:language>en-GB</dc:language><cp:keywords>sea</cp:keywords>"
		"<dcterms:created>2014-03-06T10:12:33Z</dcterms:created><dcterms:modified>"
		"2014-03-07T10:12:33Z</dcterms:modified></cp:coreProperties>",
		NULL);
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(document->title, "Template");
	expect_is(document->byline, "Ana & Cy");
	expect_is(document->language, "en-GB");
	expect_is(document->published, "2014-03-06T10:12:33+00:00");
	expect_is(document->dateline, "2014-03-05");
	expect_is(document_field(document, "modified"), "2014-03-07T10:12:33+00:00");
	expect_is(document_field(document, "keywords"), "sea");
	expect_blocks(result,
		"T0|Template\nP0|BOATS: Forty-three found\nD0|[GENEVA, 5 March 2014] -\n"
		"P0|It left.\n");
}

static struct reading_result *read_odt(const char *body, const char *meta, const char *manifest)
{
	char content[8192];

	snprintf(content, sizeof(content),
		"<office:document-content><office:automatic-styles><style:style "
		"style:name='P1' style:parent-style-name='Title'/><style:style "
		"style:name='P2' style:parent-style-name='Quotations'/>"
		"</office:automatic-styles><office:body><office:text>%s</office:text>"
		"</office:body></office:document-content>",
		body);
	const struct zip_member members[] = {
		{ "mimetype", winnow_str(ODT_TYPE) },
		{ "content.xml", winnow_str(content) },
		{ "meta.xml", winnow_str(meta ? meta : "<office:document-meta/>") },
		{ "META-INF/manifest.xml", winnow_str(manifest ? manifest : "<m/>") },
	};
	return read_members(ODT_TYPE, members, sizeof(members) / sizeof(members[0]));
}

static void an_odt_is_read_alike(void **state)
{
	(void)state;
	expect_blocks(
		read_odt("\n <text:p text:style-name='P1'>Boats found</text:p>\n "
			 "<text:p>Fishers "
			 "<text:span>found</text:span><text:s text:c='2'/>43\n boats<text:note>"
			 "<text:note-citation>1</text:note-citation><text:note-body><text:p>A "
			 "note."
			 "</text:p></text:note-body></text:note><office:annotation><text:p>No"
			 "</text:p></office:annotation>.<text:line-break/>They left.</text:p>"
			 "<text:h "
			 "text:outline-level='2'>Where</text:h><text:list><text:list-item>"
			 "<text:p>One</text:p><text:list><text:list-item><text:p>Two</text:p>"
			 "</text:list-item></text:list></text:list-item></text:list><text:p "
			 "text:style-name='P2'>We looked.</text:p><table:table>"
			 "<table:table-header-rows><table:table-row><table:table-cell><text:p>"
			 "Port"
			 "</text:p></table:table-cell><table:table-cell><text:p>Boats</text:p>"
			 "</table:table-cell></table:table-row></table:table-header-rows>"
			 "<table:table-row><table:table-cell><text:p>Haven</text:p>"
			 "</table:table-cell><table:table-cell><text:p>1</text:p>"
			 "</table:table-cell></table:table-row></"
			 "table:table><text:tracked-changes>"
			 "<text:p>No.</text:p></text:tracked-changes>",
			NULL, NULL),
		"T0|Boats found\nP0|Fishers found 43 boats.\nThey "
		"left.\nH2|Where\nL1|One\nL2|Two\n"
		"Q0|We looked.\nB0|Port\tBoats\nHaven\t1\nP0|A note.\n");
	struct reading_result *result = read_odt("<text:p>Words of it.</text:p>",
		"<m><meta:initial-creator>Ana</meta:initial-creator><dc:creator>Cy</dc:creator>"
		"<meta:creation-date>2014-03-06T10:12:33</meta:creation-date><dc:title>Boats"
		"</dc:title></m>",
		NULL);
	expect_is(result->documents[0].byline, "Ana");
	assert_true(winnow_starts(result->documents[0].published, "2014-03-06"));
	expect_blocks(result, "T0|Boats\nP0|Words of it.\n");
}

static void expect_refusal(struct reading_result *result, int code, const char *why)
{
	assert_int_equal(result->outcome.result, code);
	if (!strstr(result->outcome.why, why))
		fail_msg("'%s' does not say '%s'", result->outcome.why, why);
	reading_result_free(result);
}

static void what_cannot_be_read_says_why(void **state)
{
	static const struct zip_member other = { "xl/workbook.xml", { "<a/>", 4 } };

	(void)state;
	expect_refusal(read_bytes(DOCX_TYPE, winnow_str("")), WINNOW_EDATA, "ZIP file");
	expect_refusal(read_bytes(DOCX_TYPE, winnow_str("PK\x03\x04 and so on")), WINNOW_EDATA,
		"no whole ZIP file");
	expect_refusal(read_bytes(DOCX_TYPE, winnow_str("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
		WINNOW_EDATA, "password");
	expect_refusal(read_members(DOCX_TYPE, &other, 1), WINNOW_EDATA, "no DOCX");
	expect_refusal(read_members(ODT_TYPE, &other, 1), WINNOW_EDATA, "no ODT");
	expect_refusal(read_odt("<text:p>A</text:h>", NULL, NULL), WINNOW_EDATA,
		"content.xml is not well-formed XML at line 1");
	expect_refusal(read_odt("<text:p>A.</text:p>", NULL, "<m:encryption-data/>"),
		WINNOW_EDATA, "password");
	expect_refusal(read_docx(STYLED("Titel", "A"), NULL, NULL), WINNOW_EDATA, "a title");
}

/* Neither expanded, nor opened, nor fetched. */
static void a_document_type_is_refused(void **state)
{
	static const char *const types[] = {
		("<!DOCTYPE a [<!ENTITY b SYSTEM "
		 "'file:///etc/passwd'>]><a><p><t>&b;</t></p></a>"),
		"<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a><p><t>A.</t></p></a>",
		"<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;'>]><a b='&c;&c;'/>",
	};

	(void)state;
	for (size_t at = 0; at < sizeof(types) / sizeof(types[0]); at++) {
		struct zip_member member = { "word/document.xml", winnow_str(types[at]) };
		expect_refusal(
			read_members(DOCX_TYPE, &member, 1), WINNOW_EDATA, "document type");
	}
}

/* A part that is made of `part` over and over. */
static struct reading_result *read_repeated(
	const char *before, const char *part, size_t length, const char *behind)
{
	size_t size = strlen(part), at = strlen(before);
	char *xml = malloc(length + at + size + strlen(behind) + 1);

	memcpy(xml, before, at);
	for (; at < length; at += size)
		memcpy(xml + at, part, size);
	strcpy(xml + at, behind);
	struct zip_member member = { "word/document.xml", winnow_str(xml) };
	struct reading_result *result = read_members(DOCX_TYPE, &member, 1);
	free(xml);
	return result;
}

static void what_expands_without_end_is_refused(void **state)
{
	enum { LARGE = 32 * 1024 * 1024 };

	(void)state;
	expect_refusal(read_repeated("<a><p><t>", "aaaaaaaa", LARGE, "</t></p></a>"),
		WINNOW_ELIMIT, "expands to far more");
}

static void attributes_are_bounded_and_depth_is(void **state)
{
	enum { MUCH = 512 * 1024 };

	(void)state;
	expect_refusal(read_repeated("<!-- ' --><a", " a='>'", MUCH, "/>"), WINNOW_ELIMIT,
		"512 attributes");
	expect_refusal(read_repeated("", "<p>", MUCH, ""), WINNOW_EDATA, "not well-formed");
}

static void members_are_bounded(void **state)
{
	enum { MANY = 10001 };
	static struct zip_member members[MANY];
	static char names[MANY][16];

	(void)state;
	for (int at = 0; at < MANY; at++) {
		snprintf(names[at], sizeof(names[at]), "%d", at);
		members[at].name = names[at];
	}
	expect_refusal(read_members(DOCX_TYPE, members, MANY), WINNOW_ELIMIT, "10,000 members");
}

static int probe(const char *uri, const char *type, struct winnow_str bytes)
{
	struct winnow_item item = item_of(uri, type, bytes);

	return reader_probe(reader, &item);
}

static int probe_members(const char *first, const char *bytes, const char *second)
{
	const struct zip_member members[] = { { first, winnow_str(bytes) },
		{ second, winnow_str("<a/>") } };
	struct winnow_str zip = zip_make(members, 2);
	int rating = probe("file:///a", "application/zip", zip);

	free((void *)(uintptr_t)zip.ptr);
	return rating;
}

static void it_knows_text_documents_by_their_bytes(void **state)
{
	(void)state;
	assert_true(probe_members("[Content_Types].xml", "<a/>", "word/document.xml") > 50);
	assert_true(probe_members("mimetype", ODT_TYPE, "content.xml") > 50);
	assert_int_equal(probe_members("[Content_Types].xml", "<a/>", "xl/workbook.xml"), 0);
	assert_int_equal(probe_members("mimetype", "application/epub+zip", "content.xml"), 0);
	assert_true(probe("file:///a.docx", "", winnow_str("")) > 0);
	assert_true(probe("https://a.example/a", ODT_TYPE, winnow_str("no")) > 0);
	assert_int_equal(probe("https://a.example/a.docx", "text/html", winnow_str("<p>")), 0);
	assert_int_equal(probe("file:///a.zip", "", winnow_str("PK")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_have_their_types),
		cmocka_unit_test(a_style_may_be_of_lists),
		cmocka_unit_test(what_was_taken_away_or_stands_twice_is_left_out),
		cmocka_unit_test(notes_stand_behind_the_text),
		cmocka_unit_test(tables_are_told_from_layout),
		cmocka_unit_test(its_properties_describe_it),
		cmocka_unit_test(an_odt_is_read_alike),
		cmocka_unit_test(what_cannot_be_read_says_why),
		cmocka_unit_test(a_document_type_is_refused),
		cmocka_unit_test(what_expands_without_end_is_refused),
		cmocka_unit_test(attributes_are_bounded_and_depth_is),
		cmocka_unit_test(members_are_bounded),
		cmocka_unit_test(it_knows_text_documents_by_their_bytes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
