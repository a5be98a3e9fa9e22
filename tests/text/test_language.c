/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include "base/str.h"
#include "text/language.h"
#include "text/reading.h"

static void assert_language(const char *text, const char *declared, const char *wanted)
{
	struct language_detector *detector;
	struct reading reading;
	struct winnow_str got = { 0 };
	struct failure failure = { 0 };

	reading_open(&reading);
	if (language_detector_create(&detector, &failure) ||
		language_of(detector, reading.tables, winnow_str(text), winnow_str(declared),
			&got, &failure))
		fail_msg("%s", failure.why);
	if (!winnow_is(got, wanted))
		fail_msg("\"%.40s\" is %.*s, not %s", text, STR_ARGS(got), wanted);
	language_detector_destroy(detector);
	reading_close(&reading);
}

static const char english[] =
	"The coast guard said on Monday that the children had been found in the hold of a "
	"boat, "
	"and that their parents would be told where they were before the end of the week.";
static const char spanish[] =
	"La guardia costera dijo el lunes que los niños fueron encontrados en la bodega de un "
	"barco y que sus padres sabrían dónde estaban antes de que terminara la semana.";
static const char french[] =
	"Les garde-côtes ont déclaré lundi que les enfants avaient été retrouvés dans la cale "
	"d'un bateau et que leurs parents seraient prévenus avant la fin de la semaine.";
static const char russian[] =
	"Береговая охрана сообщила в понедельник, что дети были найдены в трюме лодки и что "
	"их родителям сообщат об этом до конца недели.";
static const char arabic[] =
	"قال خفر السواحل يوم الاثنين إن الأطفال عثر عليهم في قاع قارب وإن آباءهم سيعلمون "
	"بمكان وجودهم قبل نهاية الأسبوع.";

static void languages_are_told_apart(void **state)
{
	(void)state;
	assert_language(english, "", "en");
	assert_language(spanish, "", "es");
	assert_language(french, "", "fr");
	assert_language(russian, "", "ru");
	assert_language(arabic, "", "ar");
}

static void names_and_a_few_words_tell_no_language(void **state)
{
	(void)state;
	assert_language(
		"The 1,200-kilometre (745-mile) pipeline carries 600,000 barrels per day.", "",
		"");
	assert_language(
		"Top Harbour rowers: RHP Jan Gent (0.5 WAR), RHP Alis Reys (0.4 WAR), LHP "
		"Andor Mill (0.3 WAR)",
		"", "");
	assert_language(
		"Il governo ha approvato ieri il bilancio per il prossimo anno con i voti", "",
		"it");
}

static void what_is_declared_helps_short_texts_only(void **state)
{
	(void)state;
	assert_language("", "", "");
	assert_language("Port Ven", "", "");
	assert_language("Port Ven", "ES", "es");
	assert_language("Port Ven", "pt-BR", "pt");
	assert_language("Port Ven", "nb", "no");
	assert_language("Port Ven", "eng", "");
	assert_language("Port Ven", "e", "");
	assert_language(russian, "en", "ru");
	assert_language(english, "en-GB", "en");
}

/* It leads, but the declared language comes close behind. */
static void what_is_declared_wins_among_neighbours(void **state)
{
	static const char norwegian[] = "Kystvakten sier at barna ble funnet på båten og at "
					"foreldrene får vite det snart.";

	(void)state;
	assert_language(norwegian, "", "da");
	assert_language(norwegian, "nn", "nn");
	assert_language(norwegian, "en", "da");
}

static void only_the_beginning_is_looked_at(void **state)
{
	size_t size = (size_t)1 << 22;
	char *text = malloc(size + 1);

	(void)state;
	assert_non_null(text);
	for (size_t at = 0; at < size; at++)
		text[at] = at < 8000 ? english[at % (sizeof english - 1)]
				     : russian[at % (sizeof russian - 1)];
	text[size] = '\0';
	assert_language(text, "", "en");
	free(text);
}

/* So many words of English that the library, which sees Scots close behind, is not asked. */
static void common_words_decide(void **state)
{
	static const char in_quotes[] =
		"“The” and “that” are words of English, said the teacher: «¿dónde están los "
		"niños de la escuela?»";

	(void)state;
	assert_language(
		"They have been there and said that this is about their children.", "", "en");
	assert_language(
		"They have been there and said that this is about their children.", "de", "en");
	assert_language(in_quotes, "", "en");
	assert_language("El martes la policía detuvo a doce hombres en Puerto Ven, donde "
			"treinta niños fueron rescatados, dijo hoy el gobierno.",
		"", "es");
	assert_language("La policia va detenir dilluns dotze persones a Port Ven i va trobar "
			"els nens en una casa del barri vell, segons va dir el portaveu.",
		"", "ca");
	assert_language(spanish, "en", "es");
}

/* Few of them are common words, and the library sees Occitan in the one and much else in the other. */
static void small_words_decide_short_texts(void **state)
{
	static const char families[] =
		"Unas 350 familias huyeron de sus casas tras el ataque en "
		"la ciudad.";

	(void)state;
	assert_language(families, "es", "es");
	assert_language(families, "", "es");
	/* Too few are small words, and the library sees Occitan. */
	assert_language("El ataque deja 12 muertos y otras 23 personas siguen desaparecidas.",
		"es", "es");
	assert_language(
		"He was held for under two hours. It fell in under an hour. It took just "
		"under an hour.",
		"", "en");
	/* As full of Spanish ones, nearly: "la", "en", "a". */
	assert_language(
		"La place de la gare en ville a la une de la presse locale, et la gare a un "
		"port.",
		"", "fr");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_are_told_apart),
		cmocka_unit_test(names_and_a_few_words_tell_no_language),
		cmocka_unit_test(what_is_declared_helps_short_texts_only),
		cmocka_unit_test(what_is_declared_wins_among_neighbours),
		cmocka_unit_test(common_words_decide),
		cmocka_unit_test(small_words_decide_short_texts),
		cmocka_unit_test(only_the_beginning_is_looked_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
