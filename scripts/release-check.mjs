/**
 * What a release consists of -> build/release/: checked for what must agree, with sums and a list of parts.
 * Usage: npm run release:check. It builds and packs, publishes nothing, and leaves everything else as it is.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const OUT = join('build', 'release')
const json = path => JSON.parse(readFileSync(path, 'utf8'))
const { name, version, license, dependencies = {}, devDependencies = {} } = json('package.json')
const lock = json('package-lock.json')
const faults = []

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
execFileSync('npm', ['pack', '--silent', '--pack-destination', OUT], { stdio: 'ignore' })
copyFileSync(join('dist', 'rb-score.html'), join(OUT, `rb-score-${version}.html`))
for (const [from, to] of [
  ['rb-score', `rb-score-${version}-linux-x64`],
  ['rb-score.exe', `rb-score-${version}-windows-x64.exe`],
])
  if (existsSync(join('build', 'exe', from)))
    copyFileSync(join('build', 'exe', from), join(OUT, to))

const runtime = packedRuntime()
checkVersions()
checkChanges()
checkLicences()
writeFileSync(
  join(OUT, `rb-score-${version}.cdx.json`),
  `${JSON.stringify(partsList(), null, 2)}\n`,
)
const sums = filesOut().map(file => `${sha256(join(OUT, file))}  ${file}`)
writeFileSync(join(OUT, 'SHA256SUMS'), `${sums.join('\n')}\n`)

for (const file of [...filesOut()])
  console.log(`${(statSync(join(OUT, file)).size / 1e6).toFixed(2).padStart(8)} MB  ${file}`)
for (const fault of faults) console.error(`fault: ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1

/** Node.js, which is inside the executables: its licence goes with them. Undefined where none are built. */
function packedRuntime() {
  const isBuilt = ['rb-score', 'rb-score.exe'].some(file => existsSync(join('build', 'exe', file)))
  if (!isBuilt) return undefined
  const folder = readdirSync(join('build', 'fetched')).find(each => each.startsWith('node-linux-'))
  const from = join('build', 'fetched', folder, 'package')
  copyFileSync(join(from, 'LICENSE'), join(OUT, `rb-score-${version}-node-license.txt`))
  const { name: each, version: of } = json(join(from, 'package.json'))
  const purl = `pkg:npm/${each}@${of}`
  const licenses = [
    { license: { name: 'Node.js', url: 'https://github.com/nodejs/node/blob/main/LICENSE' } },
  ]
  return {
    type: 'platform',
    name: 'node',
    version: of,
    purl,
    'bom-ref': purl,
    scope: 'required',
    licenses,
  }
}

function filesOut() {
  return execFileSync('ls', [OUT], { encoding: 'utf8' }).trim().split('\n')
}

/** One version everywhere, and none that a range could change. */
function checkVersions() {
  const printed = execFileSync(process.execPath, ['bin/rb-score.js', '--version'], {
    encoding: 'utf8',
  })
  const page = readFileSync(join('dist', 'rb-score.html'), 'utf8')
  if (printed.trim() !== version)
    faults.push(`--version says ${printed.trim()}, package.json ${version}`)
  if (lock.version !== version) faults.push(`package-lock.json says ${lock.version}`)
  if (!page.includes(`data-version="${version}"`)) faults.push('the page has another version')
  for (const [each, range] of Object.entries({ ...dependencies, ...devDependencies }))
    if (!/^\d+\.\d+\.\d+/.test(range)) faults.push(`${each} is not pinned: ${range}`)
  const hosts = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)
  if (hosts.length > 0)
    faults.push(`package-lock.json names where ${hosts.length} packages came from`)
  const tag = process.env.GITHUB_REF_NAME
  if (process.env.GITHUB_REF_TYPE === 'tag' && tag !== `v${version}`)
    faults.push(`the tag is ${tag}`)
}

/** A release has a section of its own with a date; until then, the section of what is not released has something in it. */
function checkChanges() {
  const text = readFileSync('CHANGELOG.md', 'utf8')
  const isReleased = new RegExp(
    `^## ${version.replaceAll('.', '\\.')} – \\d{4}-\\d\\d-\\d\\d$`,
    'm',
  ).test(text)
  const isTag = process.env.GITHUB_REF_TYPE === 'tag'
  if (isTag && !isReleased) faults.push(`CHANGELOG.md has no section "## ${version} – DATE"`)
  if (!isReleased && !/^## Unreleased\n[^#]*### /m.test(text))
    faults.push('CHANGELOG.md says nothing')
}

/** Every package that is inside has its licence beside it, one that goes with ours. */
function checkLicences() {
  const text = readFileSync(join('dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  const heads = [...text.matchAll(/^(@?[\w./-]+) (\d\S*) \((.*)\)$/gm)]
  if (heads.length === 0) faults.push('THIRD-PARTY-LICENSES.txt names nobody')
  for (const [, each, , terms = ''] of heads)
    if (!/MIT|ISC|BSD|Apache-2\.0|0BSD|Unlicense|Zlib/.test(terms))
      faults.push(`${each} is under ${terms}`)
  if (text.includes('No licence file is in the package.')) faults.push('a licence is not there')
}

/** CycloneDX 1.6, from the lock file: what is inside, and what built it. No time stamp, so that it comes out the same again. */
function partsList() {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  const reference = (each, of) => `pkg:npm/${each.replace('@', '%40')}@${of}`
  const components = packages.map(([path, { version: of, license: terms, integrity, dev }]) => {
    const each = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const [algorithm, digest] = integrity?.split('-') ?? []
    return {
      ...{ type: 'library', name: each, version: of, purl: reference(each, of) },
      'bom-ref': `${reference(each, of)}#${path}`,
      scope: dev === true && !isInside(each, of) ? 'excluded' : 'required',
      ...(terms === undefined ? {} : { licenses: [{ expression: terms }] }),
      ...(algorithm === 'sha512'
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
        : {}),
    }
  })
  return {
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
    metadata: {
      component: {
        type: 'application',
        name,
        version,
        purl: reference(name, version),
        licenses: [{ expression: license }],
      },
    },
    components: [...(runtime === undefined ? [] : [runtime]), ...components],
  }
}

function isInside(each, of) {
  isInside.text ??= readFileSync(join('dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  return isInside.text.includes(`\n${each} ${of} (`)
}

function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
