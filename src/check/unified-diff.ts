/** Two texts -> the lines that differ, in the unified form that `patch` and `git apply` read. */

const CONTEXT = 3

interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** Nothing for equal texts. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = differences(linesOf(before), linesOf(after))
  const hunks = hunksOf(lines)
  return [`--- a/${file}\n`, `+++ b/${file}\n`, ...hunks].join('')
}

/** Each with its own line end, so that a missing last one shows. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** What both begin and end with is set aside; between, the longest common part. */
function differences(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++
  const same = (texts: readonly string[]) => texts.map(text => ({ sign: ' ', text }) as const)
  return [
    ...same(before.slice(0, start)),
    ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(end === 0 ? [] : before.slice(-end)),
  ]
}

function changed(before: readonly string[], after: readonly string[]): Line[] {
  const lengths = commonLengths(before, after)
  const lines: Line[] = []
  let [old, now] = [0, 0]
  while (old < before.length || now < after.length) {
    const [oldText, newText] = [before[old], after[now]]
    if (oldText !== undefined && oldText === newText) {
      lines.push({ sign: ' ', text: oldText })
      old++
      now++
    } else if (
      oldText !== undefined &&
      (newText === undefined || length(lengths, old + 1, now) >= length(lengths, old, now + 1))
    ) {
      lines.push({ sign: '-', text: oldText })
      old++
    } else {
      lines.push({ sign: '+', text: newText ?? '' })
      now++
    }
  }
  return lines
}

/** How many lines the rests from each position have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths: number[][] = Array.from({ length: before.length + 1 }, () => [])
  for (let old = before.length - 1; old >= 0; old--) {
    for (let now = after.length - 1; now >= 0; now--) {
      const row = lengths[old] ?? []
      row[now] =
        before[old] === after[now]
          ? length(lengths, old + 1, now + 1) + 1
          : Math.max(length(lengths, old + 1, now), length(lengths, old, now + 1))
    }
  }
  return lengths
}

function length(lengths: readonly (readonly number[])[], old: number, now: number): number {
  return lengths[old]?.[now] ?? 0
}

function hunksOf(lines: readonly Line[]): string[] {
  const hunks: string[] = []
  let [old, now] = [1, 1]
  let position = 0
  while (position < lines.length) {
    const change = lines.findIndex((line, at) => at >= position && line.sign !== ' ')
    if (change < 0) break
    const start = Math.max(position, change - CONTEXT)
    let end = change
    for (let at = change; at < lines.length && at <= end + 2 * CONTEXT; at++) {
      if (lines[at]?.sign !== ' ') end = at
    }
    const stop = Math.min(lines.length, end + CONTEXT + 1)
    for (; position < start; position++) {
      old++
      now++
    }
    const hunk = lines.slice(start, stop)
    const count = (sign: Line['sign']) => hunk.filter(line => line.sign !== sign).length
    const from = `-${startOf(old, count('+'))} +${startOf(now, count('-'))}`
    hunks.push(`@@ ${from} @@\n`, ...hunk.map(written))
    old += count('+')
    now += count('-')
    position = stop
  }
  return hunks
}

/** A side without lines is named by the line before it. */
function startOf(line: number, count: number): string {
  return `${count === 0 ? line - 1 : line},${count}`
}

function written({ sign, text }: Line): string {
  return text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`
}
