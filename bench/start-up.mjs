/** How near the tool starts to Node itself: `node bench/start-up.mjs` prints medians and ratios to `node -e 0`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { itemHeaders } from './item-headers.mjs'
import { medianTimes, printRatios } from './measured.mjs'
import { writeSurvey } from './survey-file.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'bin', 'rb-score.js')
const folder = mkdtempSync(join(tmpdir(), 'rb-score-bench-'))
try {
  const data = join(folder, 'survey.csv')
  writeSurvey(data, 1000, itemHeaders(bin, 'berakhlak-2021'), { units: 8 })
  const times = medianTimes(
    {
      'node -e 0': ['-e', '0'],
      'rb-score --version': [bin, '--version'],
      'rb-score assess, 1,000 rows, rubric named': [bin, 'assess', data, '-r', 'berakhlak-2021'],
      'rb-score assess, 1,000 rows, rubric found': [bin, 'assess', data],
    },
    15,
  )
  printRatios(`Node ${process.version}, median of 15`, times)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
