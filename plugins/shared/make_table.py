#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""make_table.py NAME HEADER IN.tsv OUT.c [OUT.h WORD VALUE] - writes a table (see table.h) that maps each word of
the second and later columns to the value in the first; words are divided by spaces or tabs. OUT.h numbers them: enum
WORD has the words (WORD_NONE, WORD_…), enum VALUE the values, so that what was looked up once is compared as a number."""
import re, sys

name, header, source, target = sys.argv[1:5]
rows = {}
with open(source, encoding='utf-8') as lines:
    for number, line in enumerate(lines, 1):
        value, *words = line.split() or ['#']
        if value.startswith('#'):
            continue
        for word in words:
            if rows.setdefault(word.lower(), value) != value:
                sys.exit(f'{source}:{number}: {word} was given another value before')
values = list(dict.fromkeys(rows.values()))


def hashed(word):
    """The same as hash_word() of table.c."""
    value = 2166136261
    for byte in word.encode():
        value = (value ^ (byte | 0x20)) * 16777619 & 0xFFFFFFFF
    return value ^ value >> 15


places = {word: place for place, word in enumerate(sorted(rows), 1)}
size = 1 << (2 * len(rows)).bit_length()
slots = [0] * size
for word, place in places.items():
    at = hashed(word) % size
    while slots[at]:
        at = (at + 1) % size
    slots[at] = place
with open(target, 'w', encoding='utf-8') as out:
    out.write(f'/* SPDX-License-Identifier: MIT */\n#include "{header}.h"\n\n'
              'static const struct table_row rows[] = {\n')
    for word in places:
        out.write(f'\t{{ "{word}", "{rows[word]}", {len(word.encode())}, {values.index(rows[word]) + 1} }},\n')
    out.write('};\n\nstatic const unsigned short slots[] = {\n')
    for at in range(0, size, 16):
        out.write('\t' + ', '.join(map(str, slots[at:at + 16])) + ',\n')
    out.write(f'}};\n\nconst struct table {name}_table = {{ rows, slots, {size - 1} }};\n')


def enum(kind, names):
    members = [re.sub(r'\W', '_', each).upper() for each in ['none', *names]]
    return f'\nenum {kind} {{\n' + ''.join(f'\t{kind.upper()}_{member},\n' for member in members) + '};\n'


if len(sys.argv) > 5:
    target, word, value = sys.argv[5:]
    with open(target, 'w', encoding='utf-8') as out:
        out.write('/* SPDX-License-Identifier: MIT */\n#pragma once\n' + enum(word, places) + enum(value, values))
