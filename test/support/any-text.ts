/** Texts of any code points but halves of pairs. The unit `binary` of fast-check takes a second to set up. */
import fc, { type StringConstraints } from 'fast-check'

const SURROGATES = 0xd800
const HOW_MANY = 0x800

const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - HOW_MANY })
  .map(number => String.fromCodePoint(number < SURROGATES ? number : number + HOW_MANY))

/** Half of the letters are common ones. */
const letter = fc.oneof(codePoint, fc.string({ minLength: 1, maxLength: 1 }))

export function anyText(length: Pick<StringConstraints, 'minLength' | 'maxLength'> = {}) {
  return fc.string({ unit: letter, ...length })
}
