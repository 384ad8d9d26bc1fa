/** A header as it stands in a file -> the names it may stand for, the surest first. */
import type { Localized } from '../language/language.ts'
import { barerText, normalisedText } from '../language/normalised-text.ts'
import { remembered } from '../language/remembered.ts'

/** How a column was found. `mapping`: the user said so. */
export type HowMatched =
  | 'mapping'
  | 'exact'
  | 'numbering'
  | 'hint'
  | 'grid-row'
  | 'header-part'
  | 'punctuation'
  | 'opening'

export interface HeaderForm {
  readonly text: string
  readonly how: HowMatched
  /** 0 the header itself, 1 without numbering or hint, 2 a part of it, 3 its letters and digits alone, or what it asks without the words that open a question. */
  readonly level: number
  /** What stood in brackets behind it; the form holds only if this names the same thing. */
  readonly qualifier?: string
  /** Too little to stand for a text: it holds only if it is an id. */
  readonly isOnlyId?: true
}

export const LAST_LEVEL = 3

/** Two header rows are joined with this. */
const HEADER_JOINT = '›'

/** A lower header that says nothing about the question. */
const ANSWER_WORDS = new Set(['response', 'answer', 'respons', 'jawaban', 'nilai', 'skor'])

const LONGEST_HEADER = 5000

/** A header in normal form: no required mark, no final question mark or colon. */
export const normalisedHeader: (header: string) => string = remembered(header => {
  const text = normalisedText(header)
  // A cell may be as long as a file; stripping its end would take as long as its square.
  if (text.length > LONGEST_HEADER) return text
  const shorter = text.replace(/[\s*?:.,;]+$/, '')
  const bare = shorter === '' ? text : shorter
  return bare.replace(/^(["'])(.+)\1$/, '$2').trim()
})

/** Letters and digits alone: `U_1` and `u 1` are `u1`, but `1.1` is not `11`. */
export const looseHeader: (normalised: string) => string = remembered(normalised =>
  barerText(normalised)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b([a-z]{1,3}) (?=\d)/g, '$1'),
)

/** Long enough that no other words have the same letters. */
const LEAST_JOINED = 16

/** `bertanggungjawab` and `bertanggung jawab`, `pro aktif` and `proaktif`: the letters of a long text, with no space between. */
export function joinedWords(loose: string): string | undefined {
  const joined = loose.replaceAll(' ', '')
  return joined.length < LEAST_JOINED ? undefined : joined
}

/** What programs add to a header that stands there already: `Biaya.1`, `Biaya_2`, `Biaya (2)`, `Biaya2`; `Biaya...14` to each of them. */
const AGAIN = /^(.*[\p{L})\]?])(?:[ ._]?(\d{1,2})| ?\((\d{1,2})\)|\.{3}\d+)$/su
/** So many headers end alike, and it was a program. */
const LEAST_AGAIN = 3

/** Headers that a program numbered, because they come again, without that number. */
export function withoutAgain(headers: readonly string[]): readonly string[] {
  const found = headers.map(header => {
    const [, base = '', ...numbers] =
      header.length > LONGEST_HEADER ? [] : (AGAIN.exec(header) ?? [])
    return { base: base.trim(), ending: base === '' ? undefined : (numbers.find(Boolean) ?? 'all') }
  })
  if (found.every(({ ending }) => ending === undefined)) return headers
  const first = new Set([
    ...headers.map(normalisedHeader),
    ...repeated(found.flatMap(({ base, ending }) => (ending === 'all' ? [base] : []))),
  ])
  const isAgain = ({ base, ending }: (typeof found)[number]) =>
    ending !== undefined && first.has(normalisedHeader(base))
  const times = new Map<string, number>()
  for (const one of found.filter(isAgain)) {
    times.set(one.ending ?? '', (times.get(one.ending ?? '') ?? 0) + 1)
  }
  return headers.map((header, column) => {
    const one = found[column]
    const isOne = one !== undefined && isAgain(one)
    return isOne && (times.get(one.ending ?? '') ?? 0) >= LEAST_AGAIN ? one.base : header
  })
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.map(normalisedHeader).filter(text => seen.size === seen.add(text).size)
}

const CODE_BEFORE = /^[a-z_]\w{0,29}(?:\[\w+\])*\.\s+(\S.*)$/is
/** So many headers, of codes such a share of them, begin alike: then a tool has written them. */
const [LEAST_ALIKE, SHARE_OF_CODES] = [3, 0.8]

/** What only all headers together show: `UK. Unit kerja`, as LimeSurvey writes codes before words; the groups before a question of KoboToolbox and ODK. */
export function toolForms(headers: readonly string[]): readonly (readonly HeaderForm[])[] {
  const words = headers.map(header =>
    header.length > LONGEST_HEADER ? undefined : CODE_BEFORE.exec(header)?.[1],
  )
  const coded = words.filter(each => each !== undefined).length
  const filled = headers.filter(header => header !== '').length
  const areCoded = coded >= LEAST_ALIKE && coded >= filled * SHARE_OF_CODES
  const paths = groupPaths(headers)
  return headers.map((_, column): readonly HeaderForm[] => {
    const behind = areCoded ? words[column] : undefined
    if (behind !== undefined) return formsBehind(behind, 'numbering', 1)
    return (paths[column] ?? []).flatMap(({ name, isOnlyId, isShared }): HeaderForm[] =>
      isOnlyId
        ? [{ text: normalisedHeader(name), how: 'header-part', level: 2, isOnlyId }]
        : formsBehind(name, 'header-part', isShared ? 1 : LAST_LEVEL),
    )
  })
}

function formsBehind(name: string, how: HowMatched, level: number): HeaderForm[] {
  return headerForms(name).map(form => ({
    ...form,
    how: form.how === 'exact' ? how : form.how,
    level: Math.max(form.level, level),
  }))
}

interface GroupPath {
  /** What stands behind the groups. */
  readonly name: string
  /** Hyphens stand in words and in ids alike. */
  readonly isOnlyId: boolean
  /** Whether several questions are in the group. */
  readonly isShared: boolean
}

const MOST_GROUPS = 6

/**
 * `Bagian 1/Usia`, as KoboToolbox writes groups before ids or labels; `g-jenis-kelamin`, as ODK Central writes them before ids.
 * A label may hold the sign itself, so a group is what several headers begin with; where there is one, another may hold a single question.
 */
function groupPaths(headers: readonly string[]): readonly (readonly GroupPath[])[] {
  const times = new Map<string, number>()
  const groupsOf = headers.map(header => (header.length > LONGEST_HEADER ? [] : beginnings(header)))
  for (const group of groupsOf.flat()) times.set(group, (times.get(group) ?? 0) + 1)
  const isShared = (group: string) => (times.get(group) ?? 0) >= LEAST_ALIKE
  const isGrouped = [...times.keys()].some(group => group.endsWith('/') && isShared(group))
  return headers.map((header, column) =>
    (groupsOf[column] ?? [])
      .filter(group => isShared(group) || (isGrouped && group.endsWith('/')))
      .map(group => ({
        name: header.slice(group.length),
        isOnlyId: group.endsWith('-'),
        isShared: isShared(group),
      })),
  )
}

/** @example beginnings('a/b/U1')  // ['a/', 'a/b/'] */
function beginnings(header: string): string[] {
  return [...header.matchAll(/(?<=\S)[/-](?=\S)/g)]
    .slice(0, MOST_GROUPS)
    .map(({ index }) => header.slice(0, index + 1))
}

/** The headers without the groups that a form tool writes before several of them. */
export function withoutGroups(headers: readonly string[]): readonly string[] {
  const paths = groupPaths(headers)
  return headers.map((header, column) => {
    const shared = (paths[column] ?? []).filter(path => path.isShared && !path.isOnlyId)
    return shared.at(-1)?.name ?? header
  })
}

const MOST_OPENING_WORDS = 12

/** A text -> what may be its opening words (`Saya telah`), and the words behind them. */
export function behindOpenings(
  loose: string,
): { readonly opening: string; readonly rest: string }[] {
  const words = loose.length > LONGEST_HEADER ? [] : loose.split(' ')
  const most = Math.min(MOST_OPENING_WORDS, words.length - 1)
  return Array.from({ length: Math.max(0, most) }, (_, at) => ({
    opening: words.slice(0, at + 1).join(' '),
    rest: words.slice(at + 1).join(' '),
  }))
}

const NUMBERING = new RegExp(
  [
    // G01Q02.  Q1[SQ001].  before the words of a question, as LimeSurvey writes both
    String.raw`^(?:[a-z]\w{0,19}(?:\[\w+\])+|g\d{1,3}q\d{1,3})\s*[.:)]\s*`,
    // (1)  [U1]  (a)
    String.raw`^[([]\s*(?:(?:[a-z]|[ivx]{2,5})[.\-]\d{1,3}|[a-z]{0,3}\d{1,3}(?:\.\w{1,3})*|[a-z])\s*[)\]]\s*[.:\-]?\s*`,
    // A.1  A.1.  I.1)  II-3  B.2.a  before a space
    String.raw`^(?:[a-z]|[ivx]{2,5})\s?[.\-]\s?\d{1,3}(?:\.\w{1,3})*\s*[.):\-]*\s+`,
    // 1.  1)  1.2.b.  U1.  U1 -  A1:  and U1 or 1.1 before a space
    String.raw`^(?:(?:no|nomor|pertanyaan|pernyataan|soal|unsur|question|item)\.?\s*)?[a-z]{0,3}\d{1,3}(?:\.\w{1,3})*(?:\s*[.):\-]+(?=\s|["'(]|\p{L}{3})|(?=\s))\s*`,
    // P1_  before a word
    String.raw`^[a-z]{0,3}\d{1,3}_(?=\p{L}{3})`,
    // a.  a)  iv.
    String.raw`^(?:[a-z]|[ivx]{2,4})\s*[.)]\s*`,
  ].join('|'),
  'u',
)

/** @example withoutNumbering('u1. persyaratan')  // 'persyaratan' */
export function withoutNumbering(normalised: string): string {
  const rest = normalised.replace(NUMBERING, '')
  if (rest === '' || rest === normalised) return normalised
  const inBrackets = /^[([]([^()[\]]+)[)\]]$/.exec(rest)
  return normalisedHeader(inBrackets?.[1] ?? rest)
}

const PERSON = String.raw`(?:bapak\s*/\s*ibu(?:\s*/\s*saudara)?|saudara(?:\s*/\s*i)?|saudari|anda|kamu)`
/** The official form itself has `Bagamana`, and offices put `Anda` for `Saudara`. */
const OPENING = new RegExp(
  String.raw`^(?:menurut ${PERSON},?\s+)?bagai?mana(?:kah)?\s+(?:pendapat|pemahaman|penilaian|tanggapan)\s+${PERSON}(?:,?\s+(?:tentang|mengenai|terhadap|atas))?\s+`,
  'u',
)

/** @example withoutOpening('bagaimana pendapat saudara tentang perilaku petugas')  // 'perilaku petugas' */
export function withoutOpening(normalised: string): string {
  return normalised.replace(OPENING, '')
}

/** `(1-4)`, `(1 = Tidak baik)`, `(skala Likert)`, `(wajib)`: says how to answer, not what is asked. */
const HINT =
  /\d\s*(?:-|=|:|s\/d|s\.d\.?|sampai|to|\.\.)|^(?:skala|scale|nilai|skor|wajib|required|opsional|optional|pilih)\b|=/

/** All names a header may stand for, each once, by level. */
export function headerForms(header: string): readonly HeaderForm[] {
  const forms = new Map<string, HeaderForm>()
  const add = (form: HeaderForm) => {
    const key = `${form.text}\u0000${form.qualifier ?? ''}`
    if (form.text !== '' && !forms.has(key)) forms.set(key, form)
  }
  const whole = normalisedHeader(header)
  add({ text: whole, how: 'exact', level: 0 })
  for (const form of strippedForms(whole, 1)) add(form)
  for (const part of new Set([whole, withoutNumbering(whole)].flatMap(partForms))) {
    add(part)
    for (const form of strippedForms(part.text, 2)) add({ ...form, how: part.how })
  }
  for (const form of [...forms.values()]) {
    const loose = looseHeader(form.text)
    add({ ...form, text: loose, how: 'punctuation', level: 3 })
    add({ ...form, text: joinedWords(loose) ?? '', how: 'punctuation', level: 3 })
    const asked = withoutOpening(form.text)
    if (asked !== form.text) add({ ...form, text: looseHeader(asked), how: 'opening', level: 3 })
  }
  return [...forms.values()]
}

function strippedForms(text: string, level: number): HeaderForm[] {
  const forms: HeaderForm[] = []
  const unnumbered = withoutNumbering(text)
  for (const base of new Set([text, unnumbered])) {
    if (base !== text) forms.push({ text: base, how: 'numbering', level })
    const behind = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(base)
    const [, name, qualifier] = behind ?? []
    if (name === undefined || qualifier === undefined) continue
    const form = { text: normalisedHeader(name), how: 'hint', level } as const
    forms.push(HINT.test(qualifier) ? form : { ...form, qualifier: normalisedHeader(qualifier) })
  }
  return forms
}

const UNIT =
  /\b(?:opd|skpd|satker|satuan kerja|unit|dinas|instansi|bagian|bidang|perangkat daerah|lokasi|loket|layanan|puskesmas|kecamatan|kelurahan|desa|sekolah|department|office|branch|service|agency)\b/

/** Whether a column by its header holds units or services, of whatever kind. */
export function isUnitHeader(header: string): boolean {
  return UNIT.test(looseHeader(normalisedHeader(header)))
}

/** The row of a grid question, `Question [Row]`, and the lower one of two header rows. */
function partForms(whole: string): HeaderForm[] {
  const forms: HeaderForm[] = []
  const row = /^[^[]+\[([^[\]]+)\]$/.exec(whole)?.[1]
  if (row !== undefined && !HINT.test(row)) {
    forms.push({ text: normalisedHeader(row), how: 'grid-row', level: 2 })
  }
  forms.push(...pathForms(whole))
  // Qualtrics: `How do you find it? - Row`
  const asked = /[?:] - ([^?]+)$/.exec(whole)?.[1]
  if (asked !== undefined) forms.push({ text: normalisedHeader(asked), how: 'grid-row', level: 2 })
  const parts = whole.split(HEADER_JOINT).map(normalisedHeader)
  if (parts.length > 1) {
    const last = parts.at(-1) ?? ''
    // Some exports write `Response` under each question.
    const named = ANSWER_WORDS.has(last) ? (parts.at(-2) ?? '') : last
    forms.push({ text: named, how: 'header-part', level: 2 }, ...pathForms(named))
  }
  return forms
}

const PATH = /^[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)*\/([\p{L}\p{N}_.-]*\p{L}[\p{L}\p{N}_.-]*)$/u

/** `group-sub-U1`, as ODK Central writes it: a code or several words, since a mere word may be half of `sub-unit`. */
const HYPHENED = /^[a-z]\w*(?:-\w+)*-([a-z]\w*[\d_]\w*)$/

/** `group/sub/U1`, as KoboToolbox and ODK name a question in its groups; a mere word may be half of `saran/pengaduan`, a code is no word. */
function pathForms(text: string): HeaderForm[] {
  const last = PATH.exec(text)?.[1] ?? HYPHENED.exec(text)?.[1]
  if (last === undefined) return []
  const form = { text: last, how: 'header-part', level: 2 } as const
  return [/_|^[a-z]+\d+$/.test(last) ? form : { ...form, isOnlyId: true }]
}

/** Whether a header is the id, the title or another name of what is looked for. */
export function isHeaderOf(
  header: string,
  { id, title, columns }: { id: string; title: Localized; columns: readonly string[] },
): boolean {
  const names = [id, title.id ?? '', title.en ?? '', ...columns].map(normalisedHeader)
  return headerForms(header).some(({ text }) => names.includes(text))
}
