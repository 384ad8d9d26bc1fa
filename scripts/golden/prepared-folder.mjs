/** This checkout and one commit -> a folder with the program as it is installed, and the data of that commit. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where examples, broken rubrics and hostile files are taken from. */
export const INPUTS = '2cc4a748c370'

export function preparedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-golden-'))
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const part of [...files, 'package.json']) {
    const from = join(root, part)
    if (existsSync(from)) cpSync(from, join(folder, 'package', part), { recursive: true })
  }
  mkdirSync(join(folder, 'inputs'))
  mkdirSync(join(folder, 'work'))
  const paths = ['examples', 'rubrics', 'test']
  const archive = execFileSync('git', ['archive', INPUTS, ...paths], {
    cwd: root,
    maxBuffer: 2 ** 28,
  })
  execFileSync('tar', ['-x', '-C', join(folder, 'inputs')], { input: archive })
  // The makers of hostile files import from it.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}
