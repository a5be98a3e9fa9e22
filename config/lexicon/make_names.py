#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes LANGUAGE/month.tsv, weekday.tsv and country.tsv from the Unicode CLDR (Debian package
unicode-cldr-core) and from make_names.tsv beside this file, which has what newsrooms write and the
CLDR does not; and en/country_name.tsv, the CLDR's own name of each country. Run by hand; what it
writes is kept in the tree."""
import os
import re
import unicodedata
import xml.etree.ElementTree as tree

CLDR = '/usr/share/unicode/cldr/common/main'
HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = {
    'month': 'ar bg ca cs da de el en es et fi fr he hu id it lt lv nl no pl pt ro ru sk sl sv tr uk',
    'weekday': 'ar bg ca cs da de el en es et fi fr he hu id it lt lv nl no pl pt ro ru sk sl sv tr uk',
    'country': 'ar de en es fr it pt ru',
}
TITLES = {'month': 'Months and their short forms', 'weekday': 'Days of the week, Monday is 1',
          'country': 'Countries and territories'}
VALUES = {'month': 'month', 'weekday': 'day', 'country': 'code'}


def without_dot(term):
    return re.sub(r'\s+', ' ', term.strip().rstrip('.'))


def months(root):
    path = ".//calendar[@type='gregorian']/months/monthContext/monthWidth"
    for width in root.findall(path):
        if width.get('type') == 'narrow':
            continue
        for month in width.findall('month'):
            yield without_dot(month.text), month.get('type')


def weekdays(root):
    number = {day: str(at) for at, day in enumerate('mon tue wed thu fri sat sun'.split(), 1)}
    path = ".//calendar[@type='gregorian']/days/dayContext/dayWidth"
    for width in root.findall(path):
        if width.get('type') in ('wide', 'abbreviated'):
            for day in width.findall('day'):
                yield without_dot(day.text), number[day.get('type')]


def countries(root):
    for territory in root.findall('.//territories/territory'):
        code = territory.get('type')
        # UN, EU, EZ, ZZ, XA and the like are no countries; XK is what the field uses for Kosovo.
        if re.fullmatch('[A-Z]{2}', code) and code not in 'UN EU EZ ZZ XA XB QO AC CP DG EA IC TA'.split():
            name = territory.text.replace('\u200b', '').replace('\u2019', "'").strip()
            yield name, code
            if 'о-в' in name:
                yield name.replace('о-ва', 'острова').replace('о-в', 'остров'), code
            if ' & ' in name:
                yield name.replace(' & ', ' and '), code
            if name.startswith('St. '):
                yield 'Saint' + name[3:].replace(' & ', ' and '), code
            short = re.sub(r'\s*\([^)]*\)', '', name)
            # "Congo (Kinshasa)" and "Congo (Brazzaville)" stay two; "Myanmar (Burma)" is one.
            if short != name and code not in ('CD', 'CG', 'FK'):
                yield short, code


def additions(kind, language):
    with open(os.path.join(HERE, 'make_names.tsv'), encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('#') and line.strip():
                row = line.rstrip('\n').split('\t')
                if row[:2] == [kind, language]:
                    yield row[2], row[3]


def folded(term):
    """Two terms that are folded alike are one to the reader of lexicons."""
    return unicodedata.normalize('NFKC', term.casefold()).replace('\u2019', "'")


def spellings(term, language):
    yield term
    if language == 'ru':
        yield term.replace('ё', 'е').replace('Ё', 'Е')


def usable(term):
    # A number for a month ("M05" in some locales) says nothing a numeric date does not.
    return len(term) > 1 and not re.fullmatch(r'[\dM月월 ]+', term)


def collect(kind, language):
    root = tree.parse(f'{CLDR}/{language}.xml').getroot()
    found = {}
    source = {'month': months, 'weekday': weekdays, 'country': countries}[kind]
    for term, value in list(additions(kind, language)) + list(source(root)):
        for spelling in spellings(term, language):
            if usable(spelling):
                found.setdefault(folded(spelling), (spelling, value))
    return found.values()


def write(kind, language):
    def order(row):
        """Countries by the bytes of their names, to be searched where they lie."""
        return (int(row[1]), row[0].casefold()) if row[1].isdigit() else row[0].encode()
    os.makedirs(f'{HERE}/{language}', exist_ok=True)
    with open(f'{HERE}/{language}/{kind}.tsv', 'w', encoding='utf-8') as file:
        file.write(f'# title: {TITLES[kind]}\n'
                   '# origin: Unicode CLDR 41 and make_names.tsv, by make_names.py\n'
                   '# licence: Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)\n'
                   f'# columns: term {VALUES[kind]}\n')
        for term, value in sorted(collect(kind, language), key=order):
            file.write(f'{term}\t{value}\n')


def country_names(root):
    """One name each: "Myanmar", not "Myanmar (Burma)"; the short one where it says no state above."""
    known = {code for _, code in countries(root)}
    for territory in root.findall('.//territories/territory'):
        code, alt = territory.get('type'), territory.get('alt')
        if code in known and alt == ('short' if code in ('HK', 'MO', 'PS') else None):
            yield code, re.sub(r'\s*\([^)]*\)', '', territory.text.strip())


def write_country_names():
    root = tree.parse(f'{CLDR}/en.xml').getroot()
    with open(f'{HERE}/en/country_name.tsv', 'w', encoding='utf-8') as file:
        file.write('# title: The name of each country, by its code\n'
                   '# origin: Unicode CLDR 41, by make_names.py\n'
                   '# licence: Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)\n'
                   '# columns: code name\n# case: exact\n')
        for code, name in sorted(country_names(root)):
            file.write(f'{code}\t{name}\n')


write_country_names()
for kind, languages in LANGUAGES.items():
    for language in languages.split():
        write(kind, language)
