import { describe, expect, it } from 'vitest'
import { type Diagnostic, defineDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { renderDiagnostics } from '../../src/render/render-diagnostics.ts'

const unknownAnswer = defineDiagnostic('responses/unknown-answer', 'error', {
  id: '`{answer}` pada kolom `{column}` tidak ada pada skala `persepsi-4`: 1, 2, 3, 4.\n37 kali di kolom ini (baris 212, 215, 301, …).',
  idRemedy: 'betulkan datanya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
  en: '`{answer}` in column `{column}` is not on the scale `persepsi-4`: 1, 2, 3, 4.\n37 times in this column (rows 212, 215, 301, …).',
  enRemedy: 'correct the data, or score without these answers with --on-unknown missing.',
})

const twoMeanings = defineDiagnostic('scale/label-two-meanings', 'error', {
  id: '"TB" berarti dua hal pada skala `persepsi-4`.',
  idRemedy: 'hapus salah satu; singkatan bermakna ganda sebaiknya tidak dipakai.',
  en: '"TB" means two things on the scale `persepsi-4`.',
  enRemedy: 'remove one of them.',
})

const joined = defineDiagnostic('responses/spellings-joined', 'note', {
  id: 'Dua ejaan disatukan.',
  en: 'Two spellings joined.',
})

const RUBRIC = [
  ...Array.from({ length: 12 }, () => '# …'),
  '      - { code: 1, points: 1, label: { id: Tidak baik }, also: [TB] }',
  ...Array.from({ length: 4 }, () => '# …'),
  '    no-answer: { not-applicable: [Tidak berlaku, TB] }',
].join('\n')

function at(line: number, column: number, length: number) {
  return {
    kind: 'text',
    file: 'rubrics/skm-kab.yaml',
    line,
    column,
    endLine: line,
    endColumn: column + length,
  } as const
}

function shown(diagnostics: readonly Diagnostic[], sources?: (file: string) => string | undefined) {
  return renderDiagnostics(diagnostics, {
    language: 'id',
    colour: false,
    ...(sources === undefined ? {} : { sources }),
  })
}

describe('renderDiagnostics', () => {
  it('says where, how grave and which; what; and how to mend it', () => {
    const place = { kind: 'table', file: 'jawaban.csv', row: 212, column: 8 } as const
    const problem = unknownAnswer(place, { answer: '5', column: 'U3' })
    expect(shown([problem])).toBe(
      [
        'jawaban.csv:212:8  kesalahan  responses/unknown-answer',
        '  `5` pada kolom `U3` tidak ada pada skala `persepsi-4`: 1, 2, 3, 4.',
        '  37 kali di kolom ini (baris 212, 215, 301, …).',
        '  Saran: betulkan datanya, atau hitung tanpa jawaban ini dengan --on-unknown',
        '  missing.',
        '',
      ].join('\n'),
    )
    expect(renderDiagnostics([problem], { language: 'en', colour: false })).toContain(
      '  Fix: correct the data, or score without these answers',
    )
  })

  it('frames the line and the related line of the same file, in the order of the file', () => {
    const problem = twoMeanings(at(18, 50, 2), {}, [
      {
        place: at(13, 65, 2),
        label: { id: 'di sini Tidak baik (1)', en: 'here Tidak baik (1)' },
      },
    ])
    expect(shown([problem], () => RUBRIC)).toBe(
      [
        'rubrics/skm-kab.yaml:18:50  kesalahan  scale/label-two-meanings',
        '  "TB" berarti dua hal pada skala `persepsi-4`.',
        '   13 │       - { code: 1, points: 1, label: { id: Tidak baik }, also: [TB] }',
        '      │                                       di sini Tidak baik (1) ─► ^^',
        '   18 │     no-answer: { not-applicable: [Tidak berlaku, TB] }',
        '      │                                                  ^^',
        '  Saran: hapus salah satu; singkatan bermakna ganda sebaiknya tidak dipakai.',
        '',
      ].join('\n'),
    )
  })

  it('names a related place that has no text at hand', () => {
    const problem = twoMeanings(at(18, 50, 2), {}, [
      { place: at(13, 65, 2), label: { id: 'Tidak baik (1)', en: 'Tidak baik (1)' } },
    ])
    expect(shown([problem])).toContain('  Lihat juga rubrics/skm-kab.yaml:13:65: Tidak baik (1)\n')
  })

  it('keeps the caret under the letter after tabs and wide letters', () => {
    const text = shown([twoMeanings(at(1, 5, 2))], () => '\t保健 TB')
    expect(text).toContain('    1 │  保健 TB\n      │       ^^\n')
  })

  it('shows the part of a long line around the caret', () => {
    const text = shown([twoMeanings(at(1, 301, 2))], () => `${'a'.repeat(300)}TB${'b'.repeat(300)}`)
    const [, , line = '', caret = ''] = text.split('\n')
    expect(line).toMatch(/^ {4}1 │ …a+TBb+…$/)
    expect(caret.indexOf('^')).toBe(line.indexOf('TB'))
    expect([...line].length).toBeLessThan(80)
  })

  it('shows no frame where the file has no such line any more', () => {
    expect(shown([twoMeanings(at(18, 50, 2))], () => 'one line')).not.toContain('│')
  })

  it('sorts by place, without a remedy line where there is nothing to mend', () => {
    const place = (row: number) => ({ kind: 'table', file: 'a.csv', row }) as const
    expect(shown([joined(place(9)), joined(place(2)), joined(undefined)])).toBe(
      [
        'catatan  responses/spellings-joined\n  Dua ejaan disatukan.\n',
        'a.csv:2  catatan  responses/spellings-joined\n  Dua ejaan disatukan.\n',
        'a.csv:9  catatan  responses/spellings-joined\n  Dua ejaan disatukan.\n',
      ].join('\n'),
    )
  })

  it('breaks the line of place, severity and code between them where it is too long', () => {
    const file = 'rubrics/kepuasan-layanan-kabupaten-contoh-2026.yaml'
    const long = twoMeanings({ ...at(13, 56, 2), file }, {})
    const lines = (width: number) =>
      renderDiagnostics([long], { language: 'en', colour: false, width }).split('\n')
    expect(lines(80).slice(0, 2)).toEqual([`${file}:13:56  error`, '  scale/label-two-meanings'])
    expect(lines(100)[0]).toBe(`${file}:13:56  error  scale/label-two-meanings`)
    expect(lines(60).every(line => line.length < 60 || line === `${file}:13:56`)).toBe(true)
  })

  it('gives nothing for no problems', () => {
    expect(shown([])).toBe('')
  })

  it('never lets data, file names or source lines steer the terminal', () => {
    const place = { ...at(1, 2, 1), file: 'x\u001B]0;y\u0007.yaml' }
    const problem = unknownAnswer(place, { answer: '\u001B[2J', column: 'a\u202Eb' })
    expect(shown([problem], () => '\u001B[31m\u202E')).not.toMatch(/[\u001B\u0007\u202E]/)
  })

  it('says the same with colour as without', () => {
    const problem = twoMeanings(at(18, 50, 2))
    const coloured = renderDiagnostics([problem], {
      language: 'id',
      colour: true,
      sources: () => RUBRIC,
    })
    expect(coloured).toContain('\u001B[')
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(shown([problem], () => RUBRIC))
  })
})
