/** Words as people shorten them when they type an answer -> the words in full. */

const WHOLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['tdk', 'tidak'],
  ['tak', 'tidak'],
  ['sgt', 'sangat'],
  ['sngt', 'sangat'],
  ['krg', 'kurang'],
  ['ckp', 'cukup'],
  ['dgn', 'dengan'],
  ['yg', 'yang'],
])

/**
 * Only asked where the text as it stands is no answer.
 * @example withWholeWords('tdk setuju')  // 'tidak setuju'
 */
export function withWholeWords(text: string): string {
  return text.replace(/\p{L}+\.?/gu, word => WHOLE_WORDS.get(word.replace(/\.$/, '')) ?? word)
}
