/** `rb-score new`: writes a first rubric, by flags or by questions. */

import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type DraftRubric, draftRubric } from '../../check/draft-rubric.ts'
import { yamlReading } from '../../check/rules/text-rules.ts'
import { starterRubric, starterScales } from '../../check/starter-rubric.ts'
import { withUnknownQuestions } from '../../columns/row-per-answer.ts'
import { defineDiagnostic, Refusal, typedName } from '../../diagnostics/diagnostic.ts'
import type { Language, Localized } from '../../language/language.ts'
import { idText } from '../../language/normalised-text.ts'
import { shortList } from '../../language/short-list.ts'
import { wrapText } from '../../render/terminal-text.ts'
import { type Row, shownHeader, type Table } from '../../tables/table.ts'
import { openSources } from '../../worksheets/open-sources.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type FlagValues,
  INTERRUPTED,
} from '../command-definition.ts'
import { flagNeedsNumber } from '../command-line-diagnostics.ts'
import { namedSources } from '../data-paths.ts'
import { loadedShippedRubrics } from '../rubric-folder.ts'
import { type Display, writeText } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'

const idNeeded = defineDiagnostic('cli/new-id-needed', 'error', {
  id: 'Rubrik baru memerlukan id; di luar terminal tidak ada tanya jawab.',
  idRemedy: 'contoh: `rb-score new --id survei-parkir --scale baik-4 --items 9`',
  en: 'A new rubric needs an id; away from a terminal no questions are asked.',
  enRemedy: 'for example `rb-score new --id survei-parkir --scale baik-4 --items 9`',
})

const idForm = defineDiagnostic('cli/new-id-form', 'error', {
  id: '`{id}` tidak dapat dipakai sebagai id.',
  idRemedy: 'pakai huruf kecil, angka, dan tanda hubung, seperti `skm-kab`.',
  en: '`{id}` cannot be used as an id.',
  enRemedy: 'use small letters, digits and hyphens, such as `skm-kab`.',
})

const fileExists = defineDiagnostic('cli/new-file-exists', 'error', {
  id: '`{file}` sudah ada.',
  idRemedy: 'sebutkan nama lain: `rb-score new NAMA.yaml`.',
  en: '`{file}` exists already.',
  enRemedy: 'name another one: `rb-score new NAME.yaml`.',
})

const noIdInName = defineDiagnostic('cli/new-no-id-in-name', 'error', {
  id: 'Dari nama `{file}` tidak dapat dibuat id.',
  idRemedy: 'sebutkan idnya: `rb-score new {file} --id survei-parkir`.',
  en: 'No id can be made from the name `{file}`.',
  enRemedy: 'give the id: `rb-score new {file} --id survei-parkir`.',
})

const MOST_ITEMS = 500

const NOTHING_WRITTEN = { id: 'Tidak ada file yang ditulis.', en: 'No file was written.' }

export const runNew: CommandAction = async given => {
  const { flags, display, surroundings } = given
  const { output, from } = flags
  const named = given.operands.length === 0 && typeof output === 'string' ? [output] : []
  const operands = [...given.operands, ...named]
  const call = { ...given, operands }
  if (typeof from === 'string') return draftFrom(from, call)
  const wishes = await wishesFrom(call)
  if (typeof wishes === 'number') {
    await writeText(surroundings.stderr, `${NOTHING_WRITTEN[display.language]}\n`)
    return wishes
  }
  const id = text(wishes.id) ?? ''
  if (!isId(id)) throw new Refusal([idForm({ kind: 'command', word: '--id' }, { id })])
  const file = operands[0] ?? `${id}.yaml`
  const path = resolve(surroundings.cwd, file)
  if (existsSync(path)) throw new Refusal([fileExists({ kind: 'command', word: file }, { file })])
  const scale = starterScales.find(each => each.id === wishes.scale) ?? starterScales[0]
  if (scale === undefined) throw new Error('there are no scales to start with')
  const schema = 'node_modules/rb-score/schema/rubric.schema.json'
  const rubric = starterRubric({
    id,
    title: text(wishes.title),
    language: display.language,
    kind: wishes.kind === 'worksheet' ? 'worksheet' : 'survey',
    scale,
    items: itemTexts(text(wishes.items) ?? '3'),
    year: yearOf(text(flags.edition), surroundings.env),
    schema: existsSync(resolve(surroundings.cwd, schema)) ? `./${schema}` : undefined,
  })
  writeFile(path, file, rubric)
  const written = { id: 'Ditulis.', en: 'Written.' }[display.language]
  const next = `${written} ${NEXT[display.language]}`
  await writeText(surroundings.stdout, `${file}\n`)
  await writeText(surroundings.stderr, `${next}  rb-score check ${typedName(file)}\n`)
  return DONE
}

const draftAlone = defineDiagnostic('cli/new-from-alone', 'error', {
  id: '--from mengambil butir dan skala dari datanya; {flag} tidak berlaku di sampingnya.',
  idRemedy: 'hapus {flag}, atau --from.',
  en: '--from takes items and scales from the data; {flag} says nothing beside it.',
  enRemedy: 'leave {flag} out, or --from.',
})

const nothingToDraft = defineDiagnostic('cli/new-nothing-to-draft', 'error', {
  id: 'Tidak ada kolom di `{file}` yang tampak seperti butir dengan pilihan jawaban.',
  idRemedy: 'mulai dengan tangan: rb-score new --id survei-parkir --scale baik-4 --items 9',
  en: 'No column in `{file}` looks like an item with a choice of answers.',
  enRemedy: 'begin by hand: rb-score new --id survei-parkir --scale baik-4 --items 9',
})

/** Enough to see every answer that a form offers. */
const ROWS_READ = 20_000

async function draftFrom(data: string, call: CommandCall): Promise<typeof DONE> {
  const { flags, operands, display, surroundings } = call
  const other = ['scale', 'items', 'kind'].find(flag => flags[flag] !== undefined)
  if (other !== undefined) {
    throw new Refusal([draftAlone({ kind: 'command', word: `--${other}` }, { flag: `--${other}` })])
  }
  const file =
    operands[0] ??
    `${text(flags.id) ?? idInName(data.replace(/\.[^.]*$/, '')) ?? 'rubrik-baru'}.yaml`
  const id = text(flags.id) ?? idInName(file) ?? ''
  if (!isId(id)) throw new Refusal([idForm({ kind: 'command', word: '--id' }, { id })])
  const path = resolve(surroundings.cwd, file)
  if (existsSync(path)) throw new Refusal([fileExists({ kind: 'command', word: file }, { file })])
  const sources = await namedSources(data, surroundings.cwd)
  const known = (await loadedShippedRubrics()).map(({ rubric }) => rubric)
  const [opened] = await openSources(sources, known)
  if (opened === undefined) throw new Error('a source has a table')
  const first = await rowsOf(opened)
  const table = withUnknownQuestions(opened, first)
  const rows = table === undefined ? first : await rowsOf(table)
  const { headers } = table ?? opened
  const draft = draftRubric({
    id,
    title: text(flags.title) ?? `Instrumen ${id}`,
    language: display.language,
    file: basename(data),
    year: yearOf(text(flags.edition), surroundings.env),
    headers,
    rows,
    known: known.filter(({ kind }) => kind === 'survey'),
  })
  if (draft === undefined) {
    throw new Refusal([nothingToDraft({ kind: 'file', file: data }, { file: data })])
  }
  writeFile(path, file, draft.text)
  await writeText(surroundings.stdout, `${file}\n`)
  await writeText(surroundings.stderr, draftSummary(draft, file, display))
  return DONE
}

async function rowsOf({ batches }: Table): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) {
    rows.push(...batch)
    if (rows.length >= ROWS_READ) break
  }
  return rows
}

const BECAME = {
  id: { items: 'Butir', groups: 'Kelompok dan profil', times: 'Waktu', leftOut: 'Tidak dipakai' },
  en: { items: 'Items', groups: 'Groups and profile', times: 'Time', leftOut: 'Not used' },
} as const
const MOST_NAMED = 6

/** What each column became: a question taken for something else would be missing from the score. */
function draftSummary(draft: DraftRubric, file: string, { language, width }: Display): string {
  const named = BECAME[language]
  const lines = (['items', 'groups', 'times', 'leftOut'] as const).flatMap(part => {
    const headers = draft[part].map(header => `\`${shownHeader(header)}\``)
    if (headers.length === 0) return []
    const start = `${named[part]} (${headers.length}): `
    return wrapText(`${start}${shortList(headers, MOST_NAMED)}`, width - 1)
  })
  const scales = `${SCALES[language]}: ${draft.scales}.`
  const command = `rb-score check ${typedName(file)}`
  const next = `${NEXT[language]}  ${command}`
  return `${[...lines, ...wrapText(scales, width - 1), next].join('\n')}\n`
}

const SCALES = {
  id: 'Skala yang urutan jawabannya perlu dipastikan',
  en: 'Scales whose order of answers is to be confirmed',
}
const NEXT = { id: 'Berikutnya', en: 'Next' }

/**
 * What flags leave open is asked on a terminal; elsewhere it has a default, but for the id, which the name of the file
 * tells. The exit code of who leaves: by Escape that of `ask`, by Ctrl-C that of shells.
 */
async function wishesFrom({
  flags,
  operands,
  display,
  surroundings,
}: CommandCall): Promise<FlagValues | Leaving> {
  if (typeof flags.id === 'string') return flags
  const [file] = operands
  const id = file === undefined ? undefined : idInName(file)
  const isTerminal = surroundings.stdout.isTTY === true && surroundings.stdin().isTTY === true
  if (isTerminal) {
    const known = id === undefined ? flags : { ...flags, id }
    const input = surroundings.stdin() as unknown as NodeJS.ReadableStream
    const asked = await askedWishes(known, display.language, input)
    return typeof asked === 'number' ? asked : { ...known, ...asked }
  }
  if (id !== undefined) return { ...flags, id }
  throw new Refusal([
    file === undefined
      ? idNeeded({ kind: 'command', word: '--id' })
      : noIdInName({ kind: 'command', word: file }, { file: basename(file) }),
  ])
}

function isId(id: string): boolean {
  const isForm = /^[a-z0-9][a-z0-9.-]{0,60}$/.test(id)
  return isForm && yamlReading(id, true) === undefined && !/^[\d.]+$/.test(id)
}

/** `Survei Kepuasan (2026).yaml` -> `survei-kepuasan-2026`; undefined where nothing usable is left. */
function idInName(file: string): string | undefined {
  const id = idText(basename(file).replace(/\.ya?ml$/i, ''))
  return isId(id) ? id : undefined
}

function itemTexts(items: string): readonly Required<Localized>[] {
  if (/^\d+$/.test(items)) {
    const count = Number(items)
    if (count < 1 || count > MOST_ITEMS) {
      const wanted = { id: `1 sampai ${MOST_ITEMS}`, en: `1 to ${MOST_ITEMS}` }
      const params = { flag: '--items', wanted, value: items, example: '9' }
      throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--items' }, params)])
    }
    return Array.from({ length: count }, (_, position) => ({
      id: `Pernyataan ${position + 1}`,
      en: `Statement ${position + 1}`,
    }))
  }
  const texts = items
    .split(';')
    .map(each => each.trim())
    .filter(each => each !== '')
  const repeated = texts.find((each, position) => texts.indexOf(each) < position)
  if (repeated !== undefined) {
    const wanted = { id: 'teks yang berbeda-beda', en: 'texts that differ' }
    const params = { flag: '--items', wanted, value: repeated, example: '"Waktu; Biaya; Sikap"' }
    throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--items' }, params)])
  }
  return texts.map(each => ({ id: each, en: each }))
}

/** SOURCE_DATE_EPOCH is how builds fix the date. */
function yearOf(
  edition: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (edition !== undefined && /^\d{4}$/.test(edition)) return edition
  if (edition !== undefined) {
    const wanted = { id: 'tahun empat angka', en: 'a year of four digits' }
    const params = { flag: '--edition', wanted, value: edition, example: '2026' }
    throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--edition' }, params)])
  }
  const epoch = Number(env.SOURCE_DATE_EPOCH)
  const now = Number.isInteger(epoch) ? new Date(epoch * 1000) : new Date()
  return String(now.getUTCFullYear())
}

function text(value: FlagValues[string]): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

// Questions on a terminal -> what a new rubric is to be.

const QUESTIONS = {
  id: {
    id: 'Id rubrik (huruf kecil, seperti skm-kab)',
    en: 'Id of the rubric (small letters, such as skm-kab)',
  },
  idForm: { id: 'huruf kecil, angka, dan tanda hubung', en: 'small letters, digits and hyphens' },
  title: { id: 'Nama instrumen', en: 'Name of the instrument' },
  kind: { id: 'Apa isi satu baris data?', en: 'What is one row of the data?' },
  survey: {
    id: 'jawaban seorang responden (survei)',
    en: 'the answers of one respondent (survey)',
  },
  worksheet: {
    id: 'penilaian atas satu unit (lembar kerja)',
    en: 'the assessment of one unit (worksheet)',
  },
  shortSurvey: { id: 'survei', en: 'survey' },
  shortWorksheet: { id: 'lembar kerja', en: 'worksheet' },
  scale: { id: 'Skala jawaban', en: 'Scale of the answers' },
  items: {
    id: 'Pernyataan: banyaknya, atau teksnya dipisahkan titik koma',
    en: 'Items: how many, or their texts with semicolons between',
  },
  unchosen: { id: '– pilih salah satu –', en: '– choose one –' },
  needed: { id: 'tulis banyaknya atau teksnya', en: 'write how many, or their texts' },
  keys: {
    id: '↑↓ memilih • ⏎ melanjutkan • Esc keluar',
    en: '↑↓ choose • ⏎ go on • Esc leave',
  },
} as const satisfies Record<string, Required<Localized>>

type Leaving = typeof DONE | typeof INTERRUPTED

/** Only what no flag has answered is asked. */
async function askedWishes(
  flags: FlagValues,
  language: Language,
  input: NodeJS.ReadableStream,
): Promise<FlagValues | Leaving> {
  const leaving = new AbortController()
  const onKey = (_: unknown, key?: { readonly name?: string }) => {
    if (key?.name === 'escape') leaving.abort()
  }
  input.on('keypress', onKey)
  try {
    return await answers(flags, language, leaving.signal)
  } catch (error) {
    if (leaving.signal.aborted) return DONE
    if (error instanceof Error && error.name === 'ExitPromptError') return INTERRUPTED
    throw error
  } finally {
    input.off('keypress', onKey)
  }
}

async function answers(
  flags: FlagValues,
  language: Language,
  signal: AbortSignal,
): Promise<FlagValues> {
  const { default: inquirer } = await import('inquirer')
  const say = (question: keyof typeof QUESTIONS) => QUESTIONS[question][language]
  const theme = { style: { keysHelpTip: () => say('keys') } }
  const prompt = inquirer.createPromptModule({ signal })
  /** Nothing is chosen for who only presses Enter. */
  const chosen = async (question: 'kind' | 'scale', choices: readonly Choice[]) => {
    for (;;) {
      const message = say(question)
      const list = [{ value: '', name: say('unchosen') }, ...choices]
      const { value } = await prompt([
        { type: 'select', theme, name: 'value', message, choices: list },
      ])
      if (value !== '') return String(value)
    }
  }
  const named = await prompt([
    {
      type: 'input',
      name: 'id',
      message: say('id'),
      validate: (id: string) => isId(id) || say('idForm'),
      when: flags.id === undefined,
    },
    { type: 'input', name: 'title', message: say('title'), when: flags.title === undefined },
  ])
  const kinds = [
    { value: 'survey', name: say('survey'), short: say('shortSurvey') },
    { value: 'worksheet', name: say('worksheet'), short: say('shortWorksheet') },
  ]
  const scales = starterScales.map(({ id, about }) => ({
    value: id,
    short: id,
    name: `${id}: ${about[language]}`,
  }))
  const kind = flags.kind ?? (await chosen('kind', kinds))
  const scale = flags.scale ?? (await chosen('scale', scales))
  const { items = flags.items } = await prompt([
    {
      type: 'input',
      name: 'items',
      message: say('items'),
      validate: (items: string) => items.trim() !== '' || say('needed'),
      when: flags.items === undefined,
    },
  ])
  return { ...named, kind, scale, items }
}

type Choice = { readonly value: string; readonly name: string; readonly short: string }
