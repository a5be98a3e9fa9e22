#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes LANGUAGE/nationality.tsv for Spanish, French and Russian from make_nationality.tsv beside this
file: in Spanish and French all forms of each word, by the rules below; in Russian the word alone,
which ru/adjective_ending declines. Rows are sorted by their bytes, to be searched where they lie. Run
by hand; what it writes is kept in the tree."""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
# The end of the masculine singular, and what stands in its place in the other forms.
FORMS = {
    'es': [('o', 'a os as'), ('és', 'esa eses esas'), ('án', 'ana anes anas'), ('ón', 'ona ones onas'),
           ('ol', 'ola oles olas'), ('ar', 'ares'), ('í', 'íes ís'), ('ú', 'úes ús'), ('guís', 'guises'),
           ('e', 'es'), ('a', 'as'), ('l', 'la les las'), ('r', 'res')],
    'fr': [('ien', 'ienne iens iennes'), ('éen', 'éenne éens éennes'), ('on', 'onne ons onnes'), ('f', 've fs ves'),
           ('grec', 'grecque grecs grecques'), ('turc', 'turque turcs turques'), ('s', 'se ses'),
           ('e', 'es'), ('è', 'ès'), ('é', 'és ée ées'), ('i', 'ie is ies'), ('', 'e s es')],
    'ru': [],
}


def forms(word, language):
    yield word
    for end, others in FORMS[language]:
        if word.endswith(end):
            for other in others.split():
                yield word[:len(word) - len(end)] + other
            return


def rows(column, language):
    with open(f'{HERE}/make_nationality.tsv', encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('#'):
                cells = line.rstrip('\n').split('\t')
                for word in cells[column].split():
                    for form in forms(word, language):
                        yield form, cells[0]


for column, language in enumerate(['es', 'fr', 'ru'], 1):
    found = {}
    for word, code in rows(column, language):
        found.setdefault(word, code)
    with open(f'{HERE}/{language}/nationality.tsv', 'w', encoding='utf-8') as file:
        file.write('# title: Nationalities and peoples, and the country of a nationality\n'
                   '# origin: written for winnow (make_nationality.tsv), by make_nationality.py\n'
                   '# licence: MIT\n# columns: term country\n# case: exact\n')
        for word in sorted(found, key=str.encode):
            file.write(f'{word}\t{found[word]}\n')
