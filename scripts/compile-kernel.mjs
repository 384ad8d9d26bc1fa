/** The kernel of the scanner, AssemblyScript -> WebAssembly in a file of its own, where the source has changed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join('src', 'scan')
const TARGET = join(FOLDER, 'kernel-bytes.ts')
const OPTIONS = ['--runtime', 'stub', '-O3', '--noAssert', '--importMemory']
const FEATURES = ['--enable', 'simd', '--enable', 'bulk-memory']

export async function compileKernel() {
  const mark = `/** Compiled by the build from the \`*.as.ts\` beside it. */\nexport const KERNEL_HASH = '${kernelHash()}'\n`
  if (existsSync(TARGET) && readFileSync(TARGET, 'utf8').startsWith(mark)) return
  const { default: asc } = await import('assemblyscript/asc')
  let code
  const { error, stderr } = await asc.main(
    ['kernel.as.ts', '--baseDir', FOLDER, '--outFile', 'kernel.wasm', ...OPTIONS, ...FEATURES],
    {
      writeFile(name, bytes) {
        if (name === 'kernel.wasm') code = bytes
      },
    },
  )
  if (error !== null || code === undefined) throw new Error(`${stderr}`)
  const letters = Buffer.from(code).toString('base64')
  writeFileSync(TARGET, `${mark}\nexport const KERNEL =\n  '${letters}'\n`)
}

export function kernelHash() {
  const hash = createHash('sha256')
  const files = readdirSync(FOLDER).filter(file => file.endsWith('.as.ts'))
  for (const file of files.sort()) hash.update(readFileSync(join(FOLDER, file)))
  return hash.digest('hex').slice(0, 32)
}
