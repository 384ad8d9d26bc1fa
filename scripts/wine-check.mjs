/**
 * build/exe/rb-score.exe, run under Wine -> what of Windows can be tried without it: the numbers of Linux, its paths, its files, its locks.
 * Usage: npm run build:exe, then node scripts/wine-check.mjs. Without Wine it says so and ends with 0.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const PROGRAM = resolve('build', 'exe', 'rb-score.exe')
const WINE = ['wine', 'wine64'].find(each => spawnSync(each, ['--version']).status === 0)
const missing = [
  ...(WINE === undefined ? ['Wine is not installed (apt-get install wine wine64)'] : []),
  ...(existsSync(PROGRAM) ? [] : ['there is no build/exe/rb-score.exe (npm run build:exe)']),
]
if (missing.length > 0) {
  console.log(`skipped: ${missing.join('; ')}`)
  process.exit(0)
}

const home = mkdtempSync(join(tmpdir(), 'rb-score-wine-'))
const work = join(home, 'kerja')
const ENVIRONMENT = {
  ...{ PATH: process.env.PATH, HOME: home, WINEPREFIX: join(home, 'prefix'), WINEDEBUG: '-all' },
  // Wine calls itself an older Windows than Node.js asks for, and shall fetch nothing.
  ...{ NODE_SKIP_PLATFORM_CHECK: '1', WINEDLLOVERRIDES: 'mscoree=;mshtml=', LC_ALL: 'C.UTF-8' },
}
let [held, failed] = [0, 0]

try {
  cpSync(resolve('examples'), work, { recursive: true })
  spawnSync(WINE, ['wineboot', '-i'], { env: ENVIRONMENT, stdio: 'ignore' })
  paths()
  names()
  encodings()
  await locks()
  sameNumbers()
  times()
} finally {
  spawnSync('wineserver', ['-k'], { env: ENVIRONMENT, stdio: 'ignore' })
  rmSync(home, { recursive: true, force: true })
}
console.log(`${held} hold, ${failed} do not`)
process.exitCode = failed === 0 ? 0 : 1

/** Every example, to the byte of what Node.js prints here. */
function sameNumbers() {
  for (const { folder, words } of JSON.parse(readFileSync('examples/reports.json', 'utf8')))
    expect(`${folder}: ${words.join(' ')}, to the byte`, ...isAlike(words, join(work, folder)))
  const [head, ...rows] = readFileSync(join(work, 'skm', 'gaspul.csv'), 'utf8')
    .trim()
    .split('\n')
  const many = Array.from({ length: 300_000 / rows.length }, () => rows.join('\n')).join('\n')
  writeFileSync(join(work, 'skm', 'besar.csv'), `${head}\n${many}\n`)
  const asked = ['assess', 'besar.csv', '-r', 'skm-2017', '--format', 'json']
  expect('300,000 rows, by threads, to the byte', ...isAlike(asked, join(work, 'skm')))
}

function isAlike(words, cwd) {
  const options = { cwd, env: ENVIRONMENT, maxBuffer: 1e8, encoding: 'utf8' }
  const here = spawnSync(process.execPath, [resolve('bin', 'rb-score.js'), ...words], options)
  const there = windows(words, cwd)
  return [here.stdout !== '' && there.status === here.status && there.stdout === here.stdout, there]
}

function paths() {
  const cwd = join(work, 'skm')
  const drive = `Z:${cwd.replaceAll('/', '\\')}`
  mkdirSync(join(cwd, 'hasil survei é', 'dalam'), { recursive: true })
  copyFileSync(join(cwd, 'gaspul.csv'), join(cwd, 'hasil survei é', 'dalam', 'jawaban – 1.csv'))
  // What a share is called in a prefix of Wine.
  mkdirSync(join(home, 'unc', 'server'), { recursive: true })
  symlinkSync(cwd, join(home, 'unc', 'server', 'share'))
  symlinkSync(join(home, 'unc'), join(ENVIRONMENT.WINEPREFIX, 'dosdevices', 'unc'))
  for (const file of [
    ...[`${drive}\\gaspul.csv`, `${drive.toLowerCase().slice(0, 2)}${drive.slice(2)}\\gaspul.csv`],
    ...[`${drive}\\gas*.csv`, '.\\gaspul.csv', 'hasil survei é\\dalam\\jawaban – 1.csv'],
    ...['hasil survei é\\dalam', 'hasil survei é\\dalam\\', 'hasil*\\**\\*.csv'],
    ...[
      '\\\\server\\share\\gaspul.csv',
      '\\\\server\\share\\gas*l.csv',
      '//server/share/gaspul.csv',
    ],
    ...[`\\\\?\\${drive}\\gaspul.csv`],
  ])
    expect(`reads ${file}`, scoreOf(windows(['assess', file, '--format', 'json'], cwd)) === '91.48')
  for (const folder of [drive, '\\\\server\\share', '.', '.\\hasil survei é']) {
    const output = `${folder}\\laporan – é.html`
    const { status } = windows(['assess', 'gaspul.csv', '-o', output], cwd)
    const written = join(cwd, folder.includes('survei') ? 'hasil survei é' : '', 'laporan – é.html')
    expect(`writes ${output}`, status === 0 && existsSync(written))
    rmSync(written, { force: true })
  }
  const over = windows(['assess', 'gaspul.csv', '-o', '.\\GASPUL.CSV'], cwd)
  expect('never writes over its data, whatever the case', over.stderr.includes('output-is-input'))
}

function names() {
  const cwd = join(work, 'skm')
  const before = readdirSync(cwd).length
  for (const name of [
    'CON',
    'NUL',
    'nul.csv',
    'COM1.html',
    'aux.json',
    'laporan:a.html',
    'a?.html',
  ]) {
    const { stderr } = windows(['assess', 'gaspul.csv', '--format', 'html', '-o', name], cwd)
    expect(`refuses to write ${name}`, stderr.includes('cli/output-name-reserved'))
  }
  expect('and leaves nothing of them', readdirSync(cwd).length === before)
}

/** As its shells and Excel leave files behind. */
function encodings() {
  const cwd = join(work, 'skm')
  const text = readFileSync(join(cwd, 'gaspul.csv'), 'utf8').replaceAll('\n', '\r\n')
  const marked = each => Buffer.from(`\ufeff${each.replace(/\r?\n/g, '\r\n')}`, 'utf16le')
  const files = {
    'crlf.csv': text,
    'mark.csv': `\ufeff${text}`,
    'powershell.csv': marked(text),
    'titik-koma.csv': text.replaceAll(',', ';'),
    // As Excel saves "CSV" where the code page is 1252.
    'ansi.csv': Buffer.from(text.replace('No,', 'Pelayanan é,'), 'latin1'),
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(cwd, name), content)
    expect(`reads ${name}`, scoreOf(windows(['assess', name, '--format', 'json'], cwd)) === '91.48')
  }
  const { stdout } = windows(['assess', 'gaspul.csv', '--format', 'json'], cwd)
  writeFileSync(join(cwd, 'laporan.json'), marked(stdout))
  const again = windows(['render', 'laporan.json'], cwd)
  expect('reads a report in UTF-16', again.stdout.includes('91.48'), again)
}

/** A report that is open elsewhere stays as it was, nothing is left beside it, and the message says why. */
async function locks() {
  const cwd = join(work, 'skm')
  writeFileSync(join(cwd, 'terbuka.html'), 'lama')
  copyFileSync(join(cwd, 'gaspul.csv'), join(cwd, 'terbuka.csv'))
  const holder = nodeProgram()
  // 0x10000000 is UV_FS_O_EXCLOCK: nobody else may open it, as Excel does for writing.
  for (const [how, flags] of Object.entries({ shared: 2, alone: 2 + 0x10000000 })) {
    const script = `for (const file of ['terbuka.html', 'terbuka.csv']) fs.openSync(file, ${flags}); fs.writeFileSync('siap', ''); setTimeout(() => {}, 60000)`
    const held = spawn(WINE, [holder, '-e', script], { cwd, env: ENVIRONMENT, stdio: 'ignore' })
    for (let waited = 0; waited < 300 && !existsSync(join(cwd, 'siap')); waited++)
      await new Promise(done => setTimeout(done, 100))
    const { status, stderr } = windows(['assess', 'gaspul.csv', '-o', 'terbuka.html'], cwd)
    const isOld = readFileSync(join(cwd, 'terbuka.html'), 'utf8') === 'lama'
    expect(
      `a report open elsewhere (${how}) is left alone`,
      status === 3 && stderr.includes('cli/output-unwritable') && isOld,
      { stderr },
    )
    const read = windows(['assess', 'terbuka.csv', '--format', 'json'], cwd)
    expect(
      how === 'shared' ? 'data open elsewhere are read' : 'data that are locked are named',
      how === 'shared'
        ? scoreOf(read) === '91.48'
        : read.stderr.includes('`terbuka.csv` cannot be'),
      read,
    )
    spawnSync('wineserver', ['-k'], { env: ENVIRONMENT, stdio: 'ignore' })
    held.kill()
    rmSync(join(cwd, 'siap'))
  }
  expect(
    'no part is left',
    readdirSync(cwd).every(name => !name.endsWith('.part')),
  )
}

/** As ratios, since machines differ. */
function times() {
  const node = nodeProgram()
  const took = words => {
    const started = performance.now()
    spawnSync(WINE, words, { env: ENVIRONMENT, stdio: 'ignore' })
    return performance.now() - started
  }
  const least = words => Math.min(...[1, 2, 3].map(() => took(words)))
  const start = least([PROGRAM, '--version']) / least([node, '-e', '0'])
  const size = statSync(PROGRAM).size / statSync(node).size
  console.log(
    `beside Node.js for Windows: ${size.toFixed(2)} its size, ${start.toFixed(2)} its start`,
  )
}

function nodeProgram() {
  const name = readdirSync(resolve('build', 'fetched')).find(each => each.startsWith('node-win-'))
  return resolve('build', 'fetched', name, 'package', 'bin', 'node.exe')
}

/** Standard output goes to a file: pipes of Wine are none that Node.js takes. */
function windows(words, cwd) {
  const [stdout, stderr] = ['stdout', 'stderr'].map(name => openSync(join(home, name), 'w'))
  const { status } = spawnSync(WINE, [PROGRAM, ...words], {
    ...{ cwd, env: ENVIRONMENT, stdio: ['ignore', stdout, stderr], timeout: 300_000 },
  })
  closeSync(stdout)
  closeSync(stderr)
  const printed = name => readFileSync(join(home, name), 'utf8')
  return { status, stdout: printed('stdout'), stderr: printed('stderr') }
}

function scoreOf({ stdout }) {
  try {
    return JSON.parse(stdout).result.score.shown
  } catch {
    return undefined
  }
}

function expect(what, holds, { stderr = '' } = {}) {
  if (holds) held += 1
  else failed += 1
  console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`)
  if (!holds && stderr !== '') console.log(stderr.replace(/^/gm, '       '))
}
