/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tools/reader_harness.h"

#define HEAD                                                                                   \
	"From: Ana Reyes <ana@example.org>\n"                                                  \
	"Subject: The harbour\n"                                                               \
	"Date: Wed, 05 Mar 2014 10:12:33 +0100\n"                                              \
	"Message-ID: <one@example.org>\n"                                                      \
	"MIME-Version: 1.0\n"

static struct reader_harness *reader;

static int set_up(void **state)
{
	(void)state;
	reader = reader_open("mail", NULL);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	reader_close(reader);
	return 0;
}

static struct reading_result *read_mail(const char *mail)
{
	struct winnow_item item = item_of("file:///a.eml", "message/rfc822", winnow_str(mail));

	return reader_read(reader, &item);
}

static void expect_is(struct winnow_str found, const char *expected)
{
	if (!winnow_is(found, expected))
		fail_msg("'%.*s' is not '%s'", (int)found.len, found.ptr ? found.ptr : "",
			expected);
}

/* The text behind the title of a mail with the common head. */
static void expect_text(const char *rest, const char *expected)
{
	char mail[4096], whole[4096];

	snprintf(mail, sizeof(mail), "%s%s", HEAD, rest);
	snprintf(whole, sizeof(whole), "The harbour%s%s", *expected ? "\n\n" : "", expected);
	struct reading_result *result = read_mail(mail);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 1);
	expect_is(result->documents[0].text, whole);
	reading_result_free(result);
}

static void the_envelope_describes_it(void **state)
{
	struct reading_result *result = read_mail(
		"From: =?utf-8?Q?Ana_P=C3=A9rez?= <ana@example.org>, \"bob@example.org\" "
		"<bob@example.org>, \"Cy Lee\" <cy@example.org>\n"
		"Subject: =?iso-8859-1?Q?Caf=E9?=\n =?iso-8859-1?Q?_closed?= today\n"
		"Date: Wed, 05 Mar 2014 10:12:33 -0430\n"
		"Message-ID: <one@example.org>\n"
		"In-Reply-To: <zero@example.org>\n"
		"List-Id: News of the harbour <harbour.example.org>\n"
		"Archived-At: <https://lists.example.org/one>\n"
		"\nIt is closed.\n");
	const struct winnow_document *document = &result->documents[0];

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(document->title, "Café closed today");
	expect_is(document->byline, "Ana Pérez; Cy Lee");
	expect_is(document->published, "2014-03-05T10:12:33-04:30");
	assert_true(winnow_ends(document->key, "one@example.org"));
	expect_is(document->uri, "https://lists.example.org/one");
	expect_is(document_field(document, "sender"), "ana@example.org");
	expect_is(document_field(document, "reply_to"), "zero@example.org");
	expect_is(
		document_field(document, "list"), "News of the harbour <harbour.example.org>");
	expect_is(document->text, "Café closed today\n\nIt is closed.");
	reading_result_free(result);
}

static void a_date_that_is_none_stays_empty(void **state)
{
	struct reading_result *result =
		read_mail("Subject: A\nDate: the day after\n\nWords.\n");

	(void)state;
	assert_int_equal(result->count, 1);
	assert_int_equal(result->documents[0].published.len, 0);
	assert_int_equal(result->documents[0].byline.len, 0);
	reading_result_free(result);
}

static void encodings_and_charsets_are_undone(void **state)
{
	(void)state;
	expect_text("Content-Type: text/plain; charset=iso-8859-1\n"
		    "Content-Transfer-Encoding: quoted-printable\n\n"
		    "The caf=E9 near the har=\nbour.\n",
		"The café near the harbour.");
	expect_text("Content-Type: text/plain; charset=koi8-r\n"
		    "Content-Transfer-Encoding: base64\n\n8NLJ18XUIM3J0iEK\n",
		"Привет мир!");
	expect_text("Content-Type: text/html; charset=windows-1252\n"
		    "Content-Transfer-Encoding: quoted-printable\n\n"
		    "<h2>News</h2><p>The =93caf=E9=94 closed.</p>\n",
		"News\n\nThe “café” closed.");
}

static void of_two_forms_the_page_is_read(void **state)
{
	(void)state;
	expect_text("Content-Type: multipart/alternative; boundary=b\n\n"
		    "--b\nContent-Type: text/plain\n\nPlain words.\n"
		    "--b\nContent-Type: multipart/related; boundary=c\n\n"
		    "--c\nContent-Type: text/html\n\n<p>The page.</p>\n"
		    "--c\nContent-Type: image/png\nContent-ID: <x>\n\nPNG\n--c--\n"
		    "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b--\n",
		"The page.");
	expect_text("Content-Type: multipart/alternative; boundary=b\n\n"
		    "--b\nContent-Type: text/plain\n\nPlain words.\n--b--\n",
		"Plain words.");
}

static void attachments_are_named_not_read(void **state)
{
	struct reading_result *result = read_mail(
		HEAD "Content-Type: multipart/mixed; boundary=a\n\n"
		     "--a\n\nWords.\n"
		     "--a\nContent-Type: text/plain\n"
		     "Content-Disposition: attachment; "
		     "filename=\"=?utf-8?Q?=C3=A9t=C3=A9.txt?=\"\n\n"
		     "Not read.\n"
		     "--a\nContent-Type: message/rfc822\n\nSubject: Forwarded\n\nNor this.\n"
		     "--a\nContent-Type: application/pdf\n\n%PDF\n--a--\n");
	const struct winnow_document *document = &result->documents[0];
	char named[200] = "";

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	expect_is(document->text, "The harbour\n\nWords.");
	for (uint32_t at = 0; at < document->field_count; at++) {
		const struct winnow_field *field = &document->fields[at];
		size_t length = strlen(named);
		if (winnow_is(field->name, "attachment"))
			snprintf(named + length, sizeof(named) - length, "%.*s=%.*s;",
				(int)field->origin.len, field->origin.ptr,
				(int)field->value.len, field->value.ptr);
	}
	assert_string_equal(named, "text/plain=été.txt;message/rfc822=Forwarded;"
				   "application/pdf=application/pdf;");
	reading_result_free(result);
}

static void flowed_lines_go_on(void **state)
{
	(void)state;
	expect_text("Content-Type: text/plain; format=flowed\n\n"
		    "The boats were found \nin the harbour.\n\n From there they \nleft.\n",
		"The boats were found in the harbour.\n\nFrom there they left.");
	expect_text("Content-Type: text/plain; format=flowed; delsp=yes\n\n"
		    "The boats were fo \nund.\n",
		"The boats were found.");
}

static void quotes_and_signatures_are_left_out(void **state)
{
	(void)state;
	expect_text("\nOn 4 March 2014, Bob\n<bob@example.org> wrote:\n> Where are they?\n>\n"
		    "> > And why?\nIn the harbour.\n\nEl 4/3/2014 Cy escribió:\n\n> When?\n\n"
		    "Since noon:\n\n> quoted\n\nthat is all.\n\n-- \nAna\nHarbour News\n",
		"In the harbour.\n\nSince noon:\n\nthat is all.");
	expect_text("Content-Type: text/html\n\n<p>In the harbour.</p>"
		    "<div class=\"gmail_quote\"><div>On Tuesday Bob wrote:</div>"
		    "<blockquote>Where?</blockquote></div><blockquote type=\"cite\">Who?"
		    "</blockquote><blockquote>A verse.</blockquote>"
		    "<div class=\"moz-signature\">Ana</div>",
		"In the harbour.\n\nA verse.");
	/* A rule divides a text; and nothing but a quote leaves the title. */
	expect_text("\nThe first.\n\n-----\n\nThe second.\n", "The first.\n\nThe second.");
	expect_text("\n> All quoted.\n", "");
}

static void each_mail_of_an_mbox_is_a_document(void **state)
{
	static const char mbox[] =
		"From ana@example.org Wed Mar  5 10:12:33 2014\n" HEAD
		"\nThe first.\n\n>From here it goes on.\n\n"
		"From bob@example.org Wed Mar  5 10:12:34 2014\n"
		"Subject: Nameless\n\nThe second.\n\n"
		"From bob@example.org Wed Mar  5 10:12:35 2014\n"
		"X-Empty: yes\n\n\n"
		"From ana@example.org Wed Mar  5 10:12:36 2014\n" HEAD "\nOnce more.\n";
	struct winnow_item item = item_of("file:///a.mbox", "", winnow_str(mbox));
	struct reading_result *result = reader_read(reader, &item);

	(void)state;
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, 3);
	expect_is(result->documents[0].text,
		"The harbour\n\nThe first.\n\nFrom here it goes on.");
	assert_true(winnow_ends(result->documents[0].key, "one@example.org"));
	expect_is(result->documents[1].text, "Nameless\n\nThe second.");
	assert_true(winnow_ends(result->documents[1].key, "message 2"));
	expect_is(result->documents[2].text, "The harbour\n\nOnce more.");
	assert_true(winnow_ends(result->documents[2].key, "message 4"));
	reading_result_free(result);
}

/* Each has memory of its own: all of them together need far more than a call may have. */
static void an_mbox_may_hold_many_mails(void **state)
{
	enum { MANY = 6000, ROOM = MANY * 100 };
	char *mbox = malloc(ROOM);
	size_t length = 0;

	(void)state;
	for (int at = 0; at < MANY; at++)
		length += (size_t)snprintf(mbox + length, ROOM - length,
			"From a@example.org Wed Mar  5 10:12:33 2014\nSubject: %d\n\nIt "
			"left.\n\n",
			at);
	struct winnow_item item = item_of("file:///a.mbox", "", winnow_str(mbox));
	reader->plugin->budget = 1 << 20;
	struct reading_result *result = reader_read(reader, &item);
	assert_int_equal(result->outcome.result, 0);
	assert_int_equal(result->count, MANY);
	reader->plugin->budget = 0;
	expect_is(result->documents[MANY - 1].text, "5999\n\nIt left.");
	reading_result_free(result);
	free(mbox);
}

/* Parts within parts: far more than anybody writes. */
static void depth_and_number_of_parts_are_bounded(void **state)
{
	enum { DEEP = 3000, ROOM = DEEP * 100 };
	char *mail = malloc(ROOM);
	size_t length = (size_t)snprintf(mail, ROOM, "%s", HEAD);

	(void)state;
	for (int at = 0; at < DEEP; at++)
		length += (size_t)snprintf(mail + length, ROOM - length,
			"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", at, at);
	snprintf(mail + length, ROOM - length, "\nDeep words.\n");
	struct reading_result *result = read_mail(mail);
	assert_int_equal(result->outcome.result, 0);
	expect_is(document_field(&result->documents[0], "truncated"), "parts");
	reading_result_free(result);
	length = (size_t)snprintf(
		mail, ROOM, "%sContent-Type: multipart/mixed; boundary=b\n\n", HEAD);
	for (int at = 0; at < DEEP; at++)
		length +=
			(size_t)snprintf(mail + length, ROOM - length, "--b\n\nPart %d.\n", at);
	result = read_mail(mail);
	assert_int_equal(result->outcome.result, 0);
	assert_true(winnow_ends(result->documents[0].text, "Part 998."));
	reading_result_free(result);
	free(mail);
}

static int probe(const char *uri, const char *type, const char *body)
{
	struct winnow_item item = item_of(uri, type, winnow_str(body));

	return reader_probe(reader, &item);
}

static void it_knows_what_is_mail(void **state)
{
	(void)state;
	assert_true(probe("file:///a.eml", "message/rfc822", "Subject: A\n\nB") > 50);
	assert_true(probe("file:///a.mbox", "", "From a\n") > 50);
	assert_true(probe("file:///a", "", "Return-Path: <a@b>\nSubject: A\n\nB") > 50);
	assert_true(probe("file:///inbox", "", "From a Wed Mar\nFrom: a@b\n\nB") > 50);
	assert_int_equal(probe("file:///a.txt", "text/plain", "From here on\nthey went.\n"), 0);
	assert_int_equal(probe("file:///a.html", "text/html", "Received: <p>"), 0);
	assert_int_equal(probe("file:///a", "", ""), 0);
}

static void what_holds_no_mail_says_so(void **state)
{
	static const char *const bodies[] = { "", "\n\n\n", "From \n", "From: a@b\n\n" };

	(void)state;
	for (size_t at = 0; at < sizeof(bodies) / sizeof(bodies[0]); at++) {
		struct reading_result *result = read_mail(bodies[at]);
		assert_int_equal(result->outcome.result, WINNOW_EDATA);
		reading_result_free(result);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_envelope_describes_it),
		cmocka_unit_test(a_date_that_is_none_stays_empty),
		cmocka_unit_test(encodings_and_charsets_are_undone),
		cmocka_unit_test(of_two_forms_the_page_is_read),
		cmocka_unit_test(attachments_are_named_not_read),
		cmocka_unit_test(flowed_lines_go_on),
		cmocka_unit_test(quotes_and_signatures_are_left_out),
		cmocka_unit_test(each_mail_of_an_mbox_is_a_document),
		cmocka_unit_test(an_mbox_may_hold_many_mails),
		cmocka_unit_test(depth_and_number_of_parts_are_bounded),
		cmocka_unit_test(it_knows_what_is_mail),
		cmocka_unit_test(what_holds_no_mail_says_so),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
