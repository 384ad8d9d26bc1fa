/** Every kind of finding that `check` can make of a rubric that could be read: the rules, and what is found beside them. */
import { type DiagnosticKind, defineDiagnostic, type Severity } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { choiceChangesNothing, partUnused, sameAsUnknown } from './check-part.ts'
import {
  boundFinerThanRounding,
  boundSwallowedByRounding,
  gateHoldsOnNothing,
  missingCountsAsZero,
  scoreFromNothing,
  scoreWithoutGrade,
} from './edge-cases.ts'
import { mutationUnnoticed } from './mutations/run-mutations.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules.ts'
import {
  testAnswerUnread,
  testExpectsUnknown,
  testFails,
  testsMissing,
  testUnknownItem,
} from './test-findings.ts'

// What can be wrong with a comment that silences a finding.

export const suppressionUnused = defineDiagnostic('check/suppression-unused', 'warning', {
  id: 'Komentar ini mengabaikan `{rule}`, padahal temuan itu tidak ada {where}.',
  idRemedy: '{hint}Hapus komentarnya.',
  en: 'This comment silences `{rule}`, but there is nothing of that kind {where}.',
  enRemedy: '{hint}Remove the comment.',
})

export const suppressionWithoutReason = defineDiagnostic(
  'check/suppression-without-reason',
  'warning',
  {
    id: 'Komentar yang mengabaikan `{rule}` tidak memuat alasannya.',
    idRemedy:
      'tulis alasannya sesudah titik dua: `# rb-score {verb} {rule}: sesuai lampiran peraturan`.',
    en: 'The comment that silences `{rule}` gives no reason.',
    enRemedy: 'write why after a colon: `# rb-score {verb} {rule}: as printed in the regulation`.',
  },
)

export const suppressionForm = defineDiagnostic('check/suppression-form', 'warning', {
  id: 'Komentar ini ditujukan kepada rb-score, tetapi tidak dapat dibaca.',
  idRemedy: 'tulis `# rb-score ignore ATURAN: alasan`, atau `ignore-file` untuk seluruh file.',
  en: 'This comment is meant for rb-score but cannot be read.',
  enRemedy: 'write `# rb-score ignore RULE: reason`, or `ignore-file` for the whole file.',
})

export interface FindingKind {
  /** The code is `check/<name>`. */
  readonly name: string
  readonly severity: Severity
  readonly summary: Required<Localized>
  readonly words: Rule['words']
  /** Where it comes from. */
  readonly source: 'rule' | 'part' | 'test' | 'edge-case' | 'mutation' | 'comment'
  readonly canFix: boolean
}

/** In the order in which lists show them. */
export function findingKinds(): readonly FindingKind[] {
  return [
    ...rules.map(({ name, severity, summary, words, fix }) => ({
      ...{ name, severity, summary, words },
      ...({ source: 'rule', canFix: fix !== undefined } as const),
    })),
    ...besides('part', PART_KINDS),
    ...besides('test', TEST_KINDS),
    ...besides('edge-case', EDGE_CASE_KINDS),
    ...besides('mutation', MUTATION_KINDS),
    ...besides('comment', COMMENT_KINDS),
  ]
}

type Summarised = readonly [DiagnosticKind, Required<Localized>]

const PART_KINDS: readonly Summarised[] = [
  [
    sameAsUnknown,
    {
      id: '`same-as` menyebut edisi atau bagian yang tidak ada.',
      en: '`same-as` names an edition or a part that is not there.',
    },
  ],
  [
    choiceChangesNothing,
    {
      id: 'Pilihan yang diambil lain daripada pada rubrik induknya, tetapi tidak mengubah apa pun.',
      en: 'A choice that is taken otherwise than in the rubric it extends, and changes nothing.',
    },
  ],
  [
    partUnused,
    {
      id: 'Bagian bersama yang tidak dipakai rubrik mana pun.',
      en: 'A shared part that no rubric takes in.',
    },
  ],
]

const TEST_KINDS: readonly Summarised[] = [
  [
    testFails,
    {
      id: 'Uji di dalam rubrik memberi hasil lain daripada yang diharapkan.',
      en: 'A test inside the rubric gives another result than it expects.',
    },
  ],
  [
    testExpectsUnknown,
    {
      id: 'Uji mengharapkan hasil dari bagian atau syarat yang tidak ada.',
      en: 'A test expects something of a node or gate that is not there.',
    },
  ],
  [
    testAnswerUnread,
    {
      id: 'Jawaban dalam uji tidak ada pada skalanya.',
      en: 'An answer in a test is not on its scale.',
    },
  ],
  [
    testUnknownItem,
    {
      id: 'Uji memberi jawaban untuk butir yang tidak ada.',
      en: 'A test answers an item that is not there.',
    },
  ],
  [
    testsMissing,
    { id: 'Rubrik tidak memiliki uji sendiri.', en: 'The rubric has no tests of its own.' },
  ],
]

const EDGE_CASE_KINDS: readonly Summarised[] = [
  [
    scoreWithoutGrade,
    {
      id: 'Nilai yang dapat dicapai tidak mendapat predikat.',
      en: 'A score that can be reached gets no grade.',
    },
  ],
  [
    boundFinerThanRounding,
    {
      id: 'Nilai tepat pada batas tidak mendapat predikat itu karena pembulatan.',
      en: 'A score exactly at a bound misses its grade because of rounding.',
    },
  ],
  [
    boundSwallowedByRounding,
    {
      id: 'Tidak ada nilai terbulatkan di antara dua batas.',
      en: 'No rounded score lies between two bounds.',
    },
  ],
  [
    scoreFromNothing,
    {
      id: 'Ada nilai padahal tidak ada butir yang berlaku.',
      en: 'There is a score although no item applies.',
    },
  ],
  [
    gateHoldsOnNothing,
    {
      id: 'Syarat terpenuhi padahal tidak ada butir yang berlaku.',
      en: 'A gate holds although no item applies.',
    },
  ],
  [
    missingCountsAsZero,
    {
      id: 'Jawaban kosong menurunkan nilai seolah-olah dijawab 0.',
      en: 'A missing answer lowers the score as if it were 0.',
    },
  ],
]

const MUTATION_KINDS: readonly Summarised[] = [
  [
    mutationUnnoticed,
    {
      id: 'Dengan --mutate: satu angka atau aturan perhitungan berubah dan tidak ada uji yang gagal.',
      en: 'With --mutate: a number or policy changes and no test fails.',
    },
  ],
]

const COMMENT_KINDS: readonly Summarised[] = [
  [
    suppressionUnused,
    {
      id: 'Komentar mengabaikan temuan yang tidak ada.',
      en: 'A comment silences what is not there.',
    },
  ],
  [
    suppressionWithoutReason,
    {
      id: 'Komentar mengabaikan temuan tanpa alasan.',
      en: 'A comment silences a finding without a reason.',
    },
  ],
  [
    suppressionForm,
    {
      id: 'Komentar untuk rb-score yang tidak dapat dibaca.',
      en: 'A comment for rb-score that cannot be read.',
    },
  ],
]

function besides(
  source: FindingKind['source'],
  kinds: readonly Summarised[],
): readonly FindingKind[] {
  return kinds.map(([{ definition }, summary]) => ({
    name: definition.code.replace(/^check\//, ''),
    severity: definition.severity,
    ...{ summary, words: definition, source, canFix: false },
  }))
}

export function ruleNames(): readonly string[] {
  return findingKinds().map(kind => kind.name)
}

/** `weights-sum` and `check/weights-sum` name the same rule. */
export function isRuleNamed(code: string, name: string): boolean {
  return code === name || code === `check/${name}`
}
