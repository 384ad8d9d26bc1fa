/** A rule's name -> what it means, for `--explain`; and the list of all, for `--list-rules`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FindingKind,
  findingKinds,
  isRuleNamed,
  ruleNames,
} from '../../check/finding-kinds.ts'
import type { Rule } from '../../check/rule.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import { type Language, sentenceStart } from '../../language/language.ts'
import { likenessHint } from '../../language/nearest.ts'
import { vocabularyOf } from '../../language/vocabulary.ts'
import { hangingText, padEnd, wrapText } from '../../render/terminal-text.ts'
import { notANumber } from '../../rubric/number-shapes.ts'
import { bandOrder, duplicateId } from '../../rubric/references.ts'
import { missingKey, unknownKey } from '../../rubric/shape.ts'
import { unknownRule } from '../check-diagnostics.ts'
import { type Display, packageRoot } from '../surroundings.ts'

/** Throws a Refusal where there is no such rule. */
export function ruleExplanation(name: string, { language, width }: Display): string {
  const kind = findingKinds().find(each => isRuleNamed(`check/${each.name}`, name))
  const ofParser = PARSER_KINDS.map(({ definition }) => definition).find(({ code }) =>
    isRuleNamed(code.replace(/^rubric/, 'check'), name.replace(/^rubric/, 'check')),
  )
  const page = docsPage(kind?.name ?? name)
  if (kind === undefined && ofParser === undefined && page === undefined) {
    const place = { kind: 'command', word: '--explain' } as const
    throw new Refusal([unknownRule(place, { word: name, hint: likenessHint(name, ruleNames()) })])
  }
  const code = kind === undefined ? (ofParser?.code ?? name) : `check/${kind.name}`
  const severity =
    vocabularyOf(language).severities[kind?.severity ?? ofParser?.severity ?? 'error']
  const summary = kind === undefined ? '' : `\n${kind.summary[language]}\n`
  const words = kind?.words ?? ofParser
  const body = language === 'id' ? indonesianPage(words, page) : page && `\n${inEnglish(page)}`
  return wrapped(`${code}  ${severity}\n${summary}${body ?? ''}`, width - 1)
}

/** What keeps a rubric from being read and has a page among the rules. */
const PARSER_KINDS = [bandOrder, duplicateId, missingKey, notANumber, unknownKey]

/** What the finding itself says, with the examples of the page and what that says in Indonesian. */
function indonesianPage(words: Rule['words'] | undefined, page = ''): string {
  const below = (heading: string) =>
    new RegExp(`^#+ ${heading}\\n\\n([^]*?)(?=\\n+#+ |\\n*$(?![^]))`, 'm').exec(page)?.[1]
  return [
    ['Kapan muncul', below('Kapan muncul')],
    ['Bunyi temuan', blanked(words?.message.id)],
    ['Saran', sentenceStart(blanked(words?.remedy.id))],
    ['Salah', below('Bad')],
    ['Benar', below('Good')],
    ['Mengapa', below('Mengapa')],
  ]
    .flatMap(([heading, text = '']) => (text === '' ? [] : [`\n## ${heading}\n\n${text}\n`]))
    .join('')
}

/** Names of parameters say nothing to a reader. */
function blanked(text = ''): string {
  const blank = text.replace(/\{\w+\}/g, '…').replace(/…[.…]*…/g, '…')
  return blank === '…' ? '' : blank
}

/** Prose in lines that fit; what stands in a fence stays. */
function wrapped(page: string, width: number): string {
  return page
    .split(/(^```[\s\S]*?^```)/m)
    .map((part, position) => {
      const isFence = position % 2 === 1
      return isFence
        ? part
        : part
            .split('\n')
            .flatMap(line => wrapText(line, width))
            .join('\n')
    })
    .join('')
}

function docsPath(name: string): string {
  return join(packageRoot(), 'docs', 'lint-rules', `${name.replace(/^\w+\//, '')}.md`)
}

function docsPage(name: string): string | undefined {
  const path = docsPath(name)
  return /^[\w/-]+$/.test(name) && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** What stands before the first heading was said already, in the language of the reader. */
function inEnglish(page: string): string {
  const end = page.indexOf('\n## Dalam bahasa Indonesia')
  return page.slice(page.indexOf('\n## ') + 1, end < 0 ? undefined : end)
}

/** A name for what a code means, the same on every machine; the page itself goes beside it. */
export function helpUri(code: string): string {
  return `urn:rb-score:rule:${code.replace(/^check\//, '')}`
}

/** The page on a rule, in Markdown; undefined for a code without one. */
export function helpPage(code: string): string | undefined {
  return docsPage(code)
}

const LEAST_ROOM = 28

export function ruleList(language: Language, width: number): string {
  const kinds = findingKinds()
  const names = Math.max(...kinds.map(({ name }) => name.length))
  const severityOf = (kind: FindingKind) => vocabularyOf(language).severities[kind.severity]
  const severities = Math.max(...kinds.map(kind => severityOf(kind).length))
  return kinds
    .map(kind => {
      const start = `${padEnd(kind.name, names)}  ${padEnd(severityOf(kind), severities)}  ${mark(kind)}  `
      // Beside a long name there is no room for whole words on a narrow screen.
      const isNarrow = width - start.length < LEAST_ROOM
      const lines = isNarrow
        ? [start.trimEnd(), ...hangingText('    ', kind.summary[language], width - 1)]
        : hangingText(start, kind.summary[language], width)
      return `${lines.join('\n')}\n`
    })
    .join('')
}

function mark({ canFix }: FindingKind): string {
  return canFix ? '--fix' : '     '
}
