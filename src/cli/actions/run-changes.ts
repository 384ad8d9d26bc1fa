/** `rb-score changes`: prints what differs between worksheets, and what each comes to. */
import { extname } from 'node:path'
import { LEAST_QUESTIONS, unmeasuredBecause } from '../../compare/readings-beside.ts'
import {
  type Agreement,
  type ComparedSheets,
  type SheetScore,
  saysUnit,
  sheetsOfAssessors,
  worksheetChanges,
} from '../../compare/worksheet-changes.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { numberText } from '../../language/exact-words.ts'
import type { Language } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { safeJson } from '../../language/safe-text.ts'
import { vocabularyOf } from '../../language/vocabulary.ts'
import { decimalText, exactText } from '../../math/exact.ts'
import { type Block, type Column, type TableBlock, textCell } from '../../render/blocks.ts'
import { markdownPage } from '../../render/render-markdown.ts'
import { consensusTabs } from '../../template/consensus-sheet.ts'
import { worksheetCsv } from '../../template/worksheet-csv.ts'
import { worksheetWorkbook } from '../../template/worksheet-workbook.ts'
import { earlierWorksheets } from '../../worksheets/earlier-worksheet.ts'
import type { Worksheet } from '../../worksheets/worksheet.ts'
import { type CommandAction, DONE } from '../command-definition.ts'
import { namedSources, shortName } from '../data-paths.ts'
import { checkedTarget } from '../output-target.ts'
import { blockPage, reportProblems } from '../print-blocks.ts'
import { writeText } from '../surroundings.ts'
import { checkNothingIsLost } from '../template-tabs.ts'
import { writeFile } from '../write-file.ts'
import { offeredRubrics } from './open-data.ts'

const needsTwo = defineDiagnostic('cli/changes-needs-two', 'error', {
  id: 'Perbedaan memerlukan dua lembar kerja, atau satu dengan kolom jawaban beberapa penilai; yang disebut {count}.',
  idRemedy: 'sebutkan yang lama, lalu yang baru: rb-score changes lama.xlsx baru.xlsx',
  en: 'What differs needs two worksheets, or one with columns of several assessors; {count} given.',
  enRemedy: 'name the old one, then the new one: rb-score changes old.xlsx new.xlsx',
})

const noWorksheet = defineDiagnostic('cli/changes-no-worksheet', 'error', {
  id: '`{file}` bukan lembar kerja yang dikenali.',
  idRemedy: 'berikan lembar kerja; untuk survei pakai rb-score assess baru.csv --previous lama.csv',
  en: '`{file}` is no worksheet that is known.',
  enRemedy: 'give a worksheet; for surveys use rb-score assess new.csv --previous old.csv',
})

const otherUnits = defineDiagnostic('cli/changes-other-units', 'warning', {
  id: 'Lembar ini dibandingkan satu sama lain, padahal dari unit yang namanya berbeda: {units}.',
  idRemedy: 'pastikan semuanya dari unit yang sama.',
  en: 'These sheets are compared with each other, although they name different units: {units}.',
  enRemedy: 'make sure that all are of the same unit.',
})

const consensusEnding = defineDiagnostic('cli/consensus-ending', 'error', {
  id: '--consensus menulis lembar CSV atau XLSX; `{file}` tidak berakhiran .csv atau .xlsx.',
  idRemedy: 'ganti akhiran nama filenya.',
  en: '--consensus writes a sheet as CSV or XLSX; `{file}` ends in neither .csv nor .xlsx.',
  enRemedy: 'give the file another ending.',
})

const CONSENSUS_FORMS = new Map<string, typeof worksheetCsv | typeof worksheetWorkbook>([
  ['.csv', worksheetCsv],
  ['.xlsx', worksheetWorkbook],
])

export const runChanges: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const together = typeof flags.consensus === 'string' ? flags.consensus : ''
  const asConsensus = CONSENSUS_FORMS.get(extname(together).toLowerCase())
  const target =
    together === '' ? undefined : checkedTarget(together, '--consensus', surroundings.cwd, operands)
  if (target !== undefined) {
    const place = { kind: 'command', word: '--consensus' } as const
    if (asConsensus === undefined) throw new Refusal([consensusEnding(place, { file: together })])
    if (flags.overwrite !== true) checkNothingIsLost(target, together, place)
  }
  const asked = typeof flags.rubric === 'string' ? { rubric: flags.rubric } : {}
  const known = await offeredRubrics(asked, call)
  const offered = known.filter(({ rubric }) => rubric.kind === 'worksheet')
  const level = typeof flags.level === 'string' ? flags.level : undefined
  const files: (readonly Worksheet[])[] = []
  const units = new Map<string, string>()
  for (const file of operands) {
    const sources = await namedSources(file, surroundings.cwd)
    const { sheets, notes } = await earlierWorksheets(sources, offered, level)
    if (sheets.length === 0) throw new Refusal([noWorksheet({ kind: 'file', file }, { file })])
    await reportProblems(notes, display, surroundings)
    files.push(sheets)
    for (const sheet of sheets) {
      if (saysUnit(sheet)) units.set(normalisedText(sheet.unit), sheet.unit)
    }
  }
  if (units.size > 1 && files.every(sheets => sheets.length === 1)) {
    const problem = otherUnits(undefined, { units: [...units.values()].join(', ') })
    await reportProblems([problem], display, surroundings)
  }
  const [only] = files
  const inOne = files.length === 1 && only ? assessorsOf(only, display.language) : undefined
  if (files.length < 2 && inOne === undefined) {
    const place = { kind: 'command', word: operands[0] ?? 'changes' } as const
    throw new Refusal([needsTwo(place, { count: operands.length })])
  }
  const names =
    inOne?.map(({ name }) => name) ??
    operands.map(file => shortName(file, operands, surroundings.cwd))
  const compared = worksheetChanges(inOne?.map(({ sheets }) => sheets) ?? files)
  if (target !== undefined && asConsensus) {
    const tabs = consensusTabs(compared, names, display.language)
    writeFile(target, together, asConsensus(tabs, display.language))
  }
  const digits = files.at(-1)?.[0]?.rubric.shownDigits ?? 2
  if (flags.format === 'json') {
    await writeText(surroundings.stdout, `${safeJson(changesJson(compared, names), 2)}\n`)
    return DONE
  }
  const blocks = compared.flatMap(each =>
    changeBlocks(each, names, digits, display.language, compared.length > 1),
  )
  const isPage = flags.format === 'markdown'
  await writeText(surroundings.stdout, isPage ? markdownPage(blocks) : blockPage(blocks, display))
  return DONE
}

/** By who answered, the sheets of one file; undefined where nobody assessed beside the unit. */
function assessorsOf(sheets: readonly Worksheet[], language: Language) {
  const { ofUnit: unit, ofVerifier: verified } = WORDS[language]
  const byName = new Map<string, Worksheet[]>()
  for (const { name, sheet } of sheets.flatMap(each =>
    sheetsOfAssessors(each, { unit, verified }),
  )) {
    const same = byName.get(name) ?? []
    byName.set(name, same)
    same.push(sheet)
  }
  return byName.size < 2
    ? undefined
    : [...byName].map(([name, each]) => ({ name, sheets: each as readonly Worksheet[] }))
}

function agreementWords(language: Language) {
  const { unmeasured, kappa, alpha, alphaOf, lenient, lenientMeans } =
    vocabularyOf(language).worksheet
  return { unmeasured, kappa, alpha, alphaOf, lenient, lenientMeans }
}

const WORDS = {
  id: {
    parts: { answer: 'jawaban', verified: 'verifikasi', evidence: 'bukti', note: 'catatan' },
    sheet: 'Lembar kerja',
    question: 'Pertanyaan',
    score: 'Nilai',
    difference: 'Selisih',
    who: 'Diisi oleh',
    provisional: 'sementara, ada yang belum diisi',
    same: 'Tidak ada perbedaan jawaban, bukti, verifikasi, atau catatan.',
    counted: (count: number) => `${count} perbedaan`,
    lacking: (files: string, areCompared: boolean) =>
      `Tidak ada pada ${files}${areCompared ? '; yang dibandingkan lembar-lembar lainnya' : ''}`,
    agree: (alike: number, of: number) =>
      `Sepakat pada ${alike} dari ${of} pertanyaan yang dijawab oleh semua`,
    ofUnit: 'Unit',
    ofVerifier: 'Verifikasi',
    ...agreementWords('id'),
  },
  en: {
    parts: { answer: 'answer', verified: 'verified', evidence: 'evidence', note: 'note' },
    sheet: 'Worksheet',
    question: 'Question',
    score: 'Score',
    difference: 'Difference',
    who: 'Filled in by',
    provisional: 'provisional, with blanks',
    same: 'No answer, evidence, verified value or note differs.',
    counted: (count: number) => `differences: ${count}`,
    lacking: (files: string, areCompared: boolean) =>
      `Not in ${files}${areCompared ? '; the others are compared' : ''}`,
    agree: (alike: number, of: number) => `Agreed on ${alike} of ${of} questions that all answered`,
    ofUnit: 'Unit',
    ofVerifier: 'Verified',
    ...agreementWords('en'),
  },
} as const

const NONE = '–'

/** The score from each file, then every question that differs. */
function changeBlocks(
  { unit, scores, changes, agreement }: ComparedSheets,
  names: readonly string[],
  digits: number,
  language: Language,
  areSeveral: boolean,
): readonly Block[] {
  const words = WORDS[language]
  const heading = areSeveral ? `${words.sheet}, ${unit}` : words.sheet
  const lacking = names.filter((_, at) => scores[at] === undefined)
  const lenient = changes.some(({ what }) => what === 'answer') ? agreement?.leniency : undefined
  const having = scores.flatMap((score, at) => (score === undefined ? [] : [at]))
  const leniencyAt = (at: number) => lenient?.[having.indexOf(at)]
  const shown = (score: SheetScore | undefined) =>
    score?.value === undefined ? NONE : numberText(decimalText(score.value, digits), language)
  const table: TableBlock = {
    kind: 'table',
    title: unit,
    columns: [
      { heading, kind: 'text' },
      { heading: words.score, kind: 'number' },
      { heading: words.difference, kind: 'number' },
      ...(lenient === undefined ? [] : [{ heading: words.lenient, kind: 'number' } as const]),
    ],
    rows: scores.map((score, at) => {
      const text = score?.difference && numberText(decimalText(score.difference, digits), language)
      return [
        textCell(names[at] ?? ''),
        textCell(shown(score), 'strong'),
        textCell(text === undefined ? NONE : signed(text)),
        ...(lenient === undefined ? [] : [textCell(percentText(leniencyAt(at), language))]),
      ]
    }),
    compact: true,
    below: [
      ...(scores.some(score => score?.isProvisional) ? [words.provisional] : []),
      ...(lacking.length === 0
        ? []
        : [words.lacking(lacking.join(', '), scores.length - lacking.length > 1)]),
      // Of one sheet alone nothing differs, and nothing is the same.
      ...(scores.length - lacking.length < 2
        ? []
        : [changes.length === 0 ? words.same : words.counted(changes.length)]),
      ...agreementLine(agreement, language),
      ...(lenient === undefined ? [] : [words.lenientMeans]),
    ],
  }
  if (changes.length === 0) return [table]
  const hasWho = changes.some(({ who }) => who.some(each => each !== undefined && each !== ''))
  const columns: readonly Column[] = [
    { heading: words.question, kind: 'text' },
    { heading: '', kind: 'text' },
    ...names.map((name): Column => ({ heading: name, kind: 'text' })),
    ...(hasWho ? [{ heading: words.who, kind: 'text' } as const] : []),
  ]
  return [
    table,
    {
      kind: 'table',
      title: areSeveral ? `${words.question}, ${unit}` : words.question,
      columns,
      rows: changes.map(({ number, what, values, who }) => [
        textCell(number),
        textCell(words.parts[what]),
        ...values.map(value => textCell(value ?? NONE)),
        ...(hasWho ? [textCell([...new Set(who.flatMap(each => each || []))].join(' → '))] : []),
      ]),
      compact: false,
      below: [],
    },
  ]
}

function agreementLine(agreement: ComparedSheets['agreement'], language: Language): string[] {
  if (agreement === undefined) return []
  const words = WORDS[language]
  const { alike, questions, kappa, alpha, byMetric } = agreement
  const because = unmeasuredBecause(agreement)
  const measures = because
    ? [words.unmeasured[because] ?? because]
    : [
        ...(kappa === undefined ? [] : [`${words.kappa} ${coefficient(kappa, language)}`]),
        ...(alpha === undefined ? [] : [`${words.alpha} ${coefficient(alpha, language)}`]),
        ...byMetric.flatMap(({ metric, questions: own, alpha: each }) =>
          each === undefined || own < LEAST_QUESTIONS
            ? []
            : [words.alphaOf(metric, `${own}`, coefficient(each, language))],
        ),
      ]
  return [[words.agree(alike, questions), ...measures].join(' · ')]
}

function percentText(share: number | undefined, language: Language): string {
  return share === undefined ? NONE : `${signed(numberText((100 * share).toFixed(1), language))}%`
}

function coefficient(value: number, language: Language): string {
  const shown = value.toFixed(2)
  return numberText(Number(shown) === 0 ? '0.00' : shown, language).replace('-', '−')
}

function signed(text: string): string {
  return text.startsWith('-') ? text.replace('-', '−') : /[1-9]/.test(text) ? `+${text}` : text
}

/** Who has no sheet of the unit has no leniency either. */
function byFile(agreement: Agreement, scores: ComparedSheets['scores']) {
  const { leniency, ...rest } = agreement
  const own = leniency?.values()
  const all = own && scores.map(score => (score === undefined ? null : own.next().value))
  return { ...rest, ...(all && { leniency: all }) }
}

function changesJson(compared: readonly ComparedSheets[], names: readonly string[]): unknown {
  return {
    files: names,
    units: compared.map(({ unit, scores, changes, agreement }) => ({
      unit,
      ...(agreement === undefined ? {} : { agreement: byFile(agreement, scores) }),
      scores: scores.map(score => ({
        ...(score?.value === undefined ? {} : { exact: exactText(score.value) }),
        ...(score === undefined ? {} : { provisional: score.isProvisional }),
      })),
      changes: changes.map(({ item, number, what, values, who }) => ({
        ...{ id: item.id, number, what },
        values: values.map(value => value ?? null),
        ...(who.some(Boolean) ? { who: who.map(each => each ?? null) } : {}),
      })),
    })),
  }
}
