/* SPDX-License-Identifier: MIT
 *
 * One agency's report as five outlets print it is the same, whatever each of them did to it; what
 * others wrote on the same subject is not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "base/str.h"
#include "text/signature.h"

/* What the agency sent, by paragraph. */
static const char *const agency[] = {
	"Police in the northern province have freed 382 infants in a nationwide campaign "
	"against "
	"four gangs that sold children over the internet, the ministry said on Friday.",
	"The ministry said 1,094 people had been arrested since the raids began on 19 "
	"February, "
	"among them a doctor at a county hospital and two owners of a chain of chat rooms.",
	"The gangs had used online forums that called themselves places of private adoption, "
	"where "
	"parents who could not keep a child met couples who wanted one, investigators found.",
	"A boy was offered for 21,600 yuan and a girl for 12,000, according to records of the "
	"payments that officers took from a flat in the provincial capital.",
	"\"We will pursue every buyer as well as every seller,\" said the deputy head of the "
	"office "
	"against trafficking, who asked courts to stop treating purchase as a lesser offence.",
	"Families of missing children gathered outside the office on Saturday with "
	"photographs, and "
	"were told that blood samples would be compared with a register of the whole country.",
	"Trafficking of children has persisted for about three decades, and campaigners blame "
	"a "
	"preference for sons, weak penalties for buyers and the price of lawful adoption.",
	"The law sets ten years in prison as the highest penalty for sellers of children, and "
	"three "
	"for buyers, who are rarely charged where they did not harm the child.",
};
#define PARAGRAPHS COUNT_OF(agency)

static const char own[] =
	"Our correspondent in the capital reports that two of the infants come from this "
	"district, "
	"and that the county hospital has suspended three further members of its staff.";

static const char *const another_hand[] = {
	"Nearly four hundred babies were rescued this week when officers broke up rings that "
	"traded "
	"children on the web, the government in the capital announced.",
	"More than a thousand suspects are in custody. Among those held is a physician accused "
	"of "
	"telling mothers that their newborn was ill, and of selling the child the same night.",
	"The ministry said 1,094 people had been arrested since the raids began on 19 "
	"February. "
	"It gave no names and did not say how many of the parents had been found.",
	"Lawyers who speak for families said the raids were welcome but late: websites of this "
	"kind "
	"had been reported to the authorities as long ago as the autumn of 2011.",
	"One mother, whose son was taken from a market in 2009, said she had given blood three "
	"times "
	"and had never been told what became of it.",
};

struct printed {
	char text[8000];
	struct winnow_block blocks[16];
	struct winnow_document document;
};

static void begin(struct printed *printed)
{
	printed->document = (struct winnow_document){ .size = sizeof printed->document };
	printed->document.blocks = printed->blocks;
	printed->text[0] = '\0';
}

static void add(struct printed *printed, uint32_t type, const char *words)
{
	struct winnow_document *document = &printed->document;
	size_t at = document->text.len;

	strcpy(printed->text + at, words);
	printed->blocks[document->block_count++] =
		(struct winnow_block){ at, strlen(words), type, 0 };
	strcat(printed->text, "\n\n");
	document->text = winnow_str(printed->text);
}

static struct signature print(struct printed *printed, const char *title, const char *dateline,
	const char *const *paragraphs, size_t count)
{
	struct signature signature;

	begin(printed);
	add(printed, WINNOW_TITLE, title);
	add(printed, WINNOW_DATELINE, dateline);
	for (size_t i = 0; i < count; i++)
		add(printed, WINNOW_PARAGRAPH, paragraphs[i]);
	signature_make(&printed->document, &signature);
	return signature;
}

static struct signature print_outlet(unsigned outlet)
{
	static const char *const titles[] = { "Police free 382 infants",
		"Gangs sold babies online", "1,094 held in raids on child sellers",
		"Doctor among those arrested", "Babies for 21,600 yuan" };
	static const size_t from[] = { 0, 0, 1, 0, 0 };
	static const size_t length[] = { PARAGRAPHS, 5, 6, PARAGRAPHS - 1, 4 };
	struct printed printed;
	struct signature signature = print(&printed, titles[outlet], "BEIJING, 1 March -",
		agency + from[outlet], length[outlet]);

	if (outlet < 3)
		return signature;
	add(&printed, WINNOW_PARAGRAPH, own);
	add(&printed, WINNOW_CAPTION, "Officers carry infants from a house. Photo: agency");
	signature_make(&printed.document, &signature);
	return signature;
}

/* That another program can make the same: these were made by one in another language. */
static void is_what_its_definition_says(void **state)
{
	struct winnow_document document = { .size = sizeof document };
	struct signature signature;

	(void)state;
	document.text = winnow_str("Polizei befreit 382 ÉLÈVES d’une école — “two\u00adfold” "
				   "警方解救了382名婴儿.");
	signature_make(&document, &signature);
	assert_int_equal(signature.words, 17);
	assert_int_equal(signature.hashes[0], 0x7f4b27);
	assert_int_equal(signature.hashes[1], 0x9c821f1);
	assert_int_equal(signature.hashes[127], 0x2870ddba);
}

static void five_outlets_print_one_report(void **state)
{
	struct signature whole = print_outlet(0);

	(void)state;
	for (unsigned i = 1; i < 5; i++) {
		struct signature outlet = print_outlet(i);
		bool meet = false;
		if (!signature_is_same_report(&whole, &outlet))
			fail_msg("outlet %u: likeness %.2f, %u of %u words", i,
				signature_likeness(&whole, &outlet), outlet.words, whole.words);
		for (unsigned band = 0; band < SIGNATURE_BANDS; band++)
			meet |= signature_band(&whole, band) == signature_band(&outlet, band);
		assert_true(meet);
	}
}

static void one_subject_is_not_one_report(void **state)
{
	struct printed printed;
	struct signature other = print(&printed, "Police free 382 infants",
		"BEIJING, 1 March -", another_hand, COUNT_OF(another_hand));

	(void)state;
	for (unsigned i = 0; i < 5; i++) {
		struct signature outlet = print_outlet(i);
		assert_false(signature_is_same_report(&other, &outlet));
		assert_true(signature_likeness(&other, &outlet) < 0.2);
	}
}

static void a_quote_within_a_long_piece_is_not_the_piece(void **state)
{
	struct printed printed;
	struct signature whole = print_outlet(0);
	struct signature flash = print(&printed, "Flash", "BEIJING -", agency, 2);
	struct signature quoting =
		print(&printed, "Quoting", "PARIS -", another_hand, COUNT_OF(another_hand));

	(void)state;
	assert_false(signature_is_same_report(&whole, &flash));
	add(&printed, WINNOW_QUOTE, agency[4]);
	signature_make(&printed.document, &quoting);
	assert_false(signature_is_same_report(&whole, &quoting));
}

static void stubs_are_nobodys_report(void **state)
{
	static const char *const stub[] = {
		"This page was removed. Please go to our home page, "
		"where you find the reports of the day."
	};
	struct printed printed;
	struct signature first = print(&printed, "Gone", "", stub, 1);
	struct signature second = print(&printed, "Not here", "", stub, 1);

	(void)state;
	assert_true(signature_likeness(&first, &second) == 1);
	assert_false(signature_is_same_report(&first, &second));
}

static void texts_without_words_are_alike_to_nothing(void **state)
{
	struct winnow_document document = { .size = sizeof document };
	struct signature first, second;

	(void)state;
	document.text = winnow_str("… — 12 yuan");
	signature_make(&document, &first);
	document.text = winnow_str("—");
	signature_make(&document, &second);
	assert_int_equal(first.words, 2);
	assert_int_equal(second.words, 0);
	assert_true(signature_likeness(&first, &second) == 0);
	assert_true(signature_likeness(&first, &first) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_what_its_definition_says),
		cmocka_unit_test(five_outlets_print_one_report),
		cmocka_unit_test(one_subject_is_not_one_report),
		cmocka_unit_test(a_quote_within_a_long_piece_is_not_the_piece),
		cmocka_unit_test(stubs_are_nobodys_report),
		cmocka_unit_test(texts_without_words_are_alike_to_nothing),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
