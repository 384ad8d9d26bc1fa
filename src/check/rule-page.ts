/** The docs page of a rule, written by hand, under a header made from the rule. */
import type { Rule } from './rule.ts'

const FIRST_SECTION = '## What triggers it'

/** Everything above the first section is the header's; where it is up to date the page comes back unchanged. */
export function pageWithHeader(page: string, rule: Rule): string {
  const start = page.indexOf(FIRST_SECTION)
  const body = start < 0 ? `${FIRST_SECTION}\n` : page.slice(start)
  return `${header(rule)}\n${body}`
}

function header({ name, severity, summary, fix }: Rule): string {
  const mending =
    fix === undefined ? 'by hand' : '`rb-score check --fix` mends it where that is safe'
  return [
    `# ${name}`,
    '',
    `\`check/${name}\` · ${severity} · ${mending}`,
    '',
    `${summary.en}\\`,
    `*${summary.id}*`,
    '',
  ].join('\n')
}
