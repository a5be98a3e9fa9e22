#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes any/given_name.tsv and any/family_name.tsv: from the locales of ruby-faker (Debian package
ruby-faker), from the persons of WordNet 3.0 (package wordnet-base) and from make_person_name.tsv
beside this file; and en/ordinary_word.tsv, the words that also stand in lower case, from SCOWL
(package scowl). Run by hand with python3-yaml; what it writes is kept in the tree."""
import glob
import os
import re
import unicodedata
from collections import Counter
import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
LOCALES = '/usr/share/rubygems-integration/all/gems/faker-*/lib/locales'
WORDNET = '/usr/share/wordnet/data.noun'
SCOWL = '/usr/share/dict/scowl'
PERSON = '18'
GIVEN = re.compile('(first|middle)_name|^given')
FAMILY = re.compile('last_name|surname')
GENDER = re.compile('(female|male|women|men|girl|boy)s?_(first|middle)_name')
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(['’-][^\W\d_]+)*")
FEWEST_LETTERS = 3
# Ten thousand names of one country say little that shorter lists do not.
LONG_LISTS = ('nl.yml',)
COMMON_SIZES = (10, 20, 35)
CLEARLY = 2


def usable(name):
    return (len(name) >= FEWEST_LETTERS and NAME.fullmatch(name) and not name.isupper()
            and all('LATIN' in unicodedata.name(c, '') for c in name if c.isalpha()))


def walk(node, key=''):
    if isinstance(node, dict):
        for each, value in node.items():
            yield from walk(value, str(each))
    elif isinstance(node, list):
        for value in node:
            yield from walk(value, key)
    elif isinstance(node, str):
        yield key, node


def faker():
    files = glob.glob(LOCALES + '/*.yml') + glob.glob(LOCALES + '/en/name.yml')
    for path in sorted(files):
        if os.path.basename(path) in LONG_LISTS:
            continue
        content = yaml.safe_load(open(path, encoding='utf-8'))
        for locale in content.values():
            yield from walk(locale['faker'].get('name', {}))


def wordnet():
    """Of "Nelson_Mandela" the first word and the last."""
    for line in open(WORDNET, encoding='ascii'):
        field = line.split(' ')
        if line[0] != ' ' and field[1] == PERSON and ' @i ' in line:
            for at in range(int(field[3], 16)):
                words = field[4 + 2 * at].split('_')
                if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words if word):
                    yield 'first_name', words[0]
                    yield 'last_name', words[-1]


def own():
    for line in open(f'{HERE}/make_person_name.tsv', encoding='utf-8'):
        if not line.startswith('#'):
            kind, names = line.rstrip('\n').split('\t')
            for name in names.split():
                yield kind, name


def gender(key):
    """Of a list called so: f, m, or nothing."""
    match = GENDER.search(key)
    return match and ('f' if match[1] in ('female', 'women', 'girl') else 'm')


def collect():
    """Names by kind, each with how many lists of each gender have it."""
    found = {'given': {}, 'family': {}}
    for key, text in list(faker()) + list(wordnet()):
        kind = 'given' if GIVEN.search(key) else 'family' if FAMILY.search(key) else None
        if kind and usable(text):
            found[kind].setdefault(text.replace('’', "'"), Counter())[gender(key)] += 1
    for kind, name in own():
        found[kind].setdefault(name, Counter())
    return found


def with_gender(names):
    """A few men are called Maria."""
    for name, lists in names.items():
        f, m = lists['f'], lists['m']
        yield f'{name}\t{"f" if f > CLEARLY * m else "m" if m > CLEARLY * f else "-"}'


def common_words():
    for size in COMMON_SIZES:
        for dialect in ('english', 'american', 'british'):
            path = f'{SCOWL}/{dialect}-words.{size}'
            if os.path.exists(path):
                yield from (word for word in open(path, encoding='latin-1').read().split()
                            if re.fullmatch('[a-z]{2,}', word))


def write(path, title, origin, licence, rows, case, columns='term'):
    with open(f'{HERE}/{path}', 'w', encoding='utf-8') as file:
        file.write(f'# title: {title}\n# origin: {origin}, by make_person_name.py\n'
                   f'# licence: {licence}\n# columns: {columns}\n# case: {case}\n')
        file.writelines(row + '\n' for row in sorted(rows))


names = collect()
SOURCES = 'ruby-faker 2.21, WordNet 3.0 and make_person_name.tsv'
LICENCES = 'MIT (Faker, Copyright 2007-2021 Benjamin Curtis) and WordNet (Copyright 2006 by Princeton University)'
write('any/given_name.tsv', 'Given names of persons', SOURCES, LICENCES, with_gender(names['given']), 'exact',
      'term gender')
write('any/family_name.tsv', 'Family names of persons', SOURCES, LICENCES, names['family'], 'exact')
write('en/ordinary_word.tsv', 'Words that stand in lower case', 'SCOWL 2020.12.07',
      'SCOWL (Copyright 2000-2018 by Kevin Atkinson; free use with this notice)', set(common_words()), 'folded')
