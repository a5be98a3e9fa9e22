/* SPDX-License-Identifier: MIT
 * Compiler attributes by the names this code reads them by. */
#ifndef WINNOW_BASE_ATTR_H
#define WINNOW_BASE_ATTR_H

#define MUST_CHECK __attribute__((warn_unused_result))
#define FORMAT(string, first) __attribute__((format(printf, string, first)))
#define UNUSED __attribute__((unused))

/* SCOPED(arena_destroy) struct arena *arena = …; runs the destructor when the scope ends.
 * DEFINE_SCOPED(struct arena *, arena_destroy) makes it possible, once, beside the type. */
#define SCOPED(destroy) __attribute__((cleanup(scoped_##destroy)))
#define DEFINE_SCOPED(type, destroy)                                                           \
	static inline UNUSED void scoped_##destroy(type *object)                               \
	{                                                                                      \
		destroy(*object);                                                              \
	}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
