/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include "atoms.h"
#include "cursor.h"
#include "parse.h"

static struct piece *parse_choice(struct parsing *parsing);

/* ---- pieces ---- */

static struct piece *new_piece(struct parsing *parsing, enum piece_kind kind, size_t at)
{
	if (++parsing->pieces > PATTERN_MOST_PIECES)
		return parse_fault(
			parsing, at, "this pattern is too long; divide it into several rules");
	struct piece *piece = build_alloc(parsing->build, sizeof *piece);
	if (piece)
		*piece = (struct piece){ .kind = kind, .at = at, .node = parsing->node };
	return piece;
}

static void add_child(struct piece *parent, struct piece *child)
{
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static struct piece *new_atom(struct parsing *parsing, uint32_t atom, size_t at)
{
	struct piece *piece = atom == NONE ? NULL : new_piece(parsing, PIECE_ATOM, at);

	if (piece)
		piece->atom = atom;
	return piece;
}

/* The one piece, or a sequence of both. */
static struct piece *join(struct parsing *parsing, struct piece *before, struct piece *after)
{
	if (!before || !after)
		return after;
	struct piece *both = new_piece(parsing, PIECE_SEQUENCE, before->at);
	if (both) {
		add_child(both, before);
		add_child(both, after);
	}
	return both;
}

static struct piece *repeat(
	struct parsing *parsing, struct piece *child, uint32_t least, uint32_t most)
{
	struct piece *piece = new_piece(parsing, PIECE_REPEAT, child->at);

	if (piece) {
		piece->least = least;
		piece->most = most;
		add_child(piece, child);
	}
	return piece;
}

/* ---- words ---- */

/* Where the tokens of a text are cut: "children's" is "children" and "'s", "don't" is "do" and
 * "n't". */
static size_t short_form(struct winnow_str word)
{
	static const char *const forms[] = { "'s", "'re", "'ve", "'ll", "'d", "'m", "n't" };

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (word.len > strlen(forms[i]) && winnow_ends(word, forms[i]))
			return word.len - strlen(forms[i]);
	return word.len;
}

static struct piece *parse_word(struct parsing *parsing)
{
	size_t from = parsing->at;

	while (parsing->at < parsing->text.len && letter_is_word(parse_peek(parsing)))
		parsing->at++;
	struct written written = parse_written(parsing, from);
	if (parse_take(parsing, '~')) {
		written = parse_written(parsing, from);
		return new_atom(parsing, atom_forms(parsing->build, &written), from);
	}
	size_t cut = short_form(written.text);
	struct winnow_str rest = winnow_slice(written.text, cut, written.text.len - cut);
	written.text.len = cut;
	struct piece *word = new_atom(parsing, atom_word(parsing->build, &written), from);
	if (!word || rest.len == 0)
		return word;
	written = (struct written){ parsing->node, from + cut, rest };
	return join(parsing, word,
		new_atom(parsing, atom_word(parsing->build, &written), from + cut));
}

static struct piece *parse_exact(struct parsing *parsing)
{
	size_t from = parsing->at;
	struct piece *all = NULL;
	struct winnow_str inside;

	parsing->at++;
	if (!parse_until(parsing, '"', &inside))
		return parse_fault(parsing, from, "close the quotes with another \"");
	for (size_t at = 0; at < inside.len;) {
		size_t end = at;
		while (end < inside.len && letter_is_word(inside.ptr[end]))
			end++;
		end += end == at; /* a mark is a token of its own */
		if (inside.ptr[at] != ' ') {
			struct written written = { parsing->node, from + 1 + at,
				winnow_slice(inside, at, end - at) };
			all = join(parsing, all,
				new_atom(parsing,
					atom_exact(parsing->build, &written, written.text),
					written.at));
			if (!all)
				return NULL;
		}
		at = end;
	}
	return all ? all : parse_fault(parsing, from, "put a word between the quotes");
}

/* ---- <lists> ---- */

static struct piece *parse_list(struct parsing *parsing)
{
	size_t from = parsing->at;
	struct winnow_str name, value = { 0 };
	uint32_t column = 0;

	parsing->at++;
	if (!parse_until(parsing, '>', &name))
		return parse_fault(parsing, from, "close the name of the list with '>'");
	const char *equals = name.len ? memchr(name.ptr, '=', name.len) : NULL;
	if (equals) {
		size_t cut = (size_t)(equals - name.ptr);
		value = winnow_slice(name, cut + 1, name.len - cut - 1);
		name.len = cut;
	}
	if (parsing->at + 1 < parsing->text.len && parse_peek(parsing) == '.' &&
		letter_is_digit(parsing->text.ptr[parsing->at + 1])) {
		column = (uint32_t)(parsing->text.ptr[parsing->at + 1] - '0');
		parsing->at += 2;
		if (column < 2)
			return parse_fault(parsing, from,
				"the columns of a list that can be taken begin with 2: "
				"<list>.2");
	}
	struct written written = parse_written(parsing, from);
	return new_atom(
		parsing, atom_list(parsing->build, &written, name, value, column), from);
}

/* ---- KEYWORDS ---- */

static const struct {
	const char *name;
	enum atom_kind kind;
} kinds[] = {
	{ "ANY", ATOM_ANY },
	{ "WORD", ATOM_LETTERS },
	{ "CONTENT", ATOM_CONTENT },
	{ "CAPITAL", ATOM_CAPITAL },
	{ "UPPER", ATOM_UPPER },
	{ "MARK", ATOM_MARK },
};

static struct piece *parse_number(struct parsing *parsing, size_t from)
{
	struct winnow_str range = { 0 };

	if (parse_take(parsing, '(') && !parse_until(parsing, ')', &range))
		return parse_fault(parsing, from, "close the range with ')': NUMBER(12..17)");
	struct written written = parse_written(parsing, from);
	return new_atom(parsing, atom_number(parsing->build, &written, range), from);
}

static struct piece *parse_fact(struct parsing *parsing, size_t from)
{
	struct winnow_str inside = { 0 }, chosen = { 0 };

	if (!parse_take(parsing, '(') || !parse_until(parsing, ')', &inside))
		return parse_fault(parsing, from,
			"say which fact in brackets: FACT(age), FACT(age kind=limit)");
	if (parsing->at + 1 < parsing->text.len && parse_peek(parsing) == '.' &&
		letter_is_lower(parsing->text.ptr[parsing->at + 1])) {
		size_t name = ++parsing->at;
		while (letter_is_lower(parse_peek(parsing)) ||
			letter_is_digit(parse_peek(parsing)) || parse_peek(parsing) == '_')
			parsing->at++;
		chosen = parse_since(parsing, name);
	}
	struct written written = parse_written(parsing, from);
	return new_atom(parsing, atom_fact(parsing->build, &written, inside, chosen), from);
}

/* A name is one to five words with a capital. */
static struct piece *parse_name(struct parsing *parsing, size_t from)
{
	struct written written = parse_written(parsing, from);
	struct piece *capital =
		new_atom(parsing, atom_kind(parsing->build, &written, ATOM_CAPITAL), from);

	return capital ? repeat(parsing, capital, 1, 5) : NULL;
}

static struct piece *parse_keyword(struct parsing *parsing)
{
	size_t from = parsing->at;

	while (letter_is_upper(parse_peek(parsing)))
		parsing->at++;
	struct written written = parse_written(parsing, from);
	if (!letter_is_word(parse_peek(parsing))) {
		if (winnow_is(written.text, "NUMBER"))
			return parse_number(parsing, from);
		if (winnow_is(written.text, "FACT"))
			return parse_fact(parsing, from);
		if (winnow_is(written.text, "NAME"))
			return parse_name(parsing, from);
		if (winnow_is(written.text, "START"))
			return new_piece(parsing, PIECE_START, from);
		if (winnow_is(written.text, "END"))
			return new_piece(parsing, PIECE_END, from);
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
			if (winnow_is(written.text, kinds[i].name))
				return new_atom(parsing,
					atom_kind(parsing->build, &written, kinds[i].kind),
					from);
	}
	return parse_fault(parsing, from,
		"no word begins with a capital here: write it in small letters, for any case, "
		"or in \"quotes\", for just these letters; in capitals are ANY, WORD, CONTENT, "
		"NUMBER, CAPITAL, UPPER, NAME, MARK, FACT, START and END");
}

/* ---- items ---- */

static struct piece *parse_group(struct parsing *parsing)
{
	size_t from = parsing->at++;

	if (parsing->depth == PATTERN_DEEPEST)
		return parse_fault(
			parsing, from, "brackets are nested too deep here; divide the rule");
	parsing->depth++;
	struct piece *group = parse_choice(parsing);
	parsing->depth--;
	if (group && !parse_take(parsing, ')'))
		return parse_fault(parsing, from, "close this bracket with ')'");
	return group;
}

static struct piece *parse_mark(struct parsing *parsing)
{
	size_t from = parsing->at;

	if (strchr("?*+{}~=>", parse_peek(parsing)))
		return parse_fault(parsing, from,
			"this sign needs something before it; to mean the sign itself, put it "
			"in "
			"\"quotes\"");
	parsing->at++;
	struct written written = parse_written(parsing, from);
	return new_atom(parsing, atom_word(parsing->build, &written), from);
}

static struct piece *parse_item(struct parsing *parsing)
{
	char letter = parse_peek(parsing);

	if (letter == '(')
		return parse_group(parsing);
	if (letter == '"')
		return parse_exact(parsing);
	if (letter == '<')
		return parse_list(parsing);
	if (letter_is_upper(letter))
		return parse_keyword(parsing);
	if (letter_is_word(letter))
		return parse_word(parsing);
	return parse_mark(parsing);
}

/* ---- how often ---- */

static int parse_count(struct parsing *parsing, uint32_t *ret_count)
{
	size_t from = parsing->at;

	*ret_count = 0;
	while (letter_is_digit(parse_peek(parsing)) && parsing->at - from < 4)
		*ret_count =
			10 * *ret_count + (uint32_t)(parsing->text.ptr[parsing->at++] - '0');
	return parsing->at > from;
}

static struct piece *parse_counts(struct parsing *parsing, struct piece *child)
{
	size_t from = parsing->at - 1;
	uint32_t least, most;

	int sound = parse_count(parsing, &least);
	most = least;
	if (sound && parse_take(parsing, ','))
		sound = parse_count(parsing, &most);
	if (!sound || !parse_take(parsing, '}') || most < least || most == 0)
		return parse_fault(
			parsing, from, "write how often as {2}, or from and to as {0,3}");
	if (most > PATTERN_MOST_REPEATS)
		return parse_fault(parsing, from, "nothing is repeated more than 40 times");
	return repeat(parsing, child, least, most);
}

static struct piece *parse_repeat(struct parsing *parsing, struct piece *child)
{
	if (parse_take(parsing, '?'))
		return repeat(parsing, child, 0, 1);
	if (parse_take(parsing, '*'))
		return repeat(parsing, child, 0, PATTERN_STAR);
	if (parse_take(parsing, '+'))
		return repeat(parsing, child, 1, PATTERN_STAR);
	if (parse_take(parsing, '{'))
		return parse_counts(parsing, child);
	return child;
}

/* "victims=" before what it captures; empty: nothing is captured. */
static struct winnow_str parse_capture(struct parsing *parsing)
{
	size_t from = parsing->at, at = from;

	while (at < parsing->text.len &&
		(letter_is_lower(parsing->text.ptr[at]) ||
			letter_is_digit(parsing->text.ptr[at]) || parsing->text.ptr[at] == '_'))
		at++;
	if (at == from || at >= parsing->text.len || parsing->text.ptr[at] != '=')
		return (struct winnow_str){ 0 };
	parsing->at = at + 1;
	return winnow_slice(parsing->text, from, at - from);
}

static struct piece *parse_piece(struct parsing *parsing)
{
	size_t from = parsing->at;
	struct winnow_str name = parse_capture(parsing);

	if (parsing->at == parsing->text.len)
		return parse_fault(parsing, from, "write behind the '=' what is captured");
	struct piece *piece = parse_item(parsing);
	if (!piece)
		return NULL;
	if (name.len) {
		struct piece *capture = new_piece(parsing, PIECE_CAPTURE, from);
		if (!capture)
			return NULL;
		capture->name = name;
		add_child(capture, piece);
		piece = capture;
	}
	return parse_repeat(parsing, piece);
}

static struct piece *parse_sequence(struct parsing *parsing)
{
	struct piece *sequence = new_piece(parsing, PIECE_SEQUENCE, parsing->at);

	for (parse_skip(parsing); sequence && parsing->at < parsing->text.len &&
				  parse_peek(parsing) != '|' && parse_peek(parsing) != ')';
		parse_skip(parsing)) {
		struct piece *piece = parse_piece(parsing);
		if (!piece)
			return NULL;
		add_child(sequence, piece);
	}
	if (sequence && !sequence->first)
		return parse_fault(parsing, parsing->at,
			"write something here; what may be missing has "
			"a '?' behind it");
	return sequence;
}

static struct piece *parse_choice(struct parsing *parsing)
{
	struct piece *choice = new_piece(parsing, PIECE_CHOICE, parsing->at);

	do {
		struct piece *sequence = choice ? parse_sequence(parsing) : NULL;
		if (!sequence)
			return NULL;
		add_child(choice, sequence);
	} while (parse_take(parsing, '|'));
	return choice->first == choice->last ? choice->first : choice;
}

static struct piece *parse_text(struct build *build, const struct winnow_node *node)
{
	struct parsing parsing = {
		.build = build, .node = node, .text = build->tree->text(node)
	};

	if (build->tree->kind(node) != WINNOW_SCALAR) {
		build_fault(build, node, 0, "a pattern is text; put quotes around it");
		return NULL;
	}
	struct piece *pattern = parse_choice(&parsing);
	if (pattern && parsing.at < parsing.text.len)
		return parse_fault(&parsing, parsing.at, "this bracket closes none; remove it");
	return pattern;
}

struct piece *pattern_parse(struct build *build, const struct winnow_node *node)
{
	struct parsing parsing = { .build = build, .node = node };

	if (build->tree->kind(node) != WINNOW_SEQUENCE)
		return parse_text(build, node);
	struct piece *choice = new_piece(&parsing, PIECE_CHOICE, 0);
	for (uint32_t i = 0; choice && i < build->tree->count(node); i++) {
		struct piece *one = parse_text(build, build->tree->item(node, i));
		if (!one)
			return NULL;
		add_child(choice, one);
	}
	if (choice && !choice->first) {
		build_fault(build, node, 0, "write a pattern here");
		return NULL;
	}
	return choice;
}
