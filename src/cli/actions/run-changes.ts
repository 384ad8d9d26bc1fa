/** `rb-score changes`: prints what differs between worksheets, and what each comes to. */
import type { OfferedRubric } from '../../columns/detect-rubric.ts'
import {
  type ComparedSheets,
  type SheetScore,
  worksheetChanges,
} from '../../compare/worksheet-changes.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { numberText } from '../../language/exact-words.ts'
import type { Language } from '../../language/language.ts'
import { safeJson } from '../../language/safe-text.ts'
import { decimalText, exactText } from '../../math/exact.ts'
import { type Block, type Column, type TableBlock, textCell } from '../../render/blocks.ts'
import { markdownPage } from '../../render/render-markdown.ts'
import { earlierWorksheets } from '../../worksheets/earlier-worksheet.ts'
import type { Worksheet } from '../../worksheets/worksheet.ts'
import { type CommandAction, type CommandCall, DONE } from '../command-definition.ts'
import { namedSources, shortName } from '../data-paths.ts'
import { foundRubric } from '../find-rubric.ts'
import { loadedShippedRubrics } from '../rubric-folder.ts'
import { blockPage, reportProblems, writeText } from '../surroundings.ts'

const needsTwo = defineDiagnostic('cli/changes-needs-two', 'error', {
  id: 'Perbedaan memerlukan dua lembar kerja; yang disebut {count}.',
  idRemedy: 'sebutkan yang lama, lalu yang baru: rb-score changes lama.xlsx baru.xlsx',
  en: 'What differs needs two worksheets; {count} given.',
  enRemedy: 'name the old one, then the new one: rb-score changes old.xlsx new.xlsx',
})

const noWorksheet = defineDiagnostic('cli/changes-no-worksheet', 'error', {
  id: '`{file}` bukan lembar kerja yang dikenali.',
  idRemedy: 'berikan lembar kerja; untuk survei pakai rb-score assess baru.csv --previous lama.csv',
  en: '`{file}` is no worksheet that is known.',
  enRemedy: 'give a worksheet; for surveys use rb-score assess new.csv --previous old.csv',
})

export const runChanges: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  if (operands.length < 2) {
    const place = { kind: 'command', word: operands[0] ?? 'changes' } as const
    throw new Refusal([needsTwo(place, { count: operands.length })])
  }
  const offered = await offeredRubrics(call)
  const level = typeof flags.level === 'string' ? flags.level : undefined
  const files: (readonly Worksheet[])[] = []
  for (const file of operands) {
    const sources = await namedSources(file, surroundings.cwd)
    const { sheets, notes } = await earlierWorksheets(sources, offered, level)
    if (sheets.length === 0) throw new Refusal([noWorksheet({ kind: 'file', file }, { file })])
    await reportProblems(notes, display, surroundings)
    files.push(sheets)
  }
  const names = operands.map(file => shortName(file, operands, surroundings.cwd))
  const compared = worksheetChanges(files)
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

async function offeredRubrics({
  flags,
  display,
  surroundings,
}: CommandCall): Promise<readonly OfferedRubric[]> {
  const loaded =
    typeof flags.rubric === 'string'
      ? [await foundRubric(flags.rubric, surroundings.cwd, '--rubric')]
      : await loadedShippedRubrics()
  for (const { problems, texts } of loaded) {
    await reportProblems(problems, display, surroundings, texts)
  }
  return loaded
    .filter(({ rubric }) => rubric.kind === 'worksheet')
    .map(({ rubric, variantOf }) => ({ rubric, isVariant: variantOf !== undefined }))
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
  },
} as const

const NONE = '–'

/** The score from each file, then every question that differs. */
function changeBlocks(
  { unit, scores, changes }: ComparedSheets,
  names: readonly string[],
  digits: number,
  language: Language,
  areSeveral: boolean,
): readonly Block[] {
  const words = WORDS[language]
  const heading = areSeveral ? `${words.sheet}, ${unit}` : words.sheet
  const [first] = scores
  const shown = (score: SheetScore | undefined) =>
    score?.value === undefined ? NONE : numberText(decimalText(score.value, digits), language)
  const table: TableBlock = {
    kind: 'table',
    title: unit,
    columns: [
      { heading, kind: 'text' },
      { heading: words.score, kind: 'number' },
      { heading: words.difference, kind: 'number' },
    ],
    rows: scores.map((score, at) => {
      const difference = first?.value && at > 0 ? score?.value?.sub(first.value) : undefined
      const text = difference && numberText(decimalText(difference, digits), language)
      return [
        textCell(names[at] ?? ''),
        textCell(shown(score), 'strong'),
        textCell(text === undefined ? NONE : signed(text)),
      ]
    }),
    compact: true,
    below: [
      ...(scores.some(score => score?.isProvisional) ? [words.provisional] : []),
      changes.length === 0 ? words.same : words.counted(changes.length),
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

function signed(text: string): string {
  return text.startsWith('-') ? text.replace('-', '−') : /[1-9]/.test(text) ? `+${text}` : text
}

function changesJson(compared: readonly ComparedSheets[], names: readonly string[]): unknown {
  return {
    files: names,
    units: compared.map(({ unit, scores, changes }) => ({
      unit,
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
