/** Text -> text inside XML: marks escaped, unseen characters shown, nothing that the format forbids. */
import { safeText } from '../language/safe-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Line breaks stay: cells have several lines. */
export function xmlText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(line => safeText(line))
    .join('\n')
    .replace(/[&<>"]/g, mark => ENTITIES[mark] ?? mark)
}

/** In attributes a bare line break would become a space. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('\n', '&#10;')
}
