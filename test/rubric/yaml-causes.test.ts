import { describe, expect, it } from 'vitest'
import { yamlCause } from '../../src/rubric/yaml-causes.ts'
import { soak } from '../support/soak.ts'
import { expectSlip, problemsIn, type Slip, SOUND_YAML } from '../support/yaml-slips.ts'

const SLIPS: readonly Slip[] = [
  ['["-"]', '-', '9:14', /lone dash/, '"-"'],
  ['["-"]', '[-, TB]', '9:15', /lone dash/, '["-", TB]'],
  ['["-"]', '[- TB, - TT]', '9:15', /commas and no dashes/, '[TB, TT]'],
  ['["-"]', '["-" "TB"]', '9:19', /no comma between/, '["-", "TB"]'],
  [
    '{ id: Satu, en: One }',
    '{ id: "Satu, en: "One" }',
    '2:14',
    /not closed/,
    '{ id: "Satu", en: "One" }',
  ],
  ['    categories', '\tcategories', '5:1', /tab/, '    categories'],
  ['      - { code: 2', '\t\t- { code: 2', '7:1', /tab/, '      - { code: 2'],
  ['id: Satu, en', 'id: "Satu, en', '2:14', /that opens here is not closed/, 'id: "Satu", en'],
  ['text: Halo', 'text: "Halo', '13:11', /not closed/, 'text: "Halo"'],
  ['text: Halo', "text: 'Halo", '13:11', /not closed/, 'text: Halo'],
  ['text: Halo', "text: 'Jum'at'", '13:16', /after the closing quote/, "text: 'Jum''at'"],
  ['text: Halo', 'text: "Si "A" itu"', '13:16', /after the closing quote/, 'text: \'Si "A" itu\''],
  ['"No" }', '"No"" }', '6:48', /after the closing quote/, '"No" }'],
  ['en: One }', 'en: One', '2:8', /not closed/, 'en: One }'],
  ['code: 1, label', 'code: 1,, label', '6:19', /one too many/, 'code: 1, label'],
  ['["-"]', '[TB, -]', '9:19', /lone dash/, '[TB, "-"]'],
  ['text: Halo', 'text: @Halo', '13:11', /cannot begin with the sign @/, 'text: "@Halo"'],
  [
    'text: Halo',
    'text: *Halo* itu',
    '13:11',
    /cannot begin with the sign \*/,
    'text: "*Halo* itu"',
  ],
  ['text: Halo', 'text: > 5', '13:11', /cannot begin with the sign >/, 'text: "> 5"'],
  ['text: Halo', 'text: & Halo', '13:11', /cannot begin with the sign &/, 'text: "& Halo"'],
  ['"No" } }', '"No" } }#x', '6:52', /no space before the #/, '"No" } } #x'],
  ['    text: Halo', '    Halo saja', '13:5', /a key was expected/, '    text: Halo saja'],
  ['text: Halo', 'text: "C:\\data"', '13:14', /backslash/, "text: 'C:\\data'"],
  ['    text: Halo', '    text：Halo', '13:9', /U\+FF1A/, '    text: Halo'],
  ['code: 1, label', 'code: 1，label', '6:18', /U\+FF0C/, 'code: 1, label'],
  ['text: Halo', 'text: “Halo: dunia”', '13:11', /U\+201C/, 'text: "Halo: dunia"'],
  ['    text: Halo', '\u00A0\u00A0\u00A0\u00A0text: Halo', '13:1', /U\+00A0/, '    text: Halo'],
  ['  - id: b', '  -\u00A0id: b', '12:4', /no ordinary one/, '  - id: b'],
  ['rubric: a', '%YAML 1.2\nrubric: a', '2:1', /begins with %/, 'rubric: a'],
  ['items:', '---\nitems:', '10:1', /second document/, 'items:'],
  [
    '    text: Halo',
    '<<<<<<< HEAD\n    text: Hai\n=======',
    '13:1',
    /mark of Git/,
    '    text: Hai',
  ],
]

describe('a YAML text that cannot be read', () => {
  it.each(SLIPS)('%j written as %j is shown at %s', (...slip) => expectSlip(slip))

  soak('says nothing in the words of the library, whatever is cut out of it', () => {
    const library = /collection|implicit|indicator|scalar|token|sufficiently|compact|plain value/i
    for (let at = 0; at < SOUND_YAML.length; at += 3) {
      for (const length of [1, 2]) {
        const [problem] = problemsIn(SOUND_YAML.slice(0, at) + SOUND_YAML.slice(at + length))
        expect(problem?.message.en ?? '').not.toMatch(library)
        expect(problem?.message.id ?? '').not.toMatch(/\b(?:the|this|line|key|quote)\b/)
      }
    }
  })

  it('is read where its lines end as on Windows or an old Mac, and behind a mark of order', () => {
    for (const end of ['\r\n', '\r'])
      expect(problemsIn(`\uFEFF${SOUND_YAML.replaceAll('\n', end)}`)).toEqual([])
  })

  soak('is searched in linear time', () => {
    const line = '  - { id: a, text: "x: y", scale: [s, { a: b }] }\n'
    const text = `items:\n${line.repeat(20_000)}  x\n y: 1\n`
    const before = Date.now()
    for (const code of ['BAD_INDENT', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY'] as const) {
      const { start } = yamlCause(text, { code, message: '', pos: [text.length - 5, text.length] })
      expect(start).toBeGreaterThan(text.length - 20)
    }
    expect(Date.now() - before).toBeLessThan(5_000)
  })
})
