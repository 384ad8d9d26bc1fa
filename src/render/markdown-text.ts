/** Text from data or rubrics -> Markdown that shows just this text: no markup, HTML, table cell or link of its own. */
import { safeText } from '../language/safe-text.ts'

export function markdownText(text: string): string {
  return safeText(text)
    .replace(/[\\`*_{}[\]|~$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}&#46;`)
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)([-+=])(?=[\s=-]|$)/, '$1\\$2')
}

/** A link where the address is plain http, else the text alone. */
export function markdownLink(text: string, address: string | undefined): string {
  if (
    address === undefined ||
    !/^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][^\s<>()[\]\\"'`]*)?$/.test(address)
  ) {
    return markdownText(text)
  }
  return `[${markdownText(text)}](${encodeURI(decoded(address))})`
}

/** So that what is encoded already is not encoded twice. */
function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}
