#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes any/unit_sign.tsv (km, kWh, °C) and LANGUAGE/unit.tsv (names) from the Unicode CLDR (Debian
package unicode-cldr-core) and make_unit.tsv beside this file, which has what newsrooms write and it
does not. The unit's own name is English, singular and as the metre's makers spell it, whatever the
language of the text. Run by hand; what it writes is kept in the tree."""
import functools
import os
import re
import xml.etree.ElementTree as tree

CLDR = '/usr/share/unicode/cldr/common/main/%s.xml'
HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = ('en', 'es', 'fr', 'ru')
# What the CLDR calls a kind of measure, where a reader would say another word.
DIMENSIONS = {'duration': 'time', 'digital': 'data', 'concentr': 'share', 'graphics': 'resolution'}
# Units no report measures with, or whose names are things that are counted: drops, cups, bars.
NOT_UNITS = '''acceleration-g-force concentr-item concentr-percent concentr-mole graphics-em graphics-dot length-point
angle-revolution volume-cup volume-drop volume-pinch volume-jigger mass-grain pressure-bar
length-earth-radius mass-dalton digital-bit concentr-karat length-mile-scandinavian
volume-dessert-spoon volume-dessert-spoon-imperial volume-cup-metric volume-pint-metric
consumption-mile-per-gallon-imperial temperature-generic light-candela energy-foodcalorie'''.split()
# Signs that are words, scales of numbers or shares before they are units: "5 in 2014", "3 G", "5pc".
NOT_SIGNS = '''in c A K G J N T L V W t g m st pt au CD dec em fur ly mc pc tn bar day days item items
byte bit drop dunam kn pm PB Pa Da min ac fth MP Cal nmi rev kt'''.split()
# Names of things that are thrown and carried: nobody weighs "ten stones".
NOT_NAMES = {'stones'}
# One letter, and yet they are written beside digits in every report: "5 m", "90g", "40 V".
LETTERS = {'m': ('metre', 'length'), 'g': ('gram', 'mass'), 't': ('metric ton', 'mass'),
           'L': ('litre', 'volume'), 'V': ('volt', 'electric'), 'W': ('watt', 'power'),
           'A': ('ampere', 'electric'), 'min': ('minute', 'time')}
OWN_NAMES = {'degree celsius': 'celsius', 'degree fahrenheit': 'fahrenheit', 'pound': 'pound-mass',
             'pound-force-foot': 'foot pound-force', 'Imp. gallon': 'imperial gallon',
             'pound-force per square inch': 'pound-force per square inch'}
HEAD = '''# title: %s
# origin: Unicode CLDR 41 and make_unit.tsv, by make_unit.py
# licence: Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)
# columns: term unit dimension
'''


@functools.lru_cache(maxsize=None)
def tree_of(language):
    return tree.parse(CLDR % language)


def patterns(language, width, kind):
    """the forms a unit has in a language, without the number"""
    root = tree_of(language)
    path = ".//units/unitLength[@type='%s']/unit[@type='%s']/unitPattern" % (width, kind)
    for each in root.findall(path):
        if (each.text or '').startswith('{0}'):
            yield each.text[3:].replace('\u00a0', ' ').strip()


def kinds():
    root = tree_of('en')
    for each in root.findall(".//units/unitLength[@type='long']/unit"):
        if '-' in each.get('type') and each.get('type') not in NOT_UNITS:
            yield each.get('type')


def british(name):
    return re.sub(r'(?<=[a-z])?(met|lit)er(?!ing)', lambda found: found.group(1) + 're', name)


def own_name(kind):
    name = next(patterns('en', 'long', kind))
    name = british(OWN_NAMES.get(name.lower(), OWN_NAMES.get(name, name)).lower())
    return name if name.startswith(('pound-', 'foot ')) else name.replace('-', ' ')


def dimension(kind):
    word = kind.split('-')[0]
    return DIMENSIONS.get(word, word)


def spellings(language, term):
    yield term
    if language == 'en':
        yield british(term)


def signs():
    for kind in kinds():
        for sign in patterns('en', 'short', kind):
            if sign not in NOT_SIGNS:
                yield sign, own_name(kind), dimension(kind)
    for sign, (name, what) in LETTERS.items():
        yield sign, name, what


def names(language):
    for kind in kinds():
        for term in patterns(language, 'long', kind):
            for spelling in spellings(language, term):
                if spelling not in NOT_NAMES:
                    yield spelling, own_name(kind), dimension(kind)


def own_rows(language):
    for line in open(os.path.join(HERE, 'make_unit.tsv'), encoding='utf-8'):
        if not line.startswith('#'):
            row = line.rstrip('\n').split('\t')
            if row[0] == language:
                yield tuple(row[1:])


def write(path, title, rows, fold, case=''):
    found = {}
    for row in rows:
        found.setdefault(row[0].lower() if fold else row[0], row)
    with open(os.path.join(HERE, path), 'w', encoding='utf-8') as file:
        file.write(HEAD % title + case)
        for term in sorted(found):
            file.write('\t'.join((term,) + found[term][1:]) + '\n')


def main():
    write('any/unit_sign.tsv', 'Signs of units, whatever the language', [*own_rows('any'), *signs()],
          False, '# case: exact\n')
    for language in LANGUAGES:
        write(language + '/unit.tsv', 'Names of units of measure',
              [*own_rows(language), *names(language)], True)


if __name__ == '__main__':
    main()
