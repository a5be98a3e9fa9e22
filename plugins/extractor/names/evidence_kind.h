/* SPDX-License-Identifier: MIT
 *
 * The kinds of evidence, as the lexicon en/name_weight names them: first those whose first value is a
 * word, which are looked up together. */
#ifndef WINNOW_NAMES_EVIDENCE_KIND_H
#define WINNOW_NAMES_EVIDENCE_KIND_H

#define EVIDENCE_KINDS(KIND)                                                                   \
	KIND(WORD_BEFORE_2, "word-2")                                                          \
	KIND(WORD_BEFORE, "word-1")                                                            \
	KIND(WORD, "word")                                                                     \
	KIND(WORD_BEHIND, "word+1")                                                            \
	KIND(WORD_BEHIND_2, "word+2")                                                          \
	KIND(WORD_BEFORE_MAIN, "word-1,main")                                                  \
	KIND(WORDS_BEFORE, "word-2,word-1")                                                    \
	KIND(WORDS_BEHIND, "word+1,word+2")                                                    \
	KIND(LEFT_MAIN, "left,main")                                                           \
	KIND(RIGHT_MAIN, "right,main")                                                         \
	KIND(LEFT, "left")                                                                     \
	KIND(RIGHT, "right")                                                                   \
	KIND(HEAD_WORD, "head-word")                                                           \
	KIND(TAIL, "tail")                                                                     \
	KIND(SHOUTING, "shouting")                                                             \
	KIND(HEADLINE, "headline")                                                             \
	KIND(MAIN_BEFORE_2, "main-2")                                                          \
	KIND(MAIN_BEFORE, "main-1")                                                            \
	KIND(MAIN, "main")                                                                     \
	KIND(MAIN_BEHIND, "main+1")                                                            \
	KIND(MAIN_BEHIND_2, "main+2")                                                          \
	KIND(MAIN_BEFORE_MAIN, "main-1,main")                                                  \
	KIND(MAIN_MAIN_BEHIND, "main,main+1")                                                  \
	KIND(MAIN_WORD_BEHIND, "main,word+1")                                                  \
	KIND(MAINS_AROUND, "main-1,main+1")                                                    \
	KIND(ANY, "any")                                                                       \
	KIND(CLASS, "class")                                                                   \
	KIND(CLASS_BEFORE, "class-1")                                                          \
	KIND(CLASS_BEHIND, "class+1")                                                          \
	KIND(LIST, "list")                                                                     \
	KIND(LIST_BEHIND, "list+1")                                                            \
	KIND(LIST_BEFORE, "list-1")                                                            \
	KIND(LENGTH_AT, "length,at")                                                           \
	KIND(LENGTH_MAIN, "length,main")                                                       \
	KIND(HEAD, "head")                                                                     \
	KIND(HEAD_AT, "head,at")                                                               \
	KIND(BEGIN, "begin")                                                                   \
	KIND(BEGIN_HEAD, "begin,head")                                                         \
	KIND(BEGIN_MAIN, "begin,main")                                                         \
	KIND(SHAPE, "shape")                                                                   \
	KIND(SHAPE_BEFORE_SHAPE, "shape-1,shape")                                              \
	KIND(SHAPE_SHAPE_BEHIND, "shape,shape+1")                                              \
	KIND(OPENS, "opens")                                                                   \
	KIND(GLUED, "glued")                                                                   \
	KIND(GLUED_BEHIND, "glued+1")                                                          \
	KIND(SEEN, "seen")                                                                     \
	KIND(SEEN_MAIN, "seen,main")                                                           \
	KIND(SEEN_HEAD, "seen-head")                                                           \
	KIND(SEEN_HEAD_MAIN, "seen-head,main")                                                 \
	KIND(SEEN_BEGIN, "seen-begin")                                                         \
	KIND(SEEN_BEGIN_MAIN, "seen-begin,main")

enum evidence_kind {
#define KIND(name, text) EVIDENCE_##name,
	EVIDENCE_KINDS(KIND)
#undef KIND
		EVIDENCE_COUNT,
	EVIDENCE_ROOM = 64 /* for the kinds of a value: whole lines of a cache */
};

#endif
