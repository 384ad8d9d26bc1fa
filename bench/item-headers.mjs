/** The ids of a rubric's items, as the tool itself prints them: they serve as headers. */
import { spawnSync } from 'node:child_process'

export function itemHeaders(bin, rubric) {
  const { stdout } = spawnSync(process.execPath, [bin, 'show', rubric, '--format', 'json'], {
    encoding: 'utf8',
  })
  return JSON.parse(stdout).items.map(item => item.id)
}
