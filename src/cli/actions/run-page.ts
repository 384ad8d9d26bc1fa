/** `rb-score page`: the offline page, as it was built with this tool, into a file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { type CommandAction, DONE } from '../command-definition.ts'
import { checkedTarget, namedOutput } from '../output-target.ts'
import { packageRoot, writeText } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'

const pageNeedsFile = defineDiagnostic('cli/page-needs-file', 'error', {
  id: 'Halaman ini dibuka di peramban; terminal tidak dapat menampilkannya.',
  idRemedy: 'sebutkan nama filenya: -o rb-score.html',
  en: 'This page is for a browser; a terminal cannot show it.',
  enRemedy: 'name a file: -o rb-score.html',
})

const WRITTEN = { id: 'Buka di peramban:', en: 'Open in a browser:' }

export const runPage: CommandAction = async ({ flags, display, surroundings }) => {
  const { stdout, stderr, cwd } = surroundings
  const output = namedOutput(flags)
  if (output === undefined && stdout.isTTY === true)
    throw new Refusal([pageNeedsFile({ kind: 'command', word: 'page' })])
  const page = readFileSync(join(packageRoot(), 'dist', 'rb-score.html'))
  if (output === undefined) await writeText(stdout, page)
  else {
    writeFile(checkedTarget(output, '--output', cwd, []), output, page)
    if (stderr.isTTY) await writeText(stderr, `${WRITTEN[display.language]} ${output}\n`)
  }
  return DONE
}
