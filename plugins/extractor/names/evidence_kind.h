/* SPDX-License-Identifier: MIT
 *
 * The kinds of evidence, as the lexicon en/name_weight names them. */
#ifndef WINNOW_NAMES_EVIDENCE_KIND_H
#define WINNOW_NAMES_EVIDENCE_KIND_H

#define EVIDENCE_KINDS(KIND)                                                                   \
	KIND(ANY, "any")                                                                       \
	KIND(WORD_BEFORE_2, "word-2")                                                          \
	KIND(WORD_BEFORE, "word-1")                                                            \
	KIND(WORD, "word")                                                                     \
	KIND(WORD_BEHIND, "word+1")                                                            \
	KIND(WORD_BEHIND_2, "word+2")                                                          \
	KIND(MAIN_BEFORE_2, "main-2")                                                          \
	KIND(MAIN_BEFORE, "main-1")                                                            \
	KIND(MAIN, "main")                                                                     \
	KIND(MAIN_BEHIND, "main+1")                                                            \
	KIND(MAIN_BEHIND_2, "main+2")                                                          \
	KIND(MAIN_BEFORE_MAIN, "main-1,main")                                                  \
	KIND(MAIN_MAIN_BEHIND, "main,main+1")                                                  \
	KIND(WORD_BEFORE_MAIN, "word-1,main")                                                  \
	KIND(MAIN_WORD_BEHIND, "main,word+1")                                                  \
	KIND(WORDS_BEFORE, "word-2,word-1")                                                    \
	KIND(WORDS_BEHIND, "word+1,word+2")                                                    \
	KIND(MAINS_AROUND, "main-1,main+1")                                                    \
	KIND(CLASS, "class")                                                                   \
	KIND(CLASS_BEFORE, "class-1")                                                          \
	KIND(CLASS_BEHIND, "class+1")                                                          \
	KIND(LIST, "list")                                                                     \
	KIND(LIST_BEHIND, "list+1")                                                            \
	KIND(LIST_BEFORE, "list-1")                                                            \
	KIND(LEFT_MAIN, "left,main")                                                           \
	KIND(RIGHT_MAIN, "right,main")                                                         \
	KIND(LEFT, "left")                                                                     \
	KIND(RIGHT, "right")                                                                   \
	KIND(LENGTH_AT, "length,at")                                                           \
	KIND(LENGTH_MAIN, "length,main")                                                       \
	KIND(HEAD, "head")                                                                     \
	KIND(HEAD_AT, "head,at")                                                               \
	KIND(HEAD_WORD, "head-word")                                                           \
	KIND(BEGIN, "begin")                                                                   \
	KIND(BEGIN_HEAD, "begin,head")                                                         \
	KIND(BEGIN_MAIN, "begin,main")                                                         \
	KIND(SHAPE, "shape")                                                                   \
	KIND(TAIL, "tail")                                                                     \
	KIND(SHAPE_BEFORE_SHAPE, "shape-1,shape")                                              \
	KIND(SHAPE_SHAPE_BEHIND, "shape,shape+1")                                              \
	KIND(OPENS, "opens")                                                                   \
	KIND(SHOUTING, "shouting")                                                             \
	KIND(HEADLINE, "headline")                                                             \
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
		EVIDENCE_COUNT
};

#endif
