/* SPDX-License-Identifier: MIT
 *
 * "Luis ‘Buba’ López" is one person, though marks stand within the name.
 */
#include "decide.h"

enum { LONGEST_NICKNAME = 3 }; /* words */

static int is_mark(const struct passage *passage, uint32_t token, int closes)
{
	static const char *const opening[] = { "“", "‘", "\"", "'", NULL };
	static const char *const closing[] = { "”", "’", "\"", "'", NULL };

	return passage_is_any(passage, token, closes ? closing : opening);
}

/* Behind “Electric” at `token`, where a name goes on; `token`: no such thing begins there. */
static uint32_t nickname_end(const struct passage *passage, uint32_t token)
{
	uint32_t word = token + 1, end = word;

	if (!is_mark(passage, token, 0))
		return token;
	while (end < word + LONGEST_NICKNAME && is_capital(passage, end))
		end++;
	return end > word && is_mark(passage, end, 1) && !passage_glued(passage, end + 1) &&
			       is_capital(passage, end + 1)
		       ? end + 1
		       : token;
}

/* The name of a person that begins at `token`, at or behind *at, which moves to it; NULL: none does. */
static const struct name *person_at(
	const struct names_found *names, uint32_t token, uint32_t *at)
{
	uint32_t next = *at;

	while (next < names->count && names->items[next].first < token)
		next++;
	if (next == names->count || names->items[next].first != token ||
		names->items[next].kind != KIND_PERSON)
		return NULL;
	*at = next;
	return &names->items[next];
}

static void take_rest(struct name *name, const struct name *rest)
{
	name->end = rest->end;
	if (name->margin < rest->margin)
		name->margin = rest->margin;
}

void nicknames_join(const struct scene *scene, struct names_found *names)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < names->count; i++) {
		struct name *name = &names->items[kept];
		*name = names->items[i];
		uint32_t end = nickname_end(scene->passage, name->end);
		const struct name *rest = end > name->end && name->kind == KIND_PERSON
						  ? person_at(names, end, &i)
						  : NULL;
		if (rest)
			take_rest(name, rest);
		kept++;
	}
	names->count = kept;
}
