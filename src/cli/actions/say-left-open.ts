/** A document that was made -> what is left to fill in, and what it could not say of several units, where somebody reads it. */
import type { Document } from '../../documents/document.ts'
import { countText } from '../../language/exact-words.ts'
import { quotedList } from '../../language/short-list.ts'
import type { Paper } from '../../render/documents/paper.ts'
import type { Report } from '../../report/report-shape.ts'
import type { CommandCall } from '../command-definition.ts'
import { writeText } from '../surroundings.ts'

const LEFT = {
  id: (count: string, file: string) => `${file}: ${count} isian belum lengkap, ditandai kuning.`,
  en: (count: string, file: string) => `${file}: ${count} to fill in, marked in yellow.`,
}
const COMPLETE = {
  id: (file: string) => `${file}: semua isian lengkap.`,
  en: (file: string) => `${file}: nothing left to fill in.`,
}
const MOST_NAMED = 12

export async function sayBlanks(
  { blanks, mark }: Paper,
  file: string,
  { display, surroundings }: CommandCall,
) {
  const { language } = display
  const counts = new Map<string, number>()
  for (const blank of blanks) counts.set(blank, (counts.get(blank) ?? 0) + 1)
  const lines = [...counts]
    .slice(0, MOST_NAMED)
    .map(([blank, count]) => `  ${blank}${count > 1 ? ` × ${count}` : ''}`)
  const rest = counts.size > MOST_NAMED ? [`  … (+${counts.size - MOST_NAMED})`] : []
  const head =
    blanks.length === 0
      ? COMPLETE[language](file)
      : LEFT[language](countText(blanks.length, language), file)
  const marked = mark === undefined ? [] : [`  ${mark}`]
  await writeText(
    surroundings.stderr,
    `${[head, ...lines, ...rest, ...(blanks.length === 0 ? marked : [])].join('\n')}\n`,
  )
}

const SEVERAL = {
  id: (names: string) =>
    `Data memuat beberapa unit: ${names}. --unit "NAMA" membuat dokumen satu unit saja.`,
  en: (names: string) =>
    `The data hold several units: ${names}. --unit "NAME" makes the document of one.`,
}

/** What each unit filled in is its own: a document of all has the sums alone. */
export async function saySeveral({ result }: Report, { display, surroundings }: CommandCall) {
  if (result.score.undefinedBecause !== 'several-units') return
  const names = quotedList([...new Set(result.units.map(({ unit }) => unit))], MOST_NAMED)
  await writeText(surroundings.stderr, `${SEVERAL[display.language](names)}\n`)
}

const OTHERS = {
  id: (names: string) => `Baris isian untuk unit lain tidak dimuat: ${names}.`,
  en: (names: string) => `Rows of the fields for other units are left out: ${names}.`,
}

/** A name that was typed otherwise than the unit's is a plan that would be missed. */
export async function sayOthers(
  { otherUnits }: Pick<Document, 'otherUnits'>,
  { display, surroundings }: CommandCall,
) {
  if (otherUnits.length === 0) return
  const names = quotedList(otherUnits, MOST_NAMED)
  await writeText(surroundings.stderr, `${OTHERS[display.language](names)}\n`)
}
