#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes en/verb.tsv, every form of the verbs that texts use and what else each form may be, from
WordNet 3.0 (Debian package wordnet-base; its folder of dictionaries may be given) and from
make_verb.tsv beside this file. Run by hand; what it writes is kept in the tree."""
import collections
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VOWEL = 'aeiou'
CLASS = {'1': 'N', '2': 'V', '3': 'J', '4': 'R', '5': 'J'}
RARE = 60  # a reading that many times rarer than the first is left out
HEAD = '''# title: Verbs in all their forms, and what else each form may be
# origin: WordNet 3.0 (counts of its tagged texts, exceptions) and make_verb.tsv, by make_verb.py
# licence: WordNet (Copyright 2006 by Princeton University; all rights reserved; provided "as is")
# columns: form readings lemma
# readings: the likeliest first; V base, Z present, D past, P participle, G -ing, N noun, J adjective, R adverb
'''


def counts(folder):
    """(lemma, N V J or R) -> how often the tagged texts have it so"""
    found = collections.Counter()
    for line in open(os.path.join(folder, 'cntlist.rev'), encoding='ascii'):
        sense, _, number = line.split()
        lemma, rest = sense.split('%')
        found[lemma, CLASS[rest[0]]] += int(number)
    return found


def lemmas(folder, part):
    for line in open(os.path.join(folder, 'index.' + part), encoding='ascii'):
        if line[0] != ' ':
            yield line.split(' ', 1)[0]


def small_words(folder):
    """All nouns that are written without a capital: a "Lynch" is no noun of the verb."""
    for line in open(os.path.join(folder, 'data.noun'), encoding='ascii'):
        fields = line.split()
        if line[0] != ' ':
            for i in range(int(fields[3], 16)):
                yield fields[4 + 2 * i]


def irregular(folder):
    """lemma -> its irregular forms; a participle may be among them"""
    found = collections.defaultdict(set)
    for line in open(os.path.join(folder, 'verb.exc'), encoding='ascii'):
        form, lemma = line.split()[:2]
        if '-' not in form:
            found[lemma].add(form)
    return found


def listed():
    """lemma -> (past, participle), each one form or more, or None for those that only join the rest"""
    found = {}
    for line in open(os.path.join(HERE, 'make_verb.tsv'), encoding='utf-8'):
        if line[0] == '#' or not line.strip():
            continue
        fields = line.rstrip('\n').split('\t')
        found[fields[0]] = (fields[1].split(','), fields[2].split(',')) if len(fields) > 2 else None
    return found


def is_long(lemma):
    """Of two syllables or more: "canceled" is as good as "cancelled"."""
    return len(re.findall('[%s]+' % VOWEL, lemma)) > 1


def with_ending(lemma, ending, forms):
    """Regular, but for a doubled consonant or another spelling that the exceptions have."""
    known = sorted(form for form in forms if form.endswith(ending))
    if known:
        return known + [form[:-len(ending) - 1] + ending for form in known if is_long(lemma)
                        and form == lemma + lemma[-1] + ending]
    if lemma.endswith('ie') and ending == 'ing':
        return [lemma[:-2] + 'ying']
    if lemma.endswith('e') and not (ending == 'ing' and lemma.endswith(('ee', 'oe', 'ye'))):
        return [lemma[:-1] + ending]
    if re.search('[^%s]y$' % VOWEL, lemma) and ending == 'ed':
        return [lemma[:-1] + 'ied']
    return [lemma + ending]


def third(lemma):
    if re.search('[^%s]y$' % VOWEL, lemma):
        return lemma[:-1] + 'ies'
    return lemma + ('es' if re.search('(s|x|z|ch|sh|[^%so]o)$' % VOWEL, lemma) else 's')


def forms_of(lemma, exceptions, own):
    """form -> its readings as a verb"""
    forms = collections.defaultdict(str)
    forms[lemma] += 'V'
    forms[third(lemma)] += 'Z'
    for form in with_ending(lemma, 'ing', exceptions):
        forms[form] += 'G'
    if own:
        for part, tag in zip(own, 'DP'):
            for form in part:
                forms[form] += tag
        return forms
    strange = sorted(form for form in exceptions if not form.endswith(('ing', 's')))
    for form in with_ending(lemma, 'ed', exceptions) if all(form.endswith('ed') for form in strange) else strange:
        forms[form] += 'DP'
    return forms


def singular(form, nouns):
    for one in (form[:-1], form[:-2] if form.endswith('es') else '',
                form[:-3] + 'y' if form.endswith('ies') else '',
                form[:-3] + 'f' if form.endswith('lves') else ''):
        if one in nouns:
            return one
    return form


def readings(form, lemma, verbal, number, nouns):
    """All readings of a form, the likeliest first."""
    weight = {letter: number[lemma, 'V'] + 1 for letter in verbal}
    as_noun = {form, singular(form, nouns) if 'Z' in verbal else form} & nouns
    if as_noun:
        # A verb that no tagged text has is likelier the noun.
        weight['N'] = max(number[noun, 'N'] for noun in as_noun) + (0.5 if number[lemma, 'V'] else 1.5)
    for letter in 'JR':
        if number[form, letter]:
            weight[letter] = number[form, letter]
    most = max(weight.values())
    return ''.join(sorted((x for x in weight if weight[x] * RARE >= most), key=lambda x: -weight[x]))


def main(folder='/usr/share/wordnet'):
    number, own, exceptions = counts(folder), listed(), irregular(folder)
    nouns = {noun for noun in small_words(folder) if number[noun, 'N'] or noun in own}
    verbs = {verb for verb in lemmas(folder, 'verb')
             if re.fullmatch('[a-z]{2,}', verb) and (number[verb, 'V'] or verb in own)} | set(own)
    rows = {}
    # A verb that is listed has its own base, be it the past of another that is told more often: "lay".
    for lemma in own:
        verbal = forms_of(lemma, exceptions[lemma], own[lemma])[lemma]
        rows[lemma] = (readings(lemma, lemma, verbal, number, nouns), lemma)
    for lemma in sorted(verbs, key=lambda verb: (-number[verb, 'V'], verb)):
        for form, verbal in sorted(forms_of(lemma, exceptions[lemma], own.get(lemma)).items()):
            if form not in rows:
                rows[form] = (readings(form, lemma, verbal, number, nouns), lemma)
    with open(os.path.join(HERE, 'en', 'verb.tsv'), 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for form, (letters, lemma) in sorted(rows.items()):
            if set(letters) & set('VZDPG'):
                out.write('%s\t%s\t%s\n' % (form, letters, lemma))


if __name__ == '__main__':
    main(*sys.argv[1:])
