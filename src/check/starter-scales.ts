/** The scales that a new rubric can begin with. */
import type { Localized } from '../language/language.ts'

export interface StarterScale {
  readonly id: string
  readonly about: Required<Localized>
  /** The scale as YAML, indented to stand below `scales:`. */
  readonly lines: readonly string[]
  /** Codes of the lowest and the highest answer, and one between where there is one. */
  readonly lowest: string
  readonly highest: string
  /** Points of the ends. */
  readonly range: readonly [number, number]
}

const NO_ANSWERS = [
  '    no-answer:',
  '      blank: ["-", Kosong]',
  '      dont-know: [Tidak tahu]',
  '      not-applicable: [Tidak berlaku]',
]

export const starterScales: readonly StarterScale[] = [
  {
    id: 'setuju-5',
    about: {
      id: 'sangat tidak setuju (1) sampai sangat setuju (5)',
      en: 'strongly disagree (1) to strongly agree (5)',
    },
    lines: [
      '  setuju-5:',
      '    categories:',
      '      - { code: 1, label: { id: Sangat tidak setuju, en: Strongly disagree }, also: [STS] }',
      '      - { code: 2, label: { id: Tidak setuju, en: Disagree }, also: [TS] }',
      '      - { code: 3, label: { id: Netral, en: Neutral }, also: [N, Ragu-ragu] }',
      '      - { code: 4, label: { id: Setuju, en: Agree }, also: [S] }',
      '      - { code: 5, label: { id: Sangat setuju, en: Strongly agree }, also: [SS] }',
      ...NO_ANSWERS,
    ],
    lowest: '1',
    highest: '5',
    range: [1, 5],
  },
  {
    id: 'baik-4',
    about: { id: 'tidak baik (1) sampai sangat baik (4)', en: 'poor (1) to very good (4)' },
    lines: [
      '  baik-4:',
      '    categories:',
      '      - { code: 1, label: { id: Tidak baik, en: Poor } }',
      '      - { code: 2, label: { id: Kurang baik, en: Below standard } }',
      '      - { code: 3, label: { id: Baik, en: Good } }',
      '      - { code: 4, label: { id: Sangat baik, en: Very good } }',
      ...NO_ANSWERS,
    ],
    lowest: '1',
    highest: '4',
    range: [1, 4],
  },
  {
    id: 'ya-tidak',
    about: { id: 'ya (1) atau tidak (0)', en: 'yes (1) or no (0)' },
    lines: [
      '  ya-tidak:',
      '    categories:',
      '      - { code: Tidak, points: 0, label: { id: Tidak, en: "No" }, also: [T] }',
      '      - { code: Ya, points: 1, label: { id: Ya, en: "Yes" }, also: [Y] }',
      '    no-answer:',
      '      not-applicable: [Tidak berlaku]',
    ],
    lowest: 'Tidak',
    highest: 'Ya',
    range: [0, 1],
  },
  {
    id: 'abcd',
    about: { id: 'A (1), B (2/3), C (1/3), D (0)', en: 'A (1), B (2/3), C (1/3), D (0)' },
    lines: [
      '  abcd:',
      '    categories:',
      '      - { code: D, points: 0, label: { id: Belum ada, en: Not yet } }',
      '      - { code: C, points: 1/3, label: { id: Sebagian kecil, en: A small part } }',
      '      - { code: B, points: 2/3, label: { id: Sebagian besar, en: A large part } }',
      '      - { code: A, points: 1, label: { id: Seluruhnya, en: All of it } }',
      '    no-answer:',
      '      not-applicable: [Tidak berlaku]',
    ],
    lowest: 'D',
    highest: 'A',
    range: [0, 1],
  },
]
