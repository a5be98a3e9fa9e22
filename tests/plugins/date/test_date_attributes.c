/* SPDX-License-Identifier: MIT
 *
 * What each attribute holds, and what a date is resolved against.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "opened.h"

static struct extraction *find(const char *text, const char *dateline, const char *published)
{
	struct winnow_document document = extractor_document(extractor, text, "en");
	struct extraction *found;

	document.dateline = winnow_str(dateline);
	document.published = winnow_str(published);
	found = extractor_run(extractor, &document, NULL);
	assert_int_equal(found->outcome.result, 0);
	assert_null(found->refusal);
	return found;
}

/* Of the first fact. */
static void assert_value(
	const char *text, const char *published, const char *name, const char *value)
{
	struct extraction *found = find(text, "", published);

	assert_true(found->count >= 1);
	assert_string_equal(fact_value(found, 0, name), value);
	extraction_free(found);
}

static void a_date_is_as_precise_as_its_words(void **state)
{
	static const char *const cases[][2] = {
		{ "He left at 5 p.m. on 12 May 2013.", "2013-05-12T17:00 minute" },
		{ "He left at midnight on 31 December 2013.", "2014-01-01T00:00 minute" },
		{ "He left on 12 May 2013.", "2013-05-12 day" },
		{ "He left last week.", "2014-02-24 week" },
		{ "He left in May 2013.", "2013-05 month" },
		{ "He left in the summer of 2013.", "2013-06 quarter" },
		{ "He left in the third quarter of 2013.", "2013-07 quarter" },
		{ "He left in 2013.", "2013 year" },
		{ "He left in the 1990s.", "1990 decade" },
		{ "He left in the 19th century.", "1801 century" },
		{ "He left in the first half of 2013.", "2013-01 month" },
		{ "He left between 2011 and 2013.", "2011 year" },
		{ "He left recently.", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_value(cases[i][0], "2014-03-05", "date", cases[i][1]);
}

static void what_the_words_alone_say_is_kept(void **state)
{
	static const char *const cases[][2] = {
		{ "He left on Friday.", "XXXX-WXX-5" },
		{ "He left on 12 May.", "XXXX-05-12" },
		{ "He left in January.", "XXXX-01" },
		{ "He left on the 18th.", "XXXX-XX-18" },
		{ "He left at 4pm.", "T16" },
		{ "He left at 4:00 pm.", "" }, /* the value is no other */
		{ "He left at 4pm on Friday.", "XXXX-WXX-5T16" },
		{ "He left at 4pm on 12 May 2013.", "2013-05-12T16" },
		{ "He left two weeks ago.", "2014-02-19" },
		{ "He stayed from May to June.", "XXXX-05/XXXX-06" },
		{ "He stayed from May to date.", "" }, /* May is known */
		{ "He stayed from 12 May to date.", "XXXX-05-12/2014-03-05" },
		{ "He stayed from 4 to 6pm on Friday.", "XXXX-WXX-5T16/XXXX-WXX-5T18" },
		{ "They met on the first Monday of May.", "XXXX-05-WXX-1-#1" },
		{ "It ran in fiscal 2013.", "FY2013" },
		{ "It ran all this school year.", "SY2014" },
		{ "He left at 4pm on Christmas Day.", "XXXX-12-25T16" },
		{ "He left on Monday the 24th.", "" }, /* there is hardly another */
		{ "He left on Monday 24.", "XXXX-WXX-1" },
		{ "He left last Friday.", "" },
		{ "He left on 12 May 2013.", "" },
		{ "He left yesterday.", "" },
		{ "He left at 8 tonight.", "2014-03-05T20" },
		{ "He left by the end of today.", "2014-03-05T23:59:59" },
		{ "He left on Easter weekend.", "" },
		{ "He stayed for 3 hours from 10 am.", "T10/T13:00:00" },
		{ "He stayed from 2pm till tomorrow 4pm.", "2014-03-05T14/2014-03-06T16" },
		{ "He stayed from 12 May for 3 days.", "2014-05-12/2014-05-15" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_value(cases[i][0], "2014-03-05", "stated", cases[i][1]);
}

static void a_clock_is_of_the_day_told_of_just_before(void **state)
{
	static const char far[] = "He left on 12 May 2013. %s At 4 p.m. it rained.";
	char near_text[512], far_text[1024], filler[400];
	struct extraction *found;

	(void)state;
	memset(filler, '.', sizeof filler - 1);
	filler[sizeof filler - 1] = '\0';
	snprintf(near_text, sizeof near_text, far, "");
	snprintf(far_text, sizeof far_text, far, filler);
	found = find(near_text, "", "2014-03-05");
	assert_string_equal(fact_value(found, 1, "date"), "2013-05-12T16:00 minute");
	assert_string_equal(fact_value(found, 1, "anchor"), "text");
	extraction_free(found);
	found = find(far_text, "", "2014-03-05T10:20:00Z");
	assert_string_equal(fact_value(found, 1, "timex"), "T16:00");
	assert_string_equal(fact_value(found, 1, "date"), "");
	assert_string_equal(fact_value(found, 1, "anchor"), "none");
	extraction_free(found);
}

static void a_clock_before_any_day_is_of_the_day_it_was_said(void **state)
{
	static const char clock[] = "2014-03-05T10:20:00+01:00";

	(void)state;
	assert_value("We meet at 4 p.m.", clock, "date", "2014-03-05T16:00 minute");
	assert_value("We meet at 4 p.m.", clock, "stated", "T16");
	assert_value("We meet at 4 p.m.", clock, "anchor", "published");
	assert_value("We meet at midnight.", clock, "date", "2014-03-06T00:00 minute");
	assert_value("We meet at midnight.", clock, "timex", "2014-03-05T24:00");
	assert_value("We meet at 4 p.m.", "2014-03-05", "date", "");
	assert_value("We meet in the morning.", clock, "date", "");
	assert_value("He left at 9 a.m.", clock, "date", "2014-03-05T09:00 minute");
	assert_value("He left at 4 p.m.", clock, "date", "");
	assert_value("Ten minutes later he was dead.", clock, "value", "PT10M");
	assert_value("Ten seconds later.", clock, "value", "PT10S");
}

static void assert_extent(
	const char *text, const char *published, const char *from, const char *to)
{
	assert_value(text, published, "from", from);
	assert_value(text, published, "to", to);
}

static void an_extent_is_as_precise_as_its_clock(void **state)
{
	static const char at[] = "2014-03-05T10:20:00+01:00";

	(void)state;
	assert_extent("He left on 12 May 2013 at 4:00 pm.", "", "2013-05-12T16:00 minute",
		"2013-05-12T16:01 minute");
	assert_extent("He left at 4 pm on 12 May 2013.", "", "2013-05-12T16:00 minute",
		"2013-05-12T17:00 minute");
	assert_extent("He left at 4:05:17 pm on 12 May 2013.", "", "2013-05-12T16:05 minute",
		"2013-05-12T16:06 minute");
	assert_extent("He left at midnight on 31 December 2013.", "", "2014-01-01T00:00 minute",
		"2014-01-01T01:00 minute");
	assert_extent("Logged at 2013-05-12T08:00:33Z.", "", "2013-05-12T08:00 minute",
		"2013-05-12T08:01 minute");
	assert_extent("It ended two hours ago.", at, "2014-03-05T08:20 minute",
		"2014-03-05T08:21 minute");
	assert_extent("He left on the morning of 12 May 2013.", "", "2013-05-12 day",
		"2013-05-13 day");
}

static void a_clock_that_bounds_is_a_moment(void **state)
{
	static const char from[] = "2013-05-12T16:00 minute";

	(void)state;
	assert_extent("He left after 4 p.m. on 12 May 2013.", "", from, "");
	assert_extent("Since 4 p.m. on 12 May 2013 he is gone.", "", from, "");
	assert_extent("He left before 4 p.m. on 12 May 2013.", "", "", from);
	assert_extent("He stayed until 4 p.m. on 12 May 2013.", "", "", from);
	assert_extent("He left after 12 May 2013.", "", "2013-05-13 day", "");
	assert_extent("He stayed from 4 to 6:30 p.m. on 12 May 2013.", "", from,
		"2013-05-12T18:30 minute");
	assert_extent("He stayed from 10 p.m. to 2 a.m. on 12 May 2013.", "",
		"2013-05-12T22:00 minute", "2013-05-13T02:00 minute");
	assert_extent("He stayed from 4 p.m. on 12 May 2013 to 14 May 2013.", "", from,
		"2013-05-15 day");
	assert_extent("He stayed from 10 May 2013 to 4 p.m. on 12 May 2013.", "",
		"2013-05-10 day", from);
	assert_extent("He stayed from 4 p.m. on 12 May 2013 to 2 p.m. on 12 May 2013.", "",
		"2013-05-12 day", "2013-05-13 day");
	assert_extent("Two died in the last hour.", "2013-05-12T17:00:00Z", from,
		"2013-05-12T17:00 minute");
}

static void minutes_are_counted_from_the_clock_of_the_report(void **state)
{
	static const char clock[] = "2014-03-05T23:50:00+01:00";

	(void)state;
	assert_value("It will end in 20 minutes.", clock, "date", "2014-03-06T00:10 minute");
	assert_value("It will end in 20 minutes.", clock, "stated", "2014-03-06T00:10:00");
	assert_value("In half an hour.", clock, "date", "2014-03-06T00:20 minute");
	assert_value("It ended two hours ago.", clock, "date", "2014-03-05T21:50 minute");
	assert_value("It ended 24 hours ago.", clock, "date", "2014-03-04T23:50 minute");
	assert_value("Two died in the last hour.", clock, "timex", "PT1H");
	assert_value("Two died in the last hour.", clock, "stated",
		"2014-03-05T22:50:00/2014-03-05T23:50:00");
	assert_value("Rain is due in the next hour.", clock, "to", "2014-03-06T00:50 minute");
	assert_value("It will end two hours later.", clock, "date", "2014-03-06T01:50 minute");
	assert_value("It lasts from now until 20 minutes later.", clock, "to",
		"2014-03-06T00:10 minute");
	assert_value(
		"It is open from now until 23:55.", clock, "from", "2014-03-05T23:50 minute");
	assert_value("It is open from now until 23:55.", clock, "stated",
		"PRESENT_REF/2014-03-05T23:55");
	assert_value(
		"It is open from now until 23:55.", "2014-03-05", "from", "2014-03-05 day");
	assert_value("It is open from now until Friday.", clock, "from", "2014-03-05 day");
	assert_value("She ran it in 20 minutes.", clock, "value", "PT20M");
	assert_value("It will end in 20 minutes.", "2014-03-05", "value", "PT20M");
	assert_value("It ended two hours ago.", "2014-03-05", "date", "2014-03-05 day");
}

static void assert_told(const char *telling, const char *published, const char *anchor)
{
	char text[256];
	struct extraction *found;

	snprintf(text, sizeof text, "%s It ended on 12 May.", telling);
	found = find(text, "", published);
	assert_true(found->count > 0);
	assert_string_equal(fact_value(found, found->count - 1, "anchor"), anchor);
	extraction_free(found);
}

static void a_narrative_counts_from_what_it_told(void **state)
{
#define PAST "It began in March 1643, May 1644 and June 1645, went on in 1646 and "

	(void)state;
	assert_told(PAST "grew in 1647.", "2014-03-05", "text");
	assert_told(PAST "grew.", "2014-03-05", "text");
	assert_told("It began in March 1643 and grew in 1646.", "2014-03-05", "text");
	assert_told("It began in 1643 and grew in 1646.", "2014-03-05", "published");
	assert_told("It began in March 1643 and grew in 2009.", "2014-03-05", "published");
	assert_told("It began in March 1643 and grew in 1646. He left yesterday.", "2014-03-05",
		"published");
	assert_told(PAST "grew in 1647, 2013 and 2014.", "2014-03-05", "published");
	assert_told(PAST "grew in 1647. He left yesterday. He left on Friday.", "2014-03-05",
		"published");
	assert_told("It began in 1643, 1644, 1645, 1646 and 1647.", "2014-03-05", "published");
	assert_told(PAST "grew in 1647.", "1647-03-05", "published");
	assert_told(PAST "grew in 1647.", "", "text");
	assert_told(PAST "grew in 1647. He left yesterday.", "", "none");
	assert_told(PAST "grew in 1647, 2013 and 2014.", "", "none");
}

static void the_anchor_is_named_and_kept(void **state)
{
	struct extraction *found = find("It was last month.", "2014-03-05", "2014-02-28");

	(void)state;
	assert_string_equal(fact_value(found, 0, "anchor"), "dateline");
	assert_string_equal(fact_value(found, 0, "anchor_date"), "2014-03-05 day");
	assert_string_equal(fact_value(found, 0, "date"), "2014-02 month");
	extraction_free(found);
	found = find("It was last month.", "", "2014-02-28T10:00:00+01:00");
	assert_string_equal(fact_value(found, 0, "anchor"), "published");
	assert_string_equal(fact_value(found, 0, "anchor_date"), "2014-02-28 day");
	assert_string_equal(fact_value(found, 0, "date"), "2014-01 month");
	extraction_free(found);
}

static void without_an_anchor_nothing_is_guessed(void **state)
{
	static const char *const cases[][2] = { { "He left last month.", "XXXX-XX" },
		{ "He left on Friday.", "XXXX-WXX-5" }, { "He left on 12 May.", "XXXX-05-12" },
		{ "He left yesterday.", "XXXX-XX-XX" }, { "He left last summer.", "XXXX-SU" },
		{ "He left in January.", "XXXX-01" }, { "He left last year.", "XXXX" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_value(cases[i][0], "", "timex", cases[i][1]);
		assert_value(cases[i][0], "", "anchor", "none");
		assert_value(cases[i][0], "", "date", "");
		assert_value(cases[i][0], "", "from", "");
	}
	assert_value("It grew from 2011 to last month.", "", "timex", "2011/XXXX-XX");
	assert_value("It grew from 2011 to last month.", "", "from", "2011-01-01 day");
	assert_value("It grew from 2011 to last month.", "", "to", "");
}

static void a_vague_anchor_resolves_only_what_it_can(void **state)
{
	(void)state;
	assert_value("He left on Friday.", "2014-03", "date", "");
	assert_value("He left last month.", "2014-03", "date", "2014-02 month");
	assert_value("He left last month.", "2014", "date", "");
	assert_value("He left last year.", "2014", "date", "2013 year");
	assert_value("He left last year.", "2014", "anchor_date", "2014 year");
	assert_value("He left on 12 May.", "2014", "date", "2014-05-12 day");
	assert_value("He left last year.", "around noon", "date", "");
}

static void a_weekday_may_be_that_of_the_report(void **state)
{
	(void)state;
	assert_value("He left on Friday.", "2014-03-07", "date", "2014-03-07 day");
	assert_value("He left last Friday.", "2014-03-07", "date", "2014-02-28 day");
	assert_value("He leaves next Friday.", "2014-03-07", "date", "2014-03-14 day");
	assert_value("He will leave on Friday.", "2014-03-07", "date", "2014-03-07 day");
	assert_value("He left this Monday.", "2014-03-07", "date", "2014-03-03 day");
}

static void trust_falls_with_the_distance(void **state)
{
	struct extraction *whole = find("It was on 5 March 2014.", "2014-03-05", "");
	struct extraction *ambiguous = find("It was on 05/03/2014.", "2014-03-05", "");
	struct extraction *published = find("It was last month.", "", "2014-03-05");
	struct extraction *dateline = find("It was last month.", "2014-03-05", "");
	struct extraction *unknown = find("It was last month.", "", "");

	(void)state;
	assert_true(whole->facts[0].confidence > published->facts[0].confidence);
	assert_true(whole->facts[0].confidence > ambiguous->facts[0].confidence);
	assert_true(published->facts[0].confidence > dateline->facts[0].confidence);
	assert_true(dateline->facts[0].confidence > unknown->facts[0].confidence);
	assert_true(unknown->facts[0].confidence > 0);
	extraction_free(whole);
	extraction_free(ambiguous);
	extraction_free(published);
	extraction_free(dateline);
	extraction_free(unknown);
}

static void a_dateline_is_told_by_its_place(void **state)
{
	struct winnow_document document = extractor_document(
		extractor, "Raid\n\nHallsund, 6 June\n\nIt was on 12 May 2010.", "en");
	struct extraction *found;

	(void)state;
	document_set_block(&document, 0, WINNOW_TITLE);
	document_set_block(&document, 1, WINNOW_DATELINE);
	document.published = winnow_str("2012-06-08");
	found = extractor_run(extractor, &document, NULL);
	assert_string_equal(fact_value(found, 0, "kind"), "dateline");
	assert_string_equal(fact_value(found, 0, "date"), "2012-06-06 day");
	assert_string_equal(fact_value(found, 0, "anchor"), "published");
	assert_string_equal(fact_value(found, 1, "kind"), "absolute");
	extraction_free(found);
}

static void a_modifier_points_at_its_words(void **state)
{
	struct extraction *found = find("Closed since the 1930s.", "", "");
	const struct winnow_attribute *modifier = winnow_find(&found->facts[0], "modifier");

	(void)state;
	assert_non_null(modifier);
	assert_int_equal(modifier->at, 7);
	assert_int_equal(modifier->length, 5);
	assert_string_equal(fact_value(found, 0, "modifier"), "since");
	extraction_free(found);
}

static void a_duration_has_its_length_and_unit(void **state)
{
	static const char *const cases[][4] = {
		{ "It took nine months.", "9", "month", "" },
		{ "It took about three decades.", "3", "decade", "about" },
		{ "It took two and a half years.", "2.5", "year", "" },
		{ "It took more than 1,000 days.", "1000", "day", "more_than" },
		{ "It took several weeks.", "", "week", "" },
		{ "It took two years and six months.", "30", "month", "" },
		{ "It took 1 hour and 30 minutes.", "90", "minute", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_value(cases[i][0], "", "length", cases[i][1]);
		assert_value(cases[i][0], "", "unit", cases[i][2]);
		assert_value(cases[i][0], "", "approximate", cases[i][3]);
	}
	assert_value("It took two to three weeks.", "", "longest", "3");
	assert_value("It took two weeks.", "", "longest", "");
}

static void the_calendar_ends_at_both_ends(void **state)
{
	(void)state;
	assert_value("It was a century ago.", "0050-01-01", "date", "");
	assert_value("It is tomorrow.", "9999-12-31", "date", "");
	assert_value("It is today.", "9999-12-31", "date", "9999-12-31 day");
	assert_value("It is today.", "9999-12-31", "to", "");
	assert_value("It is on 29 February.", "2013-03-05", "date", "2012-02-29 day");
}

static void assert_timex(const char *text, const char *language, const char *country,
	size_t fact, const char *timex)
{
	struct winnow_document document = extractor_document(extractor, text, language);
	struct extraction *found;

	document.published = winnow_str("2014-03-05");
	document.country = winnow_str(country);
	found = extractor_run(extractor, &document, NULL);
	assert_true(found->count > fact);
	assert_string_equal(fact_value(found, fact, "timex"), timex);
	extraction_free(found);
}

static void other_languages_give_what_is_in_figures(void **state)
{
	struct winnow_document text =
		extractor_document(extractor, "2014-03-05 ja May 2009.", "fi");
	struct extraction *found = extractor_run(extractor, &text, NULL);

	(void)state;
	assert_int_equal(found->count, 1);
	assert_string_equal(fact_value(found, 0, "timex"), "2014-03-05");
	extraction_free(found);
	assert_timex("Tailor fined on 5 February", "", "", 0, "2014-02-05"); /* short */
}

static void figures_have_the_order_of_the_language_and_of_other_dates(void **state)
{
	const char *whole = "It was on 02/03/2014.", *part = "It was on 11/7.";

	(void)state;
	assert_timex(whole, "en", "", 0, "2014-02-03");
	assert_timex(whole, "", "", 0, "2014-02-03");
	assert_timex(whole, "en", "US", 0, "2014-02-03");
	assert_timex(whole, "en", "PH", 0, "2014-02-03");
	assert_timex(whole, "en", "KE", 0, "2014-03-02");
	assert_timex(whole, "sv", "", 0, "2014-03-02");
	assert_timex(part, "en", "", 0, "2013-11-07");
	assert_timex(part, "en", "US", 0, "2013-11-07");
	assert_timex(part, "en", "KE", 0, "2013-07-11");
	assert_timex("Fue el 2/3/2014.", "es", "US", 0, "2014-03-02");
	assert_timex("It was on 02/03/2014 and on 02/20/2014.", "en", "", 0, "2014-02-03");
	assert_timex("It was on 02/03/2014 and on 02/20/2014.", "en", "KE", 0, "2014-02-03");
	assert_timex("It was on 02/03/2014 and on 20/02/2014.", "en", "US", 0, "2014-03-02");
	assert_timex("On 20/02/2014, then on 11/7 it was.", "en", "US", 1, "2013-07-11");
	assert_timex("It ran from 10/1-11/2/2013.", "en", "", 0, "2013-10-01/2013-11-02");
	assert_timex("It ran from 10/1-11/2/2013.", "en", "KE", 0, "2013-01-10/2013-02-11");
}

static void figures_have_the_order_that_the_rest_of_the_text_shows(void **state)
{
	(void)state;
	assert_timex("By 02/03/2014. We met on 9 May.", "en", "", 0, "2014-03-02");
	assert_timex("By 02/03/2014. We met on the 9th of May.", "en", "", 0, "2014-03-02");
	assert_timex("By 02/03/2014. We met on May 9, and 7 May.", "en", "", 0, "2014-02-03");
	assert_timex("By 02/03/2014. We met on 9 May.", "en", "US", 0, "2014-02-03");
	assert_timex("Due 02/03/2014. Posted 05/03/2014.", "en", "US", 0, "2014-03-02");
	assert_timex("Due 03/02/2014. Posted 03/04/2014.", "en", "KE", 0, "2014-03-02");
	assert_timex("Due 02/03/2014. Posted 07/03/2014.", "en", "US", 0, "2014-02-03");
}

static void what_a_text_shows_is_surer_than_what_its_country_does(void **state)
{
	struct extraction *shown = find("It was on 02/03/2014, not 20/02/2014.", "", "");
	struct extraction *usual = find("It was on 02/03/2014, not 20 February 2014.", "", "");

	(void)state;
	assert_string_equal(fact_value(shown, 0, "timex"), "2014-03-02");
	assert_string_equal(fact_value(usual, 0, "timex"), "2014-03-02");
	assert_true(shown->facts[0].confidence > usual->facts[0].confidence);
	extraction_free(shown);
	extraction_free(usual);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_date_is_as_precise_as_its_words),
		cmocka_unit_test(what_the_words_alone_say_is_kept),
		cmocka_unit_test(a_clock_is_of_the_day_told_of_just_before),
		cmocka_unit_test(a_clock_before_any_day_is_of_the_day_it_was_said),
		cmocka_unit_test(an_extent_is_as_precise_as_its_clock),
		cmocka_unit_test(a_clock_that_bounds_is_a_moment),
		cmocka_unit_test(minutes_are_counted_from_the_clock_of_the_report),
		cmocka_unit_test(a_narrative_counts_from_what_it_told),
		cmocka_unit_test(the_anchor_is_named_and_kept),
		cmocka_unit_test(without_an_anchor_nothing_is_guessed),
		cmocka_unit_test(a_vague_anchor_resolves_only_what_it_can),
		cmocka_unit_test(a_weekday_may_be_that_of_the_report),
		cmocka_unit_test(trust_falls_with_the_distance),
		cmocka_unit_test(a_dateline_is_told_by_its_place),
		cmocka_unit_test(a_modifier_points_at_its_words),
		cmocka_unit_test(a_duration_has_its_length_and_unit),
		cmocka_unit_test(the_calendar_ends_at_both_ends),
		cmocka_unit_test(figures_have_the_order_of_the_language_and_of_other_dates),
		cmocka_unit_test(figures_have_the_order_that_the_rest_of_the_text_shows),
		cmocka_unit_test(what_a_text_shows_is_surer_than_what_its_country_does),
		cmocka_unit_test(other_languages_give_what_is_in_figures),
	};

	return cmocka_run_group_tests(tests, open_extractor, close_extractor);
}
