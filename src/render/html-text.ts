/** Text from data or rubrics -> HTML that shows just this text, in an element or inside the quotes of an attribute. */
import { safeText } from '../language/safe-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** @example htmlText('<b> & "x"')  // '&lt;b&gt; &amp; &quot;x&quot;' */
export function htmlText(text: string): string {
  return safeText(text).replace(/[&<>"']/g, mark => ENTITIES[mark] ?? mark)
}

/** What stands between backticks is to be typed, or is an id. */
export function htmlProse(text: string): string {
  return htmlText(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}
