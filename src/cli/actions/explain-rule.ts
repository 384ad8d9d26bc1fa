/** A rule's name -> what it means, for `--explain`; and the list of all, for `--list-rules`. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type FindingKind,
  findingKinds,
  isRuleNamed,
  ruleNames,
} from '../../check/finding-kinds.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'
import { likenessHint } from '../../language/nearest.ts'
import { hangingText, padEnd } from '../../render/terminal-text.ts'
import { unknownRule } from '../check-diagnostics.ts'
import { packageRoot } from '../surroundings.ts'

/** Said before a page, where the reader asked for another language than it is written in. */
const PAGE_LANGUAGE: Readonly<Record<Language, string>> = {
  id: 'Halaman berikut berbahasa Inggris.\n\n',
  en: '',
}

/** Throws a Refusal where there is no such rule. */
export function ruleExplanation(name: string, language: Language): string {
  const kind = findingKinds().find(each => isRuleNamed(`check/${each.name}`, name))
  if (kind === undefined) {
    const page = docsPage(name)
    if (page !== undefined) return `${PAGE_LANGUAGE[language]}${page}`
    const place = { kind: 'command', word: '--explain' } as const
    throw new Refusal([unknownRule(place, { word: name, hint: likenessHint(name, ruleNames()) })])
  }
  const { severity, summary } = kind
  const head = `check/${kind.name}  ${severity}\n\n${summary[language]}\n`
  const page = docsPage(kind.name)
  return page === undefined ? head : `${head}\n${PAGE_LANGUAGE[language]}${withoutHeader(page)}`
}

function docsPath(name: string): string {
  return join(packageRoot(), 'docs', 'lint-rules', `${name.replace(/^\w+\//, '')}.md`)
}

function docsPage(name: string): string | undefined {
  const path = docsPath(name)
  return /^[\w/-]+$/.test(name) && existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** What stands before the first heading was said already, in the language of the reader. */
function withoutHeader(page: string): string {
  const start = page.indexOf('\n## ')
  return start < 0 ? page : page.slice(start + 1)
}

/** A name for what a code means, the same on every machine; the page itself goes beside it. */
export function helpUri(code: string): string {
  return `urn:rb-score:rule:${code.replace(/^check\//, '')}`
}

/** The page on a rule, in Markdown; undefined for a code without one. */
export function helpPage(code: string): string | undefined {
  return docsPage(code)
}

export function ruleList(language: Language, width: number): string {
  const kinds = findingKinds()
  const names = Math.max(...kinds.map(({ name }) => name.length))
  return kinds
    .map(kind => {
      const start = `${padEnd(kind.name, names)}  ${padEnd(kind.severity, 7)}  ${mark(kind)}  `
      return `${hangingText(start, kind.summary[language], width).join('\n')}\n`
    })
    .join('')
}

function mark({ canFix }: FindingKind): string {
  return canFix ? '--fix' : '     '
}
