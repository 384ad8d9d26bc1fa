/** A cell -> what was typed, without the marks by which a spreadsheet is told to leave a text alone. */

/** `="3"`, as programs export numbers that are to stay texts. */
const FORMULA_OF_TEXT = /^\s*=\s*"([^"]*)"\s*$/
/** `'3`, as it is typed in a spreadsheet; a quoted `'Baik'` is something else. */
const LEADING_APOSTROPHE = /^\s*'(?=[^'\s][^']*$)/

/** @example typedText('="198501"')  // '198501' */
export function typedText(cell: string): string {
  if (cell.includes('="') || /^\s*=\s*"/.test(cell)) return cell.replace(FORMULA_OF_TEXT, '$1')
  return cell.includes("'") ? cell.replace(LEADING_APOSTROPHE, '') : cell
}
