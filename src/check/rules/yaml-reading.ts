/** A scalar without quotes -> what common YAML readers (1.1 and 1.2) make of it where they do not keep the text. */
import type { Localized } from '../../language/language.ts'

/**
 * Undefined where the text survives. Of a name, a decimal number counts as lost: its siblings will not all survive.
 * @example yamlReading('1.10', false)  // { id: 'angka 1.1', en: 'the number 1.1' }
 */
export function yamlReading(text: string, isName: boolean): Required<Localized> | undefined {
  if (/^(?:true|false|yes|no|on|off)$/i.test(text))
    return { id: 'nilai benar/salah', en: 'true or false' }
  if (/^(?:null|~)$/i.test(text)) return { id: 'kosong', en: 'nothing' }
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return { id: 'tanggal', en: 'a date' }
  if (/^[+-]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text))
    return { id: 'bilangan jam', en: 'a number of seconds' }
  const number = numberOf(text)
  if (number === undefined) return undefined
  const isKept = String(number) === text && !(isName && text.includes('.'))
  return isKept ? undefined : { id: `angka ${number}`, en: `the number ${number}` }
}

function numberOf(text: string): number | undefined {
  if (/^[+-]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i.test(text))
    return Number(text.replace(/[+_-]/g, ''))
  if (/^[+-]?0[0-7_]+$/.test(text)) return Number.parseInt(text.replaceAll('_', ''), 8)
  const plain = /^[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?$/i.test(text)
  return plain ? Number(text.replaceAll('_', '')) : undefined
}
