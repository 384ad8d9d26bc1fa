/** The paths inside a ZIP archive -> what the archive is: a workbook, another document, or a bag of files. */
import {
  APPLE_NUMBERS,
  BINARY_WORKBOOK,
  type ForeignFormat,
  OPEN_DOCUMENT,
  SLIDES,
  WORD,
} from './foreign-formats.ts'
import type { ZipEntry } from './read-zip.ts'

/** The part that gives each kind of document away. */
const TELLTALES: readonly (readonly [RegExp, ForeignFormat | 'workbook'])[] = [
  [/^xl\/workbook\.xml$/i, 'workbook'],
  [/^xl\/workbook\.bin$/i, BINARY_WORKBOOK],
  [/^word\/document\.xml$/i, WORD],
  [/^ppt\/presentation\.xml$/i, SLIDES],
  [/^META-INF\/manifest\.xml$/, OPEN_DOCUMENT],
  [/^Index\/Document\.iwa$/, APPLE_NUMBERS],
]

export function containedFormat(
  entries: readonly ZipEntry[],
): ForeignFormat | 'workbook' | 'files' {
  const telltale = TELLTALES.find(([path]) => entries.some(entry => path.test(entry.path)))
  return telltale?.[1] ?? 'files'
}
