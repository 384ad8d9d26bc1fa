/** What a picture of docs/pictures is made from: the output of a command, as a terminal of 80 columns gets it. */
// @ts-check

export const COLUMNS = 80

/**
 * @param {typeof import('../../src/cli/main.ts').run} run
 * @param {{ readonly words: readonly string[], readonly language: string }} picture
 * @param {string} root
 */
export async function pictureSource(run, { words, language }, root) {
  let text = ''
  /** @type {(part: string | Uint8Array, written: () => void) => void} */
  const write = (part, written) => {
    text += part
    written()
  }
  /** @type {typeof write} */
  const dropped = (_, written) => written()
  const silent = { write: dropped, on() {}, off() {} }
  const stdout = { write, on() {}, off() {}, isTTY: !words.includes('--format'), columns: COLUMNS }
  const env = { RB_SCORE_LANG: language, FORCE_COLOR: '1' }
  const code = await run(words, {
    stdin: () => process.stdin,
    stdout,
    stderr: silent,
    env,
    cwd: root,
  })
  if (code > 1) throw new Error(`rb-score ${words.join(' ')} ended with ${code}`)
  return text
}

/**
 * The first lines, and a sign that there are more.
 * @param {string} text
 * @param {number | undefined} count
 */
export function firstLines(text, count) {
  const lines = text.trimEnd().split('\n')
  return count === undefined || lines.length <= count
    ? lines.join('\n')
    : `${lines.slice(0, count).join('\n')}\n\u001b[0m…`
}
