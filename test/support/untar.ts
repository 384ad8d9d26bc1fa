/** The bytes of a .tgz as npm packs it -> its files, by path without the leading `package/`. */
import { gunzipSync } from 'node:zlib'

const BLOCK = 512

/** Plain files only, with the long names of PAX headers: npm writes nothing else. */
export function untarred(archive: Uint8Array): Map<string, Buffer> {
  const bytes = gunzipSync(archive)
  const files = new Map<string, Buffer>()
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const text = (start: number, length: number) =>
      bytes.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '')
    const name = [text(345, 155), text(0, 100)].filter(part => part !== '').join('/')
    if (name === '') break
    const size = Number.parseInt(text(124, 12), 8)
    const kind = text(156, 1)
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size)
    if (kind === 'x') longName = /\d+ path=(.*)\n/.exec(content.toString())?.[1]
    else {
      if (kind === '0' || kind === '')
        files.set((longName ?? name).replace(/^package\//, ''), content)
      longName = undefined
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}
