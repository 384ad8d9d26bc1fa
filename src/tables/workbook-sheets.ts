/** The directory of a workbook (xl/workbook.xml and its relations) -> its sheets in order, and which are hidden. */

export interface WorkbookSheet {
  readonly name: string
  /** From 1, among all sheets of the workbook. */
  readonly position: number
  readonly isHidden: boolean
  /** The part that holds the cells: `xl/worksheets/sheet1.xml`. */
  readonly path: string
}

/** Chart and dialog sheets, which hold no cells, are left out. */
export function workbookSheets(workbook: string, relations: string): WorkbookSheet[] {
  const targets = new Map<string, string>()
  for (const relation of elements(relations, 'Relationship')) {
    if (!relation['Type']?.endsWith('/worksheet')) continue
    targets.set(relation['Id'] ?? '', partPath(relation['Target'] ?? ''))
  }
  const sheets: WorkbookSheet[] = []
  let position = 0
  for (const sheet of elements(workbook, 'sheet')) {
    position += 1
    const path = targets.get(sheet['id'] ?? '')
    if (path === undefined || sheet['name'] === undefined) continue
    const isHidden = sheet['state'] === 'hidden' || sheet['state'] === 'veryHidden'
    sheets.push({ name: sheet['name'], position, isHidden, path })
  }
  return sheets
}

/** Targets are relative to `xl/`, or absolute. */
function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The attributes of each element of a name, prefixes (`x:sheet`, `r:id`) dropped. */
function* elements(xml: string, name: string): Generator<Record<string, string>> {
  const tags = new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*?)/?>`, 'g')
  for (const [, attributes = ''] of xml.matchAll(tags)) {
    const found: [string, string][] = []
    for (const [, key = '', , value = ''] of attributes.matchAll(
      /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(["'])(.*?)\2/gs,
    )) {
      found.push([key, decoded(value)])
    }
    yield Object.fromEntries(found)
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
