#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes en/area.tsv, parts of the world, islands, mountains and waters, from make_area.tsv beside
this file and from WordNet 3.0 (Debian package wordnet-base; its folder of dictionaries may be
given). Of WordNet's names those are taken that name nothing else there and are no words, no names
of persons and no places of the other lists. Run by hand; what it writes is kept in the tree."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# WordNet's classes of things on the earth -> our kind
KINDS = {'island': 'land', 'archipelago': 'land', 'atoll': 'land', 'peninsula': 'land',
         'range': 'land', 'mountain peak': 'land', 'volcano': 'land', 'hill': 'land',
         'tableland': 'land', 'desert': 'land', 'isthmus': 'land', 'plain': 'land', 'cape': 'land',
         'valley': 'land', 'forest': 'land', 'gorge': 'land', 'seashore': 'land', 'pass': 'land',
         'geographical area': 'region', 'district': 'region', 'national park': 'region',
         'city district': 'region', 'borough': 'region',
         'river': 'water', 'lake': 'water', 'waterfall': 'water', 'canal': 'water',
         'inlet': 'water', 'firth': 'water', 'estuary': 'water', 'channel': 'water',
         'sea': 'sea', 'ocean': 'sea', 'bay': 'sea', 'gulf': 'sea', 'strait': 'sea'}
OTHERS = ('any/city', 'any/given_name', 'any/family_name', 'en/country', 'en/subdivision',
          'en/nationality', 'en/ordinary_word', 'en/organisation')
HEAD = '''# title: Parts of the world, waters, and names of countries as newsrooms write them
# origin: written for winnow, and WordNet 3.0, by make_area.py
# licence: WordNet (Copyright 2006 by Princeton University; all rights reserved; provided "as is")
# columns: term kind code
# code: of the country, or of a division of one
# case: exact
'''


def rows(path):
    for line in open(os.path.join(HERE, path), encoding='utf-8'):
        if line[0] != '#' and line.strip():
            yield line.rstrip('\n').split('\t')


def synsets(folder):
    """offset -> (words, what it is an instance of, what it is part of, its kinds)"""
    found = {}
    for line in open(os.path.join(folder, 'data.noun'), encoding='ascii'):
        if line[0] == ' ':
            continue
        field = line.split(' | ')[0].split()
        words = int(field[3], 16)
        links = field[5 + 2 * words:]
        of = {'@i': [], '#p': [], '@': []}
        for sign, offset in zip(links[::4], links[1::4]):
            of.setdefault(sign, []).append(offset)
        found[field[0]] = ([w.replace('_', ' ') for w in field[4:4 + 2 * words:2]],
                           of['@i'], of['#p'], of['@'])
    return found


def kind_of(meaning, offset, steps=2):
    """Our kind of a class, or of one above it."""
    words, _, _, above = meaning[offset]
    if words[0] in KINDS:
        return KINDS[words[0]]
    found = [kind_of(meaning, other, steps - 1) for other in above] if steps else []
    return next((kind for kind in found if kind), None)


def country_of(meaning, offset, codes, steps=4):
    """The one country that it is part of."""
    found = set()
    for whole in meaning[offset][2]:
        own = {codes[word] for word in meaning[whole][0] if word in codes}
        found |= own or (country_of(meaning, whole, codes, steps - 1) if steps else set())
    return found


def main(folder='/usr/share/wordnet'):
    meaning = synsets(folder)
    senses = {}
    for offset, (words, _, _, _) in meaning.items():
        for word in words:
            senses.setdefault(word.lower(), []).append(offset)
    taken = {row[0].lower() for path in OTHERS for row in rows(path + '.tsv')}
    codes = {row[0]: row[1] for row in rows('en/country.tsv')}
    taken |= {word.lower() for name in codes for word in name.split()}  # "Arabia"
    area = {}
    for offset, (words, classes, _, _) in meaning.items():
        kind = next((k for k in (kind_of(meaning, c) for c in classes) if k), None)
        countries = sorted(country_of(meaning, offset, codes))
        if not kind or any(word in codes for word in words):
            continue
        for word in words:
            name = re.sub('^the ', '', word)
            if name[0].isupper() and len(name) > 3 and senses[word.lower()] == [offset] \
                    and name.lower() not in taken:
                area[name] = (kind, countries[0] if len(countries) == 1 else '-')
    area.update((row[0], tuple(row[1:])) for row in rows('make_area.tsv'))
    with open(os.path.join(HERE, 'en', 'area.tsv'), 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for name in sorted(area):
            out.write('\t'.join((name,) + area[name]) + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
