/* SPDX-License-Identifier: MIT
 * Bytes to UTF-8, through the readers: every way a page can say what it is in, or not say it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <iconv.h>
#include <string.h>
#include "tools/reader_harness.h"

#define BYTES(literal)                                                                         \
	(struct winnow_str)                                                                    \
	{                                                                                      \
		literal, sizeof(literal) - 1                                                   \
	}

static struct reader_harness *text_reader, *html_reader;

static int set_up(void **state)
{
	(void)state;
	text_reader = reader_open("text", NULL);
	html_reader = reader_open("html", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(text_reader);
	reader_close(html_reader);
	return 0;
}

/* Reads bytes as plain text under a charset, and expects these words and this encoding's field. */
static void expect(
	struct winnow_str bytes, const char *charset, const char *words, const char *encoding)
{
	struct winnow_item item = item_of("file:///a.txt", "text/plain", bytes);

	item.charset = winnow_str(charset);
	struct reading_result *result = reader_read(text_reader, &item);
	assert_int_equal(result->outcome.result, 0);
	if (!winnow_is(block_text(&result->documents[0], 0), words))
		fail_msg("not \"%s\": \"%.*s\"", words, (int)result->documents[0].text.len,
			result->documents[0].text.ptr);
	assert_true(winnow_is(document_field(&result->documents[0], "encoding"), encoding));
	reading_result_free(result);
}

static void each_label_decodes(void **state)
{
	static const struct {
		const char *label, *words, *encoding, *iconv_name;
	} cases[] = {
		{ "iso-8859-1", "Año “doce” été", "windows-1252", "WINDOWS-1252" },
		{ "latin1", "Año", "windows-1252", "WINDOWS-1252" },
		{ "ISO-8859-2", "Łódź", "iso-8859-2", "ISO-8859-2" },
		{ "windows-1251", "Дети", "windows-1251", "CP1251" },
		{ "koi8-r", "Дети", "koi8-r", "KOI8-R" },
		{ "cp866", "Дети", "ibm866", "IBM866" },
		{ "windows-1256", "أطفال", "windows-1256", "CP1256" },
		{ "iso-8859-8-i", "ילדים", "iso-8859-8", "ISO-8859-8" },
		{ "tis-620", "เด็ก", "windows-874", "TIS-620" },
		{ "shift_jis", "子ども", "shift_jis", "CP932" },
		{ "euc-jp", "子ども", "euc-jp", "EUC-JP" },
		{ "iso-2022-jp", "子ども", "iso-2022-jp", "ISO-2022-JP" },
		{ "gb2312", "儿童", "gbk", "GB18030" },
		{ "big5", "兒童", "big5", "BIG5" },
		{ "ks_c_5601-1987", "아이들", "euc-kr", "EUC-KR" },
		{ "utf-16le", "Año", "utf-16le", "UTF-16LE" },
		{ "utf-16be", "Año", "utf-16be", "UTF-16BE" },
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		char bytes[128], words[128];
		char *in = words, *out = bytes;
		strcpy(words, cases[at].words);
		size_t left = strlen(words), room = sizeof(bytes);
		iconv_t converter = iconv_open(cases[at].iconv_name, "UTF-8");
		assert_true(iconv(converter, &in, &left, &out, &room) != (size_t)-1);
		assert_true(iconv(converter, NULL, NULL, &out, &room) != (size_t)-1);
		iconv_close(converter);
		struct winnow_str encoded = { bytes, sizeof(bytes) - room };
		expect(encoded, cases[at].label, cases[at].words, cases[at].encoding);
	}
}

static void marks_win_over_the_transport(void **state)
{
	(void)state;
	expect(BYTES("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9"), "windows-1251", "été", "");
	expect(BYTES("\xFF\xFE\xE9\0t\0\xE9\0"), "utf-8", "été", "utf-16le");
	expect(BYTES("\xFE\xFF\0\xE9\0t\0\xE9"), NULL, "été", "utf-16be");
	expect(BYTES("\xFF\xFE\0\0\xE9\0\0\0t\0\0\0"), NULL, "ét", "utf-32le");
	expect(BYTES("\0\0\xFE\xFF\0\0\0\xE9\0\0\0t"), NULL, "ét", "utf-32be");
}

static void content_decides_where_nothing_is_said(void **state)
{
	(void)state;
	expect(BYTES("\xC3\xA9t\xC3\xA9"), NULL, "été", "");
	expect(BYTES("\xE9t\xE9 \x96 \x93x\x94"), NULL, "été – “x”", "windows-1252");
	expect(BYTES("a\0b\0c\0d\0e\0f\0"), NULL, "abcdef", "utf-16le");
}

/* By the narrowest of the names that are said, where the bytes bear it out. */
static void ascii_is_called_so(void **state)
{
	(void)state;
	expect(BYTES("plain"), "US-ASCII", "plain", "us-ascii");
	expect(BYTES("plain"), "iso-8859-1", "plain", "windows-1252");
	expect(BYTES("caf\xE9"), "us-ascii", "café", "windows-1252");
	expect(BYTES("\xC3\xA9t\xC3\xA9"), "us-ascii", "été", "");
}

/* Where nothing is said at all, letters of another script are told by how often they stand. */
static void other_scripts_are_guessed(void **state)
{
	(void)state;
	expect(BYTES("\xc4\xc5\xd4\xc9 \xd2\xc1\xc2\xcf\xd4\xc1\xcc\xc9 \xce\xc1 "
		     "\xda\xc1\xd7\xcf\xc4\xc5"),
		NULL, "дети работали на заводе", "koi8-r");
	expect(BYTES("\xe4\xe5\xf2\xe8 \xf0\xe0\xe1\xee\xf2\xe0\xeb\xe8 \xed\xe0 "
		     "\xe7\xe0\xe2\xee\xe4\xe5"),
		NULL, "дети работали на заводе", "windows-1251");
	/* Latin letters are not: Windows-1252 is meant, or cannot be told from what is. */
	expect(BYTES("Ni\xf1os de Per\xfa, \xab\xe9t\xe9\xbb"), NULL, "Niños de Perú, «été»",
		"windows-1252");
}

static void plain_lies_are_passed_over(void **state)
{
	(void)state;
	/* UTF-8 under a label of one byte a letter, and the other way round. */
	expect(BYTES("\xC3\xA9t\xC3\xA9"), "iso-8859-1", "été", "");
	expect(BYTES("\xE9t\xE9 caf\xE9"), "utf-8", "été café", "windows-1252");
	/* A single bad byte among good ones is only damage. */
	expect(BYTES("\xC3\xA9t\xC3\xA9 \xFF ma\xC3\xAFs"), "utf-8", "été \xEF\xBF\xBD maïs",
		"utf-8");
}

/* As many replacement characters as browsers have, and never one in place of ASCII. */
static void damage_is_replaced_as_browsers_do(void **state)
{
	(void)state;
	expect(BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xF7\x83 x"), "utf-8",
		"éééé \uFFFD\uFFFD x", "utf-8");
	expect(BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xF0\x9F\x98 x"), "utf-8",
		"éééé \uFFFD x", "utf-8");
	expect(BYTES("a \x83\xE1\xAA b"), "shift_jis", "a \uFFFDｪ b", "shift_jis");
	expect(BYTES("a \x83< b"), "shift_jis", "a \uFFFD< b", "shift_jis");
	expect(BYTES("a \x8E"), "gb18030", "a \uFFFD", "gb18030");
}

/* Where the C library and the standard of the web differ, the web is meant. */
static void single_bytes_mean_what_the_web_means(void **state)
{
	(void)state;
	expect(BYTES("\x80 5"), "gbk", "€ 5", "gbk");
	expect(BYTES("a\xC6"), "macintosh", "a∆", "macintosh");
	expect(BYTES("\x80 5"), "gb18030", "€ 5", "gb18030");
	/* Letter and mark stay two characters. */
	expect(BYTES("\xF9\xD1"), "windows-1255", "\u05E9\u05C1", "windows-1255");
	expect(BYTES("a\xD2"), "windows-1258", "a\u0309", "windows-1258");
}

/* Characters of vendors, of the supplement and of half width; a byte that leads takes no ASCII. */
static void japanese_of_unix_is_read_as_the_web_does(void **state)
{
	(void)state;
	expect(BYTES("\xBB\xD2 \x8E\xB1 \x8F\xB0\xA1"), "euc-jp", "子 ｱ 丂", "euc-jp");
	expect(BYTES("\xAD\xA1 \xFC\xBE \xA1\xC1"), "euc-jp", "① 錡 ～", "euc-jp");
	expect(BYTES("a \xF5\xA1 b \xBB< c"), "euc-jp", "a \uFFFD b \uFFFD< c", "euc-jp");
	expect(BYTES("b \x8F\xB0"), "euc-jp", "b \uFFFD", "euc-jp");
}

/* The names of three encodings stand for wider ones, unless a text is damaged. */
static void wider_encodings_are_meant(void **state)
{
	(void)state;
	expect(BYTES("\xC5\xFC\x8C\x63"), "euc-kr", "퉁똠", "euc-kr");
	expect(BYTES("\x97\xC4\xBE\x5A"), "big5", "僴銲", "big5");
	expect(BYTES("\xB6\xF9 \x81\x39\xEF\x30"), "gbk", "儿 㐁", "gbk");
	expect(BYTES("\x8C\x63 \xFF"), "euc-kr", "c \uFFFD", "euc-kr");
}

/* ICU does not know each encoding of the web. */
static void what_one_library_lacks_the_other_has(void **state)
{
	(void)state;
	expect(BYTES("\xDE\xFE\xAA"), "iso-8859-16", "ȚțȘ", "iso-8859-16");
}

/* The text is longer than its bytes by more than was thought. */
static void texts_may_grow(void **state)
{
	char bytes[5000];
	struct winnow_item item = item_of(
		"file:///a.txt", "text/plain", (struct winnow_str){ bytes, sizeof bytes });

	(void)state;
	memset(bytes, '\xE0', sizeof bytes);
	item.charset = winnow_str("windows-874");
	struct reading_result *result = reader_read(text_reader, &item);
	assert_int_equal(block_text(&result->documents[0], 0).len, 3 * sizeof bytes);
	reading_result_free(result);
}

static void hidden_markup_stays_text(void **state)
{
	(void)state;
	expect(BYTES("a +ADw-b+AD4-"), "utf-7", "a +ADw-b+AD4-", "");
	expect(BYTES("\xC0\xBC \xED\xA0\x80 caf\xC3\xA9 ma\xC3\xAFs na\xC3\xAFve "
		     "\xC3\xA9t\xC3\xA9 "
		     "\xC3\xA0 b\xC3\xA9\xC3\xA9"),
		"utf-8",
		"\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD café maïs naïve "
		"été à béé",
		"utf-8");
	expect(BYTES("x\0y\0\0z"), "utf-8", "xyz", "");
}

/* A page of its own that declares its encoding in its head. */
static void expect_page(struct winnow_str page, const char *words)
{
	struct winnow_item item = item_of("file:///a.html", "text/html", page);
	struct reading_result *result = reader_read(html_reader, &item);

	assert_int_equal(result->outcome.result, 0);
	assert_true(winnow_is(block_text(&result->documents[0], 0), words));
	reading_result_free(result);
}

#define STORY                                                                                  \
	"<article><p>The ferry left the harbour in the morning and came back in the evening, " \
	"and nobody on board had seen the other shore.</p></article>"

static void pages_declare_themselves(void **state)
{
	(void)state;
	expect_page(BYTES("<meta charset=windows-1251><title>\xC4\xE5\xF2\xE8</title>" STORY),
		"Дети");
	expect_page(BYTES("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>"
			  "<title>\xE4\xC5\xD4\xC9</title>" STORY),
		"Дети");
	expect_page(BYTES("<?xml version='1.0' encoding='iso-8859-2'?><html><title>\xA3\xF3"
			  "d\xBC</title>" STORY),
		"Łódź");
	/* A declaration in a comment or a script is none. */
	expect_page(
		BYTES("<!-- <meta charset=koi8-r> --><title>\xE9t\xE9</title>" STORY), "été");
	expect_page(
		BYTES("<script>'<meta charset=koi8-r>'</script><title>\xE9t\xE9</title>" STORY),
		"été");
	/* Nor is one that names no encoding. */
	expect_page(
		BYTES("<meta charset=\"'><script>\"><title>\xE9t\xE9</title>" STORY), "été");
	expect_page(
		BYTES("<meta charset=utf-7><title>+ADw- \xE9t\xE9</title>" STORY), "+ADw- été");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_label_decodes),
		cmocka_unit_test(marks_win_over_the_transport),
		cmocka_unit_test(content_decides_where_nothing_is_said),
		cmocka_unit_test(ascii_is_called_so),
		cmocka_unit_test(other_scripts_are_guessed),
		cmocka_unit_test(plain_lies_are_passed_over),
		cmocka_unit_test(damage_is_replaced_as_browsers_do),
		cmocka_unit_test(single_bytes_mean_what_the_web_means),
		cmocka_unit_test(japanese_of_unix_is_read_as_the_web_does),
		cmocka_unit_test(wider_encodings_are_meant),
		cmocka_unit_test(what_one_library_lacks_the_other_has),
		cmocka_unit_test(texts_may_grow),
		cmocka_unit_test(hidden_markup_stays_text),
		cmocka_unit_test(pages_declare_themselves),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
