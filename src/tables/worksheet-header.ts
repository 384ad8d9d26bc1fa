/** The headers of a table -> which column of a worksheet is what, or that it is none. */
import { remembered } from '../language/remembered.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import { isHeaderOf, isUnitHeader, normalisedHeader } from './header-names.ts'

/** Columns by position. Where a sheet has two blocks of the same columns, the verifier's stand beside the unit's. */
export interface WorksheetColumns {
  /** Numbering, from left to right, and titles among them: a merged heading covers several columns. */
  readonly outline: readonly number[]
  readonly answer: number
  readonly verified: number | undefined
  /** All who assess, the verifier first: by how the header names them. */
  readonly assessors: readonly AssessorColumn[]
  readonly evidence: readonly number[]
  readonly notes: readonly number[]
  /** The choices of each question, or what earns them. */
  readonly choices: readonly number[]
  readonly weight: number | undefined
  readonly score: number | undefined
  readonly percent: number | undefined
  readonly who: number | undefined
  readonly when: number | undefined
  /** Who verified, and what was changed by whom and when, as `ask` writes them. */
  readonly verifier: number | undefined
  readonly history: number | undefined
  readonly unit: number | undefined
  /** What the unit belongs to, where the rubric asks for that. */
  readonly within: number | undefined
  readonly period: number | undefined
  readonly rubric: number | undefined
}

interface AssessorColumn {
  readonly name: string
  readonly column: number
}

type Many = 'number' | 'title' | 'evidence' | 'note' | 'choices' | 'help'
type Use = Many | 'answer' | 'verified' | Single
type Uses = readonly (Use | undefined)[]
type Person = 'who' | 'when' | 'verifier' | 'history'
type Single = 'weight' | 'score' | 'percent' | Person | 'unit' | 'period' | 'rubric'

const NAMES: Readonly<Record<Use, readonly string[]>> = {
  number: [
    ...['no', 'nomor', 'number', 'item', 'kode', 'code', 'id', 'ref', 'no urut', 'nomor urut'],
    ...['nomor pertanyaan', 'no pertanyaan', 'nomor item', 'kode item'],
  ],
  title: [
    ...['penilaian', 'pertanyaan', 'pernyataan', 'uraian', 'rincian', 'komponen', 'subkomponen'],
    ...['kriteria', 'indikator', 'aspek', 'area', 'question', 'title', 'text', 'teks'],
  ],
  answer: [...['jawaban', 'answer', 'isian', 'self assessment']],
  verified: ['verifikasi', 'verified', 'verified answer', 'jawaban terverifikasi'],
  evidence: [
    ...['bukti dukung', 'bukti', 'eviden', 'evidence', 'evidens', 'evidences', 'data dukung'],
    ...['bukti pendukung', 'dokumen pendukung', 'dokumen', 'link eviden', 'link bukti dukung'],
    ...['nama dokumen', 'tautan'],
  ],
  note: ['catatan', 'note', 'notes', 'keterangan', 'komentar', 'remarks'],
  weight: ['bobot', 'weight'],
  score: ['nilai', 'score', 'skor', 'points', 'poin', 'hasil'],
  percent: ['%', 'persen', 'persentase', 'percent', 'nilai %', 'capaian', 'capaian %'],
  who: [
    ...['diisi oleh', 'pengisi', 'nama pengisi', 'verifikator', 'who', 'pic', 'penanggung jawab'],
    ...['penilai', 'nama penilai', 'nama asesor', 'dinilai oleh', 'filled in by', 'filled by'],
  ],
  verifier: ['diverifikasi oleh', 'verified by'],
  history: ['riwayat', 'history'],
  when: ['tanggal', 'tgl', 'date', 'tanggal pengisian', 'tanggal penilaian', 'diisi pada'],
  unit: [
    ...['unit', 'unit kerja', 'opd', 'skpd', 'pd', 'perangkat daerah', 'satker', 'satuan kerja'],
    ...['nama unit', 'nama opd', 'instansi', 'unit organisasi'],
  ],
  period: ['tahun', 'periode', 'year', 'period'],
  rubric: ['rubrik', 'rubric'],
  choices: [
    ...['pilihan jawaban', 'pilihan', 'options', 'opsi', 'opsi jawaban', 'alternatif jawaban'],
    ...['kriteria nilai', 'kriteria penilaian', 'kriteria jawaban', 'answer options', 'choices'],
  ],
  help: ['penjelasan', 'explanation', 'panduan', 'alasan verifikasi', 'reason of verification'],
}

const USES = new Map(
  Object.entries(NAMES).flatMap(([use, names]) => names.map(name => [name, use as Use] as const)),
)

/** A block of columns that somebody else than the unit fills in. */
const VERIFIER =
  /\b(?:tpi|tpn|tim penilai|verifikasi|verifikator|verified|evaluator|evaluasi|asesor|assessor|inspektorat|apip)\b/
/** A block of columns that the unit fills in. */
const OWN_BLOCK = /\b(?:unit|opd|skpd|mandiri|self|satker|instansi|pusat)\b/

/** Beside the names of titles: `Sub Komponen`, `Komponen dan Kriteria`, `Aspek yang dinilai`. */
const IN_TITLES = new Set('sub perubahan item unsur butir dan yang dinilai'.split(' '))
/** Behind these words stands whose answer it is: `Jawaban Satker`, `Hasil Penilaian TPI`, `Hasil Verifikasi`. */
const ANSWER_OF = /^(jawaban|isian|answer|(?:hasil )?penilaian|hasil)(?: (?:dari|oleh))? (.+)$/

/** What a heading says that its column holds; `Jawaban (Ya/Tidak)` and `Eviden / Bukti Dukung` say it of their parts. */
function useOfName(text: string): Use | undefined {
  const name = looseName(text)
  const known = USES.get(name) ?? USES.get(name.replace(/ (?:id|en)$/, ''))
  if (known !== undefined || name === '') return known
  const uses = name.split(' ').map(word => (IN_TITLES.has(word) ? 'beside' : USES.get(word)))
  if (uses.includes('title') && uses.every(use => use === 'title' || use === 'beside'))
    return 'title'
  const [, what, whose = ''] = ANSWER_OF.exec(name) ?? []
  if (VERIFIER.test(name)) return VERIFIER.test(whose) ? 'verified' : undefined
  if (what !== 'hasil' && isOwner(whose)) return 'answer'
  const parts = text.replace(/\([^()]*\)/g, '').split(/[/&]/)
  const [use, ...others] = parts.map(part => (part === text ? undefined : useOfName(part)))
  return others.every(other => other === use) ? use : undefined
}

/** Who fills the sheet in. */
function isOwner(name: string): boolean {
  return name === 'mandiri' || (USES.get(name) === 'unit' && !name.startsWith('nama '))
}

/** Header words that show where the header of a worksheet is, and which delimiter is right. */
export function isAnswerWord(header: string): boolean {
  return ['answer', 'evidence', 'verified'].includes(useOf(header) ?? '')
}

/** Whether a cell of a header row says something that only headers of worksheets say. */
export function isWorksheetWord(cell: string): boolean {
  const name = looseName(cell)
  return useOfName(cell) !== undefined || VERIFIER.test(name) || OWN_BLOCK.test(name)
}

/** A column for answers, and one that says what is answered. */
export function isWorksheetHeader(headers: readonly string[]): boolean {
  const uses = usesOf(headers)
  if (!uses.includes('answer')) return false
  return uses.includes('number') || uses.includes('title') || isUntitledOutline(headers, uses)
}

const BESIDE_ANSWERS: readonly Use[] = ['weight', 'choices', 'score', 'percent', 'evidence', 'help']

/** Columns without a heading at the left of what only worksheets have: headings and questions, stepped in. */
function isUntitledOutline(headers: readonly string[], uses: Uses): boolean {
  const beside = new Set(uses.filter(use => use !== undefined && BESIDE_ANSWERS.includes(use)))
  return headers[0] === '' && beside.size >= 2
}

/** Of what only worksheets have so much that a column of answers must be meant to be there: the headings of no known use, one of which it is. */
export function headingsWithoutAnswers(headers: readonly string[]): readonly string[] | undefined {
  const uses = usesOf(headers)
  const isAsked = uses.includes('number') && uses.includes('title')
  const isFilledIn = uses.includes('choices') || uses.includes('evidence')
  const beside = new Set(uses.filter(use => use !== undefined && BESIDE_ANSWERS.includes(use)))
  if (uses.includes('answer') || !isAsked || !isFilledIn || beside.size < 2) return undefined
  return headers.filter((header, column) => header !== '' && uses[column] === undefined)
}

/** A column that may stand for one choice: its header without that of the block, as in `Jawaban › Ya`. */
export interface ChoiceColumn {
  readonly column: number
  readonly block: string
  readonly text: string
}

/** Beside questions, the columns of no other use. */
export function choiceColumns(headers: readonly string[]): readonly ChoiceColumn[] {
  const uses = headers.map(useOf)
  if (!uses.includes('number') && !uses.includes('title')) return []
  return headers.flatMap((header, column) => {
    const parts = header.split('›').map(part => part.trim())
    const text = parts.pop() ?? ''
    return text === '' || useOfName(text) !== undefined
      ? []
      : [{ column, block: parts.join(' › '), text }]
  })
}

/** Beside a block of choices, the column with the other answers of the same person, such as counts. */
export function answerColumnBeside(
  headers: readonly string[],
  block: string,
  choices: readonly ChoiceColumn[],
): number | undefined {
  const isOwn = (header: string) =>
    useOf(header) === 'answer'
      ? useOf(`${block} › Jawaban`) === 'answer'
      : useOf(header) === 'verified' && header.split(' › ')[0] === block
  const column = headers.findIndex(
    (header, at) => isOwn(header) && !choices.some(choice => choice.column === at),
  )
  return column < 0 ? undefined : column
}

/** Explanations and choices, printed for the one who fills it in. */
export function isHelpColumn(header: string): boolean {
  return ['help', 'choices'].includes(useOf(header) ?? '')
}

/** Undefined where these are not the headers of a worksheet. */
export function worksheetColumns(
  headers: readonly string[],
  { groups, assessors = [] }: Pick<Rubric, 'groups'> & Partial<Pick<Rubric, 'assessors'>>,
): WorksheetColumns | undefined {
  if (!isWorksheetHeader(headers)) return undefined
  const uses = usesWithAssessors(headers, assessors)
  const first = (use: Use) => {
    const column = uses.indexOf(use)
    return column < 0 ? undefined : column
  }
  const all = (use: Use) => uses.flatMap((each, column) => (each === use ? [column] : []))
  const answer = uses.indexOf('answer')
  const assessed = all('verified')
  return {
    outline: outlineColumns(headers, uses),
    answer,
    verified: assessed[0],
    assessors: assessorNames(assessed.map(column => headers[column] ?? '')).map((name, at) => ({
      ...{ name, column: assessed[at] ?? 0 },
    })),
    evidence: all('evidence'),
    notes: all('note'),
    choices: all('choices'),
    weight: first('weight'),
    score: first('score'),
    percent: first('percent'),
    // An assessor beside what is verified is a name, and no answer.
    who: first('who') ?? (assessed.length === 0 ? undefined : assessorColumn(headers, uses)),
    ...{ when: first('when'), verifier: first('verifier'), history: first('history') },
    ...unitColumns(headers, groups, uses),
    period: first('period'),
    rubric: first('rubric'),
  }
}

function assessorColumn(headers: readonly string[], uses: Uses) {
  const column = headers.findIndex(
    (header, at) => uses[at] === undefined && /^(?:asesor|assessor)$/.test(looseName(header)),
  )
  return column < 0 ? undefined : column
}

/** A word of the rubric names a column of answers, alone (`TPI`) or above it (`TPI › Jawaban`). */
function usesWithAssessors(headers: readonly string[], words: readonly string[]): Uses {
  const uses = usesOf(headers)
  const known = new Set(words.map(looseName))
  const own = uses.map((use, column) => {
    const parts = (headers[column] ?? '').split('›').map(looseName)
    const isNamed = parts.some(part => known.has(part.replace(ANSWER_BEFORE, '')))
    const isOpen = use === undefined && parts.length === 1
    return isNamed && (isOpen || use === 'answer') ? 'verified' : use
  })
  // Somebody's answers are those of the unit.
  return own.includes('answer') ? own : uses
}

const ANSWER_BEFORE = /^(?:jawaban|answer)\s+/i

/** `Jawaban › TPI`, `TPI › Jawaban` and `Jawaban TPI` are TPI; whoever is named twice is told apart. */
function assessorNames(headers: readonly string[]): readonly string[] {
  const names = headers.map(header => {
    const parts = header.split('›').map(part => part.trim())
    const own = parts.filter(part => USES.get(looseName(part)) !== 'answer').join(' › ')
    return (own === '' ? header : own).replace(ANSWER_BEFORE, '')
  })
  return names.map((name, at) => {
    const before = names.slice(0, at).filter(each => each === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

/** The numbering and title columns; one without a heading belongs to the heading on its left, or numbers the titles on its right. */
function outlineColumns(headers: readonly string[], uses: Uses): readonly number[] {
  const first = uses[headers.findIndex(header => header !== '')]
  let open = !uses.includes('number') && (!uses.includes('title') || first === 'title')
  // Where no heading says that titles stand below it, the one behind the numbers does.
  const behind = uses.includes('title') ? -1 : uses.lastIndexOf('number') + 1
  return headers.flatMap((header, column) => {
    const use = uses[column]
    const isBehind = behind > 0 && column === behind && use === undefined && !isUnitHeader(header)
    if (use === 'number' || use === 'title' || isBehind) open = true
    else if (header !== '') open = false
    return open ? [column] : []
  })
}

/** What units belong to is looked for where `groups` are of one rubric, or beside a column that no other sheet has. */
function unitColumns(headers: readonly string[], groups: readonly Group[], uses: Uses) {
  const mayBe = [...uses.keys()].filter(at => uses[at] === undefined || uses[at] === 'unit')
  const isOf = (group: Group, at: number) => isHeaderOf(headers[at] ?? '', group)
  const isOwn = (group: Group, at: number) => uses[at] === undefined && isOf(group, at)
  const owner = groups.find(
    group => group.within && (groups.length === 1 || mayBe.some(at => isOwn(group, at))),
  )
  const above = mayBe.filter(at => owner?.within && isOf(owner.within, at))
  const isId = (at: number) => normalisedHeader(headers[at] ?? '') === owner?.id
  const isNamed = mayBe.some(at => owner && isOwn(owner, at) && !above.includes(at))
  // The id of the units is theirs, where nothing else names them.
  const within = above.find(at => !isId(at)) ?? (isNamed ? above[0] : undefined)
  const rest = mayBe.filter(at => at !== within)
  const known = owner ?? groups[0]
  const unit =
    rest.find(at => owner && isOwn(owner, at)) ??
    rest.find(at => uses[at] === 'unit') ??
    rest.find(at => known && isOf(known, at))
  return { unit: unit ?? within, within }
}

/** One who assesses, named alone above a column of answers. */
const ASSESSOR =
  /^(?:tpi|tpn|tim penilai(?: (?:internal|nasional))?|apip|inspektorat|asesor|evaluator)$/
/** `No | Penilaian | Unit | TPI | TPN`: where no column is one of answers, those named by whoever gave them are. */
function usesOf(headers: readonly string[]): Uses {
  const uses = headers.map(useOf)
  const names = headers.map(looseName)
  const own = names.findIndex(isOwner)
  const isAsked = uses.includes('title') && !uses.includes('answer')
  if (!isAsked || own < 0 || !names.some(name => ASSESSOR.test(name))) return uses
  return uses.map((use, column) => {
    if (column === own) return 'answer'
    return ASSESSOR.test(names[column] ?? '') ? 'verified' : use
  })
}

/** Of joined header rows the last part says what the column holds, those before it whose it is. */
export function useOf(header: string): Use | undefined {
  if (header.trim() === '') return undefined
  const parts = header.split('›').map(part => part.trim())
  const name = parts.pop() ?? ''
  const use = useOfName(name)
  if (parts.length === 0) return use
  const block = parts.join(' ')
  const isVerifiers = VERIFIER.test(looseName(block))
  // `Jawaban › Unit` and `Jawaban › TPI` say it the other way round.
  if (useOfName(block) === 'answer') {
    if (VERIFIER.test(looseName(name))) return 'verified'
    return use === undefined || use === 'unit' ? 'answer' : use
  }
  if (!isVerifiers) return use ?? useOfName(block)
  return use === 'answer' ? 'verified' : undefined
}

const looseName = remembered(text => {
  const name = normalisedHeader(text)
  return name === '%' ? name : name.replace(/[^\p{L}\p{N}%]+/gu, ' ').trim()
})
