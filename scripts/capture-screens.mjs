/** Runs the questionnaire in a real terminal (tmux) and keeps its screens as text: `node scripts/capture-screens.mjs`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const BIN = join(root, 'bin', 'rb-score.js')
const SOCKET = `rb-score-${process.pid}`
const target = join(root, 'docs', 'screens')

const UNIT = "area-perubahan-2020 --level unit --unit 'Dinas Kesehatan' -o lke-dinkes.csv"
/** Keys as tmux names them; `text:` is typed letter by letter. */
const FIRST = [
  '/',
  'text:4.1.a',
  'Enter',
  'b',
  '#',
  'text:12 dari 15 peta sudah punya SOP',
  'Enter',
]
const EVIDENCE = ['+', 'text:bukti/4.1.a/SK-SOP-2024.pdf; drive.contoh.go.id/x', 'Enter', 'Enter']
const REVIEW = "--review lke-dinkes.csv --unit 'Dinas Kesehatan' --record-author Inspektorat"

/** In this order: each goes on where the one before has left the file. */
const SCREENS = [
  ['question-80.id', 80, 'id', `${UNIT} --previous lke-2025.csv`, [...FIRST, ...EVIDENCE]],
  ['question-60.id', 60, 'id', `${UNIT} --previous lke-2025.csv`, ['/', 'text:4.1.a', 'Enter']],
  ['question-120.en', 120, 'en', `${UNIT} --previous lke-2025.csv`, ['/', 'text:4.1.a', 'Enter']],
  [
    'counts-80.id',
    80,
    'id',
    UNIT,
    ['/', 'text:7.1.e', 'Enter', '4', 'Enter', '6', 'Enter', '5', 'Enter', '1', '0', 'Enter'],
  ],
  ['search-80.id', 80, 'id', UNIT, ['/', 'text:gratifikasi', 'Enter', 'Down']],
  ['overview-80.id', 80, 'id', UNIT, ['/', 'text:4.1.a', 'Enter', '=']],
  [
    'review-80.id',
    80,
    'id',
    REVIEW,
    ['/', 'text:4.1.a', 'Enter', 'c', 'text:SOP belum ditetapkan'],
  ],
  [
    'reviewed-80.id',
    80,
    'id',
    REVIEW,
    ['/', 'text:4.1.a', 'Enter', 'c', 'text:SOP belum ditetapkan', 'Enter', 'Left'],
  ],
  [
    'survey-80.en',
    80,
    'en',
    "berakhlak-2021 -o survey.csv --unit 'Dinas Kesehatan' --group gender= --group usia= --group instansi= --group pendidikan= --group status-pegawai=",
    ['4', '5', 'Left'],
  ],
  ['plain-80.id', 80, 'id', `${UNIT} --plain`, ['text:/7.1.b', 'Enter', 'text:y', 'Enter']],
]

const folder = mkdtempSync(join(tmpdir(), 'rb-score-screens-'))
mkdirSync(join(folder, 'bukti', '4.1.a'), { recursive: true })
writeFileSync(join(folder, 'bukti', '4.1.a', 'SK-SOP-2024.pdf'), Buffer.alloc(1_234_567, 1))
writeFileSync(
  join(folder, 'lke-2025.csv'),
  'unit,nomor,jawaban,verifikasi\nDinas Kesehatan,4.1.a,C,C\nDinas Kesehatan,4.1.b,B,C\n',
)
mkdirSync(target, { recursive: true })
try {
  for (const [name, width, language, words, keys] of SCREENS) {
    writeFileSync(join(target, `${name}.txt`), await screenOf(width, language, words, keys))
    console.error(`docs/screens/${name}.txt`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function screenOf(width, language, words, keys) {
  const command = `${process.execPath} ${BIN} ask ${words} --lang ${language}`
  const size = ['-x', String(width), '-y', '24']
  const env = ['-e', 'NO_COLOR=1', '-e', 'SOURCE_DATE_EPOCH=1795300000']
  tmux(
    '-f',
    '/dev/null',
    'new-session',
    '-d',
    '-s',
    'ask',
    ...size,
    ...env,
    '-c',
    folder,
    `stty cols ${width}; ${command}`,
  )
  try {
    await settled()
    for (const key of keys) {
      if (key.startsWith('text:')) tmux('send-keys', '-t', 'ask', '-l', '--', key.slice(5))
      else tmux('send-keys', '-t', 'ask', '--', key)
      await settled()
    }
    return `${shown().trimEnd()}\n`
  } finally {
    tmux('kill-server')
    await pause(300)
  }
}

/** Until the screen holds something and stays as it is. */
async function settled() {
  let before
  for (let tries = 0; tries < 100; tries++) {
    await pause(120)
    const now = shown()
    if (now === before && now.trim() !== '') return
    before = now
  }
}

function shown() {
  return tmux('capture-pane', '-t', 'ask', '-p').replace(/[ \t]+$/gm, '')
}

function tmux(...words) {
  return execFileSync('tmux', ['-L', SOCKET, ...words], { encoding: 'utf8' })
}

function pause(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
