/** Rows -> CSV text, quoted where it must be, as spreadsheet programs write it. */
export function csvText(rows, delimiter = ',') {
  const special = new RegExp(`["\\r\\n${delimiter}]|^\\s|\\s$`)
  const cell = value => {
    const text = String(value)
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${rows.map(row => row.map(cell).join(delimiter)).join('\n')}\n`
}
