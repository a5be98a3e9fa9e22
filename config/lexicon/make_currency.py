#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes any/currency.tsv (signs and codes), LANGUAGE/currency.tsv (names) and
any/country_currency.tsv from the Unicode CLDR (Debian package unicode-cldr-core), ISO 4217 as
package iso-codes has it, and make_currency.tsv beside this file, which has what newsrooms write and
those do not. Run by hand; what it writes is kept in the tree."""
import functools
import json
import os
import xml.etree.ElementTree as tree

CLDR = '/usr/share/unicode/cldr/common'
ISO = '/usr/share/iso-codes/json/iso_4217.json'
HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = ('en', 'es', 'fr', 'ru')
# Codes of no money that is paid with: metals, bonds, tests.
NOT_MONEY = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split()
# Codes that are words of headlines, too: TOP 10, WORLD CUP 2014, COP 21.
WORDS = 'ALL ANG BAM COP CUP GEL MAD MOP PEN RON SOS TOP TRY'.split()
# Words that a sum may follow, where the sign of a currency is written without capitals: "it cost us $5".
BEFORE_SUMS = WORDS + 'AU CA CAN US'.split()
ORIGIN = '''# title: %s
# origin: Unicode CLDR 41, ISO 4217 and make_currency.tsv, by make_currency.py
# licence: Unicode-DFS-2016 (Copyright 1991-2022 Unicode, Inc.)
# columns: %s
'''


def codes():
    with open(ISO, encoding='utf-8') as file:
        return [each['alpha_3'] for each in json.load(file)['4217'] if each['alpha_3'] not in NOT_MONEY]


def country_currencies():
    """region -> the code it pays with today"""
    root = tree.parse(CLDR + '/supplemental/supplementalData.xml')
    for region in root.findall('.//currencyData/region'):
        today = [each.get('iso4217') for each in region.findall('currency')
                 if not each.get('to') and each.get('tender') != 'false']
        if today:
            yield region.get('iso3166'), today[0]


@functools.lru_cache(maxsize=None)
def all_names(language):
    """code -> its names"""
    root = tree.parse('%s/main/%s.xml' % (CLDR, language))
    return {each.get('type'): sorted({name.text for name in each.findall('displayName') if name.get('count')})
            for each in root.findall('.//currencies/currency')}


def names(language, code):
    return all_names(language).get(code, [])


def name_of(code):
    """Canadian dollar"""
    found = [name for name in names('en', code) if '(' not in name]
    return min(found, key=len) if found else '-'


def own_rows():
    for line in open(os.path.join(HERE, 'make_currency.tsv'), encoding='utf-8'):
        if not line.startswith('#'):
            yield line.rstrip('\n').split('\t')


def family(language, words):
    """all codes whose name in the language has one of the words"""
    wanted = set(words.split('+'))
    spoken = 'en' if language == 'any' else language
    return ','.join(code for code in codes()
                    if any(wanted & set(name.lower().split()) for name in names(spoken, code))) or '-'


def dollar_codes():
    """USD$, MXN$: the code with the sign it shares"""
    return [code for code in codes()
            if any({'dollar', 'peso'} & set(name.lower().split()) for name in names('en', code))]


def put(table, term, row, exact=False):
    """the last word on a term, whatever its case, unless it is a sign, whose case counts"""
    if len(term) > 4 and not exact:
        for same in [each for each in table if each.lower() == term.lower()]:
            del table[same]
    table[term] = row


def add_apart(table):
    """US $5: the letters apart from their sign; "A $5 bill" has an article"""
    for term in [each for each in table if each.endswith('$') and each[:-1].isupper() and 'A$' != each]:
        table.setdefault('%s $' % term[:-1], table[term])


def add_lower(table):
    """hk$, c $: text without capitals, but for words of their own, "it cost us $5" """
    for term in [each for each in table if each.endswith('$') and each[0].isalpha()]:
        sign = term[:-1].strip()
        if sign.isupper() and (len(sign) > 1 or sign == 'C') and (term[-2] != ' ' or sign not in BEFORE_SUMS):
            table.setdefault(term.lower(), table[term])


def rows(language):
    table = {}
    if language == 'any':
        table.update({code: (code, name_of(code), '0', '-', 'digits' if code in WORDS else '-')
                      for code in codes()})
        table.update({code + '$': (code, name_of(code), '0', '-', '-') for code in dollar_codes()})
    else:
        for code in codes():
            for name in names(language, code):
                if name != code and '(' not in name:
                    put(table, name, (code, name_of(code), '0', '-', '-'))
    for own, term, code, unit, exponent, kin, *needs in own_rows():
        if own == language:
            unit = name_of(code) if unit == '-' else unit
            put(table, term, (code, unit, exponent, '-' if kin == '-' else family(language, kin),
                              *(needs or ['-'])), exact=language == 'any')
    if language == 'any':
        add_apart(table)
        add_lower(table)
    return table


def write(path, title, columns, lines):
    with open(os.path.join(HERE, path), 'w', encoding='utf-8') as out:
        out.write(ORIGIN % (title, columns))
        out.writelines(line + '\n' for line in lines)


def main():
    for language in ('any',) + LANGUAGES:
        table = rows(language)
        exact = '\n# case: exact' if language == 'any' else ''
        write(language + '/currency.tsv', 'Currencies as texts write them',
              'term code unit exponent family needs' + exact,
              ['\t'.join((term,) + table[term]) for term in sorted(table)])
    paid = dict(country_currencies())
    write('any/country_currency.tsv', 'What each country pays with', 'country code',
          ['%s\t%s' % (country, paid[country]) for country in sorted(paid) if len(country) == 2])


main()
