#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes en/noun.tsv, singular nouns and whether they are persons, animals or things, from WordNet
3.0 (Debian package wordnet-base; its folder of dictionaries may be given) and from make_noun.tsv
beside this file; and en/noun_field.tsv, those that name groups, artifacts, acts or communication, from
WordNet alone. Run by hand; what it writes is kept in the tree."""
import collections
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ANIMAL, PERSON = 5, 18
PLAINLY_OTHER = 10  # times seen as another part of speech, of what was never seen as a noun
THINGS = (4, 6, 10, 11, 13, 15, 17, 20, 21, 27)
FIELDS = {4: 'act', 6: 'artifact', 10: 'communication', 14: 'group'}
HEAD = '''# title: Nouns and what they name
# origin: WordNet 3.0 (first senses) and make_noun.tsv, by make_noun.py
# licence: WordNet (Copyright 2006 by Princeton University; all rights reserved; provided "as is")
# columns: noun kind
'''
FIELD_HEAD = '''# title: Nouns of some fields: what the name is of that they stand in
# origin: WordNet 3.0 (first senses), by make_noun.py
# licence: WordNet (Copyright 2006 by Princeton University; all rights reserved; provided "as is")
# columns: noun field
'''


def synsets(folder):
    """offset -> (lexicographer's file, is it one named individual)"""
    found = {}
    for line in open(os.path.join(folder, 'data.noun'), encoding='ascii'):
        if line[0] != ' ':
            offset, file, _ = line.split(' ', 2)
            found[offset] = (int(file), ' @i ' in line.split(' | ')[0])
    return found


def nouns(folder):
    meaning = synsets(folder)
    for line in open(os.path.join(folder, 'index.noun'), encoding='ascii'):
        field = line.split()
        if line[0] == ' ' or not re.fullmatch('[a-z]{3,}(-[a-z]+)*', field[0]):
            continue
        pointers = int(field[3])
        tagged, first = int(field[5 + pointers]), field[6 + pointers]
        file, named = meaning[first]
        if not named:
            yield field[0], file, tagged


def other_words(folder):
    """those that are seen as adjectives, verbs or adverbs, and as nouns never: familiar, have"""
    seen = collections.defaultdict(collections.Counter)
    for line in open(os.path.join(folder, 'cntlist.rev'), encoding='ascii'):
        key, _, count = line.split()
        lemma, sense = key.split('%')
        seen[lemma][sense[0]] += int(count)
    return {lemma for lemma, count in seen.items()
            if not count['1'] and sum(count.values()) >= PLAINLY_OTHER}


def kind(file, tagged):
    if file == PERSON:
        return 'person'
    if file == ANIMAL and tagged:
        return 'animal'
    if file in THINGS and tagged > 1:
        return 'thing'
    return None


def write(name, head, rows):
    with open(os.path.join(HERE, 'en', name), 'w', encoding='utf-8') as out:
        out.write(head)
        out.writelines('%s\t%s\n' % (noun, rows[noun]) for noun in sorted(rows) if rows[noun])


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/wordnet'
    never = other_words(folder)
    write('noun_field.tsv', FIELD_HEAD, {noun: FIELDS.get(file)
                                         for noun, file, tagged in nouns(folder) if tagged})
    rows = {noun: kind(file, tagged) for noun, file, tagged in nouns(folder)
            if noun not in never}
    for line in open(os.path.join(HERE, 'make_noun.tsv'), encoding='utf-8'):
        if not line.startswith('#'):
            noun, rows_kind = line.split()
            rows[noun] = rows_kind
    write('noun.tsv', HEAD, rows)


main()
