/** How far the reading of large files is -> one line on a terminal, redrawn in place and gone when all is read. */
import { countText } from '../../language/exact-words.ts'
import type { Language } from '../../language/language.ts'
import type { OnProgress, Progress } from '../../tally/reading-progress.ts'
import type { Display, Surroundings } from '../surroundings.ts'

/** What is done sooner needs no line; faster than ten times a second nobody reads. */
const [PATIENCE, PAUSE] = [500, 100]
/** To the beginning of the line, and everything on it gone. */
const CLEARED = '\r\u001B[K'

interface ProgressLine {
  readonly show: OnProgress
  readonly clear: () => void
}

export function progressLine(
  { language, progress = false }: Display,
  { stderr, now }: Pick<Surroundings, 'stderr' | 'now'>,
): ProgressLine {
  if (!progress || now === undefined) return { show: () => {}, clear: () => {} }
  const start = now()
  let [drawn, isShown] = [0, false]
  const draw = (text: string) => stderr.write(`${CLEARED}${text}`, () => {})
  return {
    show(done) {
      const time = now()
      // Scores are worked out in one go: it is the last chance to say so.
      if (time < PATIENCE || (done.stage === 'reading' && time < drawn + PAUSE)) return
      drawn = time
      isShown = true
      draw(progressText(done, (time - start) / 1000, language, (stderr.columns || 80) - 1))
    },
    clear() {
      if (isShown) draw('')
      isShown = false
    },
  }
}

const WORDS = {
  id: { rows: 'baris', second: 'dtk', left: 'sisa', scoring: 'menghitung nilai' },
  en: { rows: 'rows', second: 's', left: 'left', scoring: 'working out scores' },
}

/** As many of its parts as there is room for; what matters most stands first. */
export function progressText(
  { stage, rows, share }: Progress,
  seconds: number,
  language: Language,
  width: number,
): string {
  const words = WORDS[language]
  const counted = `${countText(rows, language)} ${words.rows}`
  if (stage === 'scoring') return [counted, words.scoring].join(' · ').slice(0, width)
  const left = share === undefined || share === 0 ? undefined : (seconds / share) * (1 - share)
  const duration = `${countText(Math.ceil(left ?? 0), language)} ${words.second}`
  const parts = [
    ...(share === undefined ? [] : [`${Math.floor(share * 100)}%`]),
    counted,
    ...(left === undefined
      ? []
      : [language === 'id' ? `${words.left} ${duration}` : `${duration} ${words.left}`]),
    ...(seconds > 0
      ? [`${countText(Math.round(rows / seconds), language)} ${words.rows}/${words.second}`]
      : []),
  ]
  while (parts.length > 1 && parts.join(' · ').length > width) parts.pop()
  return parts.join(' · ').slice(0, width)
}
