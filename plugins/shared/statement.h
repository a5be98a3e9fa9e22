/* SPDX-License-Identifier: MIT
 * A fact while its attributes are gathered. Values are borrowed until it is made. */
#ifndef WINNOW_SHARED_STATEMENT_H
#define WINNOW_SHARED_STATEMENT_H

#include "shared/amount.h"

enum { STATEMENT_ATTRIBUTES = 24 };

struct statement {
	const struct passage *passage;
	struct winnow_attribute attributes[STATEMENT_ATTRIBUTES];
	uint32_t count;
};

/* Nothing else of it is set: most has no use, and it is large. */
static inline void statement_begin(struct statement *statement, const struct passage *passage)
{
	statement->passage = passage;
	statement->count = 0;
}

/* Each adds an attribute unless its value is empty. [first, end) are the words that state it;
 * equal: none. */
void statement_text(struct statement *statement, const char *name, struct winnow_str text,
	uint32_t first, uint32_t end);
void statement_code(struct statement *statement, const char *name, const char *code);
/* The same, not ended by NUL. */
void statement_code_text(struct statement *statement, const char *name, struct winnow_str code);
void statement_integer(struct statement *statement, const char *name, int64_t number,
	uint32_t first, uint32_t end);
void statement_decimal(struct statement *statement, const char *name, struct decimal number);
void statement_reference(struct statement *statement, const char *name, int64_t number);

/* The names an amount's ends go by: "value", "low", "high". */
struct amount_names {
	const char *value, *low, *high;
};
void statement_amount(struct statement *statement, const struct amount_names *names,
	const struct amount *amount);
/* bound and hedge. */
void statement_bound(struct statement *statement, const struct amount *amount);

/* Hands it to the host: the fact's number, or a negative to hand back up. */
struct stated {
	const char *type, *rule;
	uint32_t first, end; /* tokens */
	double confidence;
};
int64_t statement_make(const struct statement *statement,
	const struct winnow_extractor_out *out, const struct stated *stated);

#endif
