#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes en/cue.tsv, verbs by which something is said or held and what may follow them, from
WordNet 3.0 (Debian package wordnet-base; its folder of dictionaries may be given) and from
make_cue.tsv beside this file. Run by hand; what it writes is kept in the tree."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
COGNITION, COMMUNICATION = 31, 32
DOMAIN = {COGNITION: 'hold', COMMUNICATION: 'say'}
FIRST_SENSES = 3
# WordNet's sentence frames: "Somebody ----s that CLAUSE", "… whether INFINITIVE", and so on.
FOLLOWS = {26: 't', 29: 't', 34: 't', 24: 'i', 25: 'i', 28: 'x', 8: 'o', 9: 'o', 11: 'o', 10: 'o'}
HEAD = '''# title: Verbs by which something is said or held, and what may follow them
# origin: WordNet 3.0 (verb.communication, verb.cognition, their sentence frames) and make_cue.tsv, by make_cue.py
# licence: WordNet (Copyright 2006 by Princeton University; all rights reserved; provided "as is")
# columns: lemma manner follows
# manner: say, hold (thinks it), none (no cue at all)
# follows: t a clause, i somebody to do something, x to do something, o a noun, g doing something
'''


def synsets(folder):
    """offset -> (lexicographer's file, frames of each word, None for all, words)"""
    found = {}
    for line in open(os.path.join(folder, 'data.verb'), encoding='ascii'):
        if line[0] == ' ':
            continue
        field = line.split(' | ')[0].split()
        words = int(field[3], 16)
        names = [field[4 + 2 * i].lower() for i in range(words)]
        frames = re.findall(r'\+ (\d\d) ([0-9a-f]{2})', line.split(' | ')[0])
        found[field[0]] = (int(field[1]), names, [(int(f), int(w, 16)) for f, w in frames])
    return found


def senses(folder):
    meaning = synsets(folder)
    for line in open(os.path.join(folder, 'index.verb'), encoding='ascii'):
        field = line.split()
        if line[0] != ' ' and re.fullmatch('[a-z]{2,}', field[0]):
            pointers = int(field[3])
            yield field[0], int(field[5 + pointers]), [meaning[o] for o in field[6 + pointers:]]


def follows(lemma, names, frames):
    place = names.index(lemma) + 1
    return {FOLLOWS[f] for f, word in frames if f in FOLLOWS and word in (0, place)}


def main(folder='/usr/share/wordnet'):
    rows = {}
    for lemma, tagged, meanings in senses(folder):
        manner, after = None, set()
        for file, names, frames in meanings[:max(1, min(FIRST_SENSES, tagged))]:
            if file in DOMAIN:
                manner = manner or DOMAIN[file]
                after |= follows(lemma, names, frames)
        if manner and tagged:
            rows[lemma] = (manner, ''.join(x for x in 'tixo' if x in after) or '-')
    for line in open(os.path.join(HERE, 'make_cue.tsv'), encoding='utf-8'):
        if line[0] != '#' and line.strip():
            lemma, manner, after = line.rstrip('\n').split('\t')
            rows[lemma] = (manner, after)
    with open(os.path.join(HERE, 'en', 'cue.tsv'), 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for lemma in sorted(rows):
            out.write('%s\t%s\t%s\n' % ((lemma,) + rows[lemma]))


if __name__ == '__main__':
    main(*sys.argv[1:])
