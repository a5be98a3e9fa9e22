/* SPDX-License-Identifier: MIT
 *
 * What a text is recognised by where somebody else prints it, cut, or under another headline: a
 * MinHash signature (Broder, On the resemblance and containment of documents, 1997). Two
 * signatures estimate how much two texts have in common without either text. It is kept, and
 * never changes; so that another program can make the same:
 *
 *   text      the document's blocks in order, without title, dateline and captions; of a document
 *             without blocks, its text.
 *   words     runs of letters, combining marks and decimal digits (Unicode L, M, Nd, Nl), each
 *             ideograph a word of its own. Soft hyphens and zero-width joiners (U+00AD, U+200C,
 *             U+200D, U+2060) are passed over; all else, and the end of a block, divides words.
 *   word      FNV-1a of 64 bits over its code points, each in its simple lower-case form, one
 *             step for each: hash = (hash xor code) * 1099511628211.
 *   shingle   three words that follow each other, of different blocks, too:
 *             S(S(S(first) + second) + third) in 64 bits, S being hash_spread() of base/hash.h.
 *   hash i    the least, over all shingles s, of the upper 32 bits of s * a(i) + b(i) in 64 bits;
 *             a(i) = S((2 i + 1) g) with its lowest bit set, b(i) = S((2 i + 2) g), i from 0 and
 *             g = 0x9e3779b97f4a7c15. Of a text of fewer than three words: all bits set.
 *
 * No language is told apart. Where a script has no spaces and no ideographs, as Thai, a word is
 * what stands between two marks or spaces: copies are found, cut texts less surely.
 */
#ifndef WINNOW_TEXT_SIGNATURE_H
#define WINNOW_TEXT_SIGNATURE_H

#include <stdbool.h>
#include <winnow/plugin.h>

#define SIGNATURE_HASHES 128

struct signature {
	uint32_t hashes[SIGNATURE_HASHES];
	uint32_t words;
};

/* One pass over the text. */
void signature_make(const struct winnow_document *document, struct signature *ret_signature);

/* The share of all the shingles of two texts that both have, 0 to 1, as estimated: the standard
 * error is at most 0.045. */
double signature_likeness(const struct signature *a, const struct signature *b);

/* A text of fewer is a stub that says the same on many pages: it is no report of anybody's. */
#define SIGNATURE_FEWEST_WORDS 40

/* Whether two texts are one report, as agencies have it printed in many places. */
bool signature_is_same_report(const struct signature *a, const struct signature *b);

/* Texts with a band in common are worth a comparison: those who are not alike seldom have one. */
#define SIGNATURE_BANDS 24
uint64_t signature_band(const struct signature *signature, unsigned band);

#endif
