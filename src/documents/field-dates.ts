/** Days as people write them in letters, and how many months lie between two of them. */
import type { Language } from '../language/language.ts'

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function dateOf(value: string): Day | undefined {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []).map(
    Number,
  )
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay ? { year, month, day } : undefined
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
}
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
}

/** @example dateText('2026-07-21', 'id')  // '21 Juli 2026' */
export function dateText(value: string, language: Language): string {
  const date = dateOf(value)
  return date === undefined ? value : `${date.day} ${MONTHS[language][date.month - 1]} ${date.year}`
}

/** @example dayText('2026-07-21', 'id')  // 'Selasa, 21 Juli 2026' */
export function dayText(value: string, language: Language): string {
  const date = dateOf(value)
  if (date === undefined) return value
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()
  return `${WEEKDAYS[language][weekday]}, ${dateText(value, language)}`
}

/** Whole months that have begun from one day to the other: done within the first is 1. */
export function monthsBetween(from: string, to: string): number | undefined {
  const [start, end] = [dateOf(from), dateOf(to)]
  if (start === undefined || end === undefined || to < from) return undefined
  const months = (end.year - start.year) * 12 + end.month - start.month
  return Math.max(1, end.day > start.day ? months + 1 : months)
}
