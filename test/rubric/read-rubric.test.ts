import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeText } from '../../src/diagnostics/place.ts'
import { exactText } from '../../src/math/exact.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { placeAt } from '../../src/rubric/source-node.ts'
import { anyText } from '../support/any-text.ts'
import { runs } from '../support/soak.ts'

const SMALL = `rubric: small
edition: "1"
title: Kecil
kind: survey
basis:
  - { name: Contoh, covers: [items], verified: false, note: contoh }
scales:
  s4: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4, label: { id: Baik, en: Good }, also: [B] }] }
items:
  - { id: U1, text: Satu, scale: s4 }
  - { id: U2, text: Dua, scale: s4 }
score:
  id: total
  items: { over: respondents }
  of:
    - { item: U1, weight: 1/3 }
    - { item: U2, weight: 2/3 }
grades:
  bands:
    - { grade: A, from: 3.5 }
    - { grade: B, from: 2 }
`

const read = (text: string) => readRubric({ file: 'small.yaml', text })
const found = (text: string) =>
  read(text).problems.map(
    problem => `${placeText(problem.place ?? { kind: 'file', file: '?' })} ${problem.code}`,
  )
const changed = (from: string, to: string) => {
  expect(SMALL).toContain(from)
  return SMALL.replace(from, to)
}

describe('readRubric', () => {
  it('reads weights and bounds exactly, from their own text', () => {
    const { rubric, problems } = read(SMALL)
    expect(problems).toEqual([])
    expect(rubric?.score.children.map(child => exactText(child.weight))).toEqual(['1/3', '2/3'])
    expect(rubric?.grades[0]?.bands.map(band => band.bound && exactText(band.bound.value))).toEqual(
      ['7/2', '2'],
    )
  })

  it('keeps the place of every value', () => {
    const { rubric } = read(SMALL)
    const band = rubric?.grades[0]?.bands[1]
    const item = rubric?.items[1]
    expect(band && placeText(placeAt(band.source, 'from'))).toBe('small.yaml:21:25')
    expect(item && placeText(placeAt(item.source, 'text'))).toBe('small.yaml:11:21')
  })

  it.each([
    ['a comma in a number', 'from: 3.5', 'from: "3,5"', 'small.yaml:20:25 rubric/not-a-number'],
    [
      'a comma in a number between braces',
      '{ item: U1, weight: 1/3 }',
      '{ item: U1, weight: 0,333 }',
      'small.yaml:16:27 rubric/not-a-number',
    ],
    ['an unknown key', 'weight: 1/3', 'weigth: 1/3', 'small.yaml:16:19 rubric/unknown-key'],
    ['a key that is missing', 'kind: survey\n', '', 'small.yaml:1:1 rubric/missing-key'],
    [
      'a duplicate key',
      'title: Kecil',
      'title: Kecil\ntitle: Lain',
      'small.yaml:4:1 rubric/duplicate-key',
    ],
    ['a duplicate id', 'id: U2', 'id: U1', 'small.yaml:11:11 rubric/duplicate-id'],
    ['a node named like an item', 'id: total', 'id: U2', 'small.yaml:13:7 rubric/duplicate-id'],
    [
      'two gates that decide one thing',
      'grades:',
      'gates:\n  - { verdict: a, all: [{ node: total, at-least: 1 }] }\n  - { verdict: a, all: [{ node: total, at-least: 2 }] }\ngrades:',
      'small.yaml:20:16 rubric/duplicate-id',
    ],
    [
      'a scale that is not there',
      'text: Dua, scale: s4',
      'text: Dua, scale: s5',
      'small.yaml:11:33 rubric/unknown-reference',
    ],
    [
      'an item that is not there',
      'item: U2',
      'item: U3',
      'small.yaml:17:7 rubric/unknown-reference',
    ],
    ['an item scored twice', 'item: U2', 'item: U1', 'small.yaml:17:7 rubric/item-scored-twice'],
    ['a weight of zero', 'weight: 1/3', 'weight: 0', 'small.yaml:16:27 rubric/weight-not-positive'],
    ['bands out of order', 'from: 2', 'from: 3.6', 'small.yaml:21:7 rubric/band-order'],
    [
      'no place where respondents are averaged',
      '  items: { over: respondents }\n',
      '',
      'small.yaml:15:5 rubric/reduction-missing',
    ],
    [
      'averaging twice',
      'id: total\n',
      'id: total\n  over: respondents\n',
      'small.yaml:18:7 rubric/reduction-twice',
    ],
    [
      'a policy about persons above persons',
      'id: total\n',
      'id: total\n  at-least: 1/2\n',
      'small.yaml:14:13 rubric/at-least-above-persons',
    ],
    [
      'a map where text is wanted',
      'edition: "1"',
      'edition: { a: b }',
      'small.yaml:2:10 rubric/wrong-type',
    ],
    ['an empty value', 'title: Kecil', 'title:', 'small.yaml:3:7 rubric/empty-value'],
    ['an alias', 'title: Kecil', 'title: *nama', 'small.yaml:3:8 rubric/yaml-feature'],
    ['an anchor', 'title: Kecil', 'title: &nama Kecil', 'small.yaml:3:14 rubric/yaml-feature'],
    ['a tag', 'title: Kecil', 'title: !!js/function Kecil', 'small.yaml:3:22 rubric/yaml-feature'],
  ])('finds %s where it stands', (_, from, to, expected) => {
    expect(found(changed(from, to))).toContain(expected)
  })

  it('collects all problems instead of stopping at the first', () => {
    const text = changed('weight: 1/3', 'weigth: 1/3')
      .replace('from: 3.5', 'from: "3,5"')
      .replace('kind: survey', 'kind: survai')
    expect(found(text).length).toBe(3)
  })

  it('says of a comma between braces, once, that a point is meant', () => {
    const { problems } = read(changed('from: 3.5', 'from: 3,5'))
    expect(problems.map(({ remedy }) => remedy.en)).toEqual(['use a point, not a comma: `3.5`.'])
  })

  it('tells one broken line once, not everything that follows from it', () => {
    const broken = changed('title: Kecil', 'title: { id: Kecil').replace(
      'kind: survey',
      'kind: "survey',
    )
    expect(found(broken)).toEqual([expect.stringContaining('rubric/yaml-syntax')])
  })

  it('says what was probably meant', () => {
    const [problem] = read(changed('weight: 1/3', 'weigth: 1/3')).problems
    expect(problem?.remedy).toEqual({
      id: 'mungkin maksudnya `weight`?',
      en: 'did you mean `weight`?',
    })
  })

  it('touches no prototype and no inherited key', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(found(changed('title: Kecil', `title: Kecil\n${key}: { polluted: true }`))).toContain(
        'small.yaml:4:1 rubric/unknown-key',
      )
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('one slip is one problem', () => {
  const TEXT = `rubric: uji
edition: "2026.1"
title: Uji
kind: worksheet
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales:
  mutu:
    categories:
      - { code: A, points: 1 }
      - { code: B, points: 0 }
items:
  - { id: 1.a, scale: mutu, options: { A: Ya } }
  - { id: 1.b, scale: mutu, options: { A: Ya } }
  - { id: luas, inputs: [l, k], ratio: { of: l, to: k, when-denominator-zero: lowest } }
score: { id: nilai, of: [1.a, { id: dua, of: [1.b, luas] }] }
gates:
  - { verdict: layak, all: [{ item: 1.a, is: A }, { node: dua, at-least: 50% }] }
  - { verdict: baik, all: [{ item: 1.a, is: A }, { node: dua, at-least: 75% }] }
`
  const problemsOf = (from: string, to: string) => {
    expect(TEXT).toContain(from)
    return readRubric({ file: 'x.yaml', text: TEXT.replace(from, to) }).problems
  }

  it.each([
    ['an id written twice', 'id: 1.b, scale', 'id: 1.a, scale', 'The id `1.a` is used twice'],
    [
      'a group that is not indented',
      'scales:\n  mutu:\n    c',
      'scales:\nmutu:\n    c',
      'The key `mutu` is not known',
    ],
    [
      'a colon in a list of texts',
      'options: { A: Ya }',
      'columns: [a, b: c]',
      'in quotes where it holds `:`',
    ],
    [
      'a scale misspelt where it is used',
      '1.a, scale: mutu',
      '1.a, scale: muut',
      'There is no scale `muut`',
    ],
    ['a scale misspelt where it is defined', '  mutu:', '  mutuu:', 'There is no scale `mutu`'],
    [
      'a scale of two forms',
      'categories:',
      'number: { decimals: 0 }\n    categories:',
      '`categories` or `number`, one of the two',
    ],
    [
      'a code without points',
      '{ code: A, points: 1 }',
      '{ code: A }',
      'so its points must be written',
    ],
    ['an input misspelt in its ratio', 'of: l,', 'of: m,', 'There is no input `m`'],
    [
      'an item misspelt where it is defined',
      'id: 1.b, scale',
      'id: 1.c, scale',
      'There is no item `1.b`',
    ],
    ['a node misspelt where it is defined', 'id: dua', 'id: duaa', 'There is no node `dua`'],
    ['a code misspelt where it is defined', '{ code: A,', '{ code: C,', 'There is no code `A`'],
    ['a code written twice', '{ code: B,', '{ code: A,', 'The code `A` is used twice'],
    ['a needed key misspelt', 'title: Uji', 'titel: Uji', 'The key `titel` is not known'],
    ['a needed key in Indonesian', 'score: {', 'skor: {', 'The key `skor` is not known'],
    ['an item without a scale', '1.a, scale: mutu', '1.a', 'needs `scale` or `ratio`'],
    ['a language without its space', 'title: Uji', 'title: { id:Uji }', 'The key `id:Uji`'],
    [
      'a needed key without its colon',
      'id: dua, of',
      'id dua, of',
      'The key `id dua` is not known',
    ],
    [
      'a tag and two aliases',
      'options: { A: Ya }',
      'options: { A: *y, B: *y }',
      'Anchors, aliases and tags',
    ],
  ])('%s', (_, from, to, says) => {
    const problems = problemsOf(from, to)
    expect(problems.map(({ message }) => message.en)).toEqual([expect.stringContaining(says)])
  })

  it('that names the other places', () => {
    const [problem] = problemsOf('  mutu:', '  mutuu:')
    expect(problem?.place).toMatchObject({ line: 12 })
    expect(problem?.related.map(({ place }) => place)).toEqual([
      expect.objectContaining({ line: 13 }),
    ])
    expect(problem?.remedy.en).toBe('did you mean `mutuu`?')
  })

  it('that guesses among what the tree lacks', () => {
    const remedy = (from: string, to: string) => problemsOf(from, to)[0]?.remedy.en
    expect(remedy('id: 1.b, scale', 'id: 1b, scale')).toBe('did you mean `1b`?')
    expect(remedy('  - { id: 1.b, scale: mutu, options: { A: Ya } }\n', '')).toBe(
      'there are: `1.a`, `l`, `k`, `luas`.',
    )
    expect(remedy('1.a, scale: mutu', '1.a')).toBe('add `scale:` or `ratio:`.')
  })

  it('and two slips are two', () => {
    const problems = problemsOf('1.a, scale: mutu', '1.a, scale: muut').length
    const both = TEXT.replace('1.a, scale: mutu', '1.a, scale: muut').replace('of: l,', 'of: m,')
    expect(problems).toBe(1)
    expect(readRubric({ file: 'x.yaml', text: both }).problems).toHaveLength(2)
  })

  it('a number written otherwise comes with how to write it', () => {
    const remedy = (number: string) => problemsOf('points: 1', `points: ${number}`)[0]?.remedy.en
    expect(['1 / 9', '½', '2O', 'l5', '.5', '11%'].map(remedy)).toEqual([
      ...[
        'write `1/9`.',
        'write `1/2`.',
        'write `20`.',
        'write `15`.',
        'write `0.5`.',
        'write `11` where its like are points or percents, `11/100` where they are shares (0 to 1).',
      ],
    ])
    expect(remedy('banyak')).toBe('write the number alone.')
  })

  it('a forgotten colon or space comes with what to write', () => {
    const remedy = (from: string, to: string) => problemsOf(from, to)[0]?.remedy.en
    const text = 'write `id: dua`, with a colon and a space.'
    expect(remedy('id: dua, of', 'id:dua, of')).toBe(text)
    expect(remedy('id: dua, of', 'id dua, of')).toBe(text)
    expect(remedy('id: dua, of', 'id=dua, of')).toBe(text)
  })
})

describe('hostile YAML', () => {
  const hostile: readonly (readonly [string, string, string])[] = [
    ['a billion laughs', `a: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n`, 'rubric/yaml-feature'],
    ['ten thousand open brackets', '['.repeat(10_000), 'rubric/nested-too-deep'],
    ['ten thousand dashes in a line', '- '.repeat(10_000), 'rubric/nested-too-deep'],
    [
      'a staircase of keys',
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
      'rubric/nested-too-deep',
    ],
    ['more than 1 MiB', `title: ${'x'.repeat(1024 * 1024)}`, 'rubric/file-too-large'],
    ['a NUL byte', 'title: a\0b', 'rubric/binary-file'],
    ['nothing', '', 'rubric/empty-file'],
    ['only a comment', '# nothing\n', 'rubric/empty-file'],
    ['a list', '- a\n- b\n', 'rubric/wrong-type'],
    ['a bare word', 'halo', 'rubric/wrong-type'],
    ['a key that is a list', '? [a, b]\n: c\n', 'rubric/key-not-text'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'rubric/yaml-syntax'],
  ]
  it.each(hostile)('%s is refused with a reason', (_, text, code) => {
    const started = performance.now()
    const { rubric, problems } = read(text)
    expect(rubric).toBeUndefined()
    expect(problems.map(problem => problem.code)).toContain(code)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('any change to the bytes of a rubric ends in problems or in a rubric, never in an exception', () => {
    fc.assert(
      fc.property(
        fc.nat(SMALL.length - 1),
        fc.nat(4),
        anyText({ maxLength: 4 }),
        (at, cut, put) => {
          const { rubric, problems } = read(SMALL.slice(0, at) + put + SMALL.slice(at + cut))
          expect(rubric !== undefined || problems.length > 0).toBe(true)
        },
      ),
      { seed: 31, numRuns: runs(500) },
    )
  })
})

describe('extends', () => {
  const derived = `rubric: smaller\nedition: "2"\nextends: small\nscore:\n  of:\n    - { item: U2, weight: 0.5 }\n`
  const find = (id: string) => (id === 'small' ? { file: 'small.yaml', text: SMALL } : undefined)

  it('changes what it names and keeps the rest, with places in both files', () => {
    const { rubric, problems } = readRubric({ file: 'smaller.yaml', text: derived }, find)
    expect(problems).toEqual([])
    expect(rubric?.score.children.map(child => exactText(child.weight))).toEqual(['1/3', '1/2'])
    const [first, second] = rubric?.score.children ?? []
    expect(first && placeText(placeAt(first.source, 'weight'))).toBe('small.yaml:16:27')
    expect(second && placeText(placeAt(second.source, 'weight'))).toBe('smaller.yaml:6:27')
  })

  it('keeps neither the tests nor the name of its base', () => {
    const { rubric } = readRubric({ file: 'smaller.yaml', text: derived }, find)
    expect([rubric?.id, rubric?.edition, rubric?.tests]).toEqual(['smaller', '2', []])
  })

  it.each([
    ['a base that is not there', 'extends: small', 'extends: nowhere'],
    ['a circle', 'extends: small', 'extends: smaller'],
  ])('refuses %s', (_, from, to) => {
    const text = derived.replace(from, to)
    const circular = (id: string) => (id === 'smaller' ? { file: 'smaller.yaml', text } : undefined)
    const { rubric, problems } = readRubric({ file: 'smaller.yaml', text }, circular)
    expect(rubric).toBeUndefined()
    expect(problems.map(problem => problem.code)).toEqual(['rubric/extends'])
  })
})

describe('fingerprints', () => {
  const fingerprints = (text: string) => {
    const { rubric } = read(text)
    return [rubric?.codebookFingerprint, rubric?.scoringFingerprint]
  }
  const [codebook, scoring] = fingerprints(SMALL)

  it('do not change with words, sources and layout', () => {
    const reworded = SMALL.replace('title: Kecil', 'title: Lain')
      .replace('text: Dua', 'text: Kedua')
      .replace('# ', '')
    expect(fingerprints(`# a comment\n${reworded}`)).toEqual([codebook, scoring])
  })

  it.each([
    ['a weight', 'weight: 1/3', 'weight: 1/4'],
    ['a bound', 'from: 3.5', 'from: 3.6'],
    ['a grade', 'grade: A', 'grade: AA'],
  ])('%s changes the scoring alone: the counts can still be merged', (_, from, to) => {
    const [otherCodebook, otherScoring] = fingerprints(changed(from, to))
    expect(otherCodebook).toBe(codebook)
    expect(otherScoring).not.toBe(scoring)
  })

  it('a code changes both', () => {
    const [otherCodebook, otherScoring] = fingerprints(changed('{ code: 1 }', '{ code: 0 }'))
    expect(otherCodebook).not.toBe(codebook)
    expect(otherScoring).not.toBe(scoring)
  })

  it('a number written another way changes nothing', () => {
    expect(fingerprints(changed('from: 3.5', 'from: 7/2'))).toEqual([codebook, scoring])
  })
})
