/** Writes a synthetic BerAKHLAK survey of any size: seeded, the same bytes on every machine. */
import { closeSync, openSync, writeSync } from 'node:fs'

const LABELS = ['Sangat Tidak Setuju', 'Tidak Setuju', 'Ragu-ragu', 'Setuju', 'Sangat Setuju']

/** @param headers the header of each answer column */
export function writeSurvey(path, rows, headers, { labels = false, units = 400, codes = 5 } = {}) {
  let state = 20261121
  const next = below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  const file = openSync(path, 'w')
  let text = `Stempel waktu,Unit Kerja,${headers.map(header => `"${header}"`).join(',')}\n`
  for (let row = 0; row < rows; row++) {
    text += `21/07/2026 10:15:30,Unit Kerja ${next(units) + 1}`
    for (let item = 0; item < headers.length; item++) {
      const code = next(50) === 0 ? -1 : next(codes)
      text += code < 0 ? ',' : `,${labels ? LABELS[code] : code + 1}`
    }
    text += '\n'
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}
