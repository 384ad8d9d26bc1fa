/** A Word document as a library packs it -> the same document in bytes that follow from what it says alone. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

export const FONT = 'Arial'
export const INK = '1A1F26'

/** The first day that a ZIP archive can name. */
const NO_TIME = new Date(1980, 0, 1)
const NO_DATE = '1980-01-01T00:00:00Z'

/** Dates go, and names that the library draws by chance or counts through the life of the program are counted anew. */
export function fixedDocument(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const names = new Map<string, string>()
  const renamed = (name: string, kind: string): string => {
    const known = names.get(name)
    if (known !== undefined) return known
    const fresh = `${kind}${names.size + 1}`
    names.set(name, fresh)
    return fresh
  }
  let drawings = 0
  const fixed: Zippable = {}
  for (const path of Object.keys(parts).toSorted()) {
    const part = parts[path] ?? new Uint8Array()
    if (path.endsWith('.xlsx')) {
      fixed[path] = fixedDocument(part)
      continue
    }
    if (!/\.(?:xml|rels)$/.test(path)) {
      fixed[path] = part
      continue
    }
    const text = strFromU8(part)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${NO_DATE}`)
      .replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++drawings}"`)
      .replace(/\brId[\w-]{8,}/g, name => renamed(name, 'rIdX'))
      .replace(/\b_Toc\d+/g, name => renamed(name, '_Toc'))
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g, (_, before, id) => {
        return before + renamed(`bookmark ${id}`, '')
      })
      // Labels of points with texts of their own are names: they break where those do.
      .replace(/<c:dLbl>.*?<\/c:dLbl>/gs, label => label.replaceAll('wrap="square"', 'wrap="none"'))
      // Names of bars stand at the edge, also where a bar goes to the left of zero.
      .replace(/(<c:catAx>.*?<c:tickLblPos val=")nextTo/gs, '$1low')
    fixed[path] = strToU8(text)
  }
  return zipSync(fixed, { mtime: NO_TIME, level: 9 })
}
