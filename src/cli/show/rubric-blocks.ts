/** A rubric -> what a reader wants to see of it, from the title to its sources. */
import { inLanguage, type Language } from '../../language/language.ts'
import type { Block, Entry } from '../../render/blocks.ts'
import type { Basis, Group, Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { gradeBlocks } from './grade-blocks.ts'
import { methodEntries } from './method-entries.ts'
import { COVERAGE_WORDS } from './rubric-standing.ts'
import { scaleBlocks } from './scale-blocks.ts'
import { scoreTreeTable } from './score-tree-table.ts'
import { showWords } from './show-words.ts'

/** `name` is what the user called it, for the command to try next. */
export function rubricBlocks(
  rubric: Rubric,
  { name, variantOf }: { readonly name: string; readonly variantOf: string | undefined },
  language: Language,
): readonly Block[] {
  const words = showWords(language)
  return [
    head(rubric, variantOf, language),
    scoreTreeTable(rubric, language),
    ...scaleBlocks(rubric, language),
    methodEntries(rubric, language),
    ...gradeBlocks(rubric, language),
    ...columnBlock(rubric, language),
    {
      kind: 'list',
      title: words.sources,
      entries: rubric.basis.map(each => source(each, language)),
    },
    {
      kind: 'list',
      title: words.next,
      entries: [{ text: `rb-score assess DATA -r ${name}`, emphasis: 'code', more: [] }],
    },
  ]
}

function head(rubric: Rubric, variantOf: string | undefined, language: Language): Block {
  const words = showWords(language)
  const facts = [
    `${words.edition} ${rubric.edition}`,
    words.kinds[rubric.kind],
    ...itemCounts(rubric, language),
    ...(variantOf === undefined ? [] : [`${words.variantOf} ${variantOf}`]),
  ]
  const notice = rubric.notice === undefined ? [] : [inLanguage(rubric.notice, language)]
  const entries: Entry[] = [
    { text: inLanguage(rubric.title, language), emphasis: 'strong', more: [] },
    ...[facts.join(' · '), ...notice].map(text => ({ text, more: [] })),
  ]
  return { kind: 'list', title: rubric.id, entries }
}

/** What is asked, level by level; the counts behind a ratio are part of its question. */
export function itemCounts(rubric: Rubric, language: Language): readonly string[] {
  const words = showWords(language)
  return rubricAtEachLevel(rubric).map(each => {
    const level = rubric.levels.find(({ id }) => id === each.level)
    const count = words.items(each.items.filter(item => !item.isInput).length)
    return level === undefined ? count : `${count} (${inLanguage(level.title, language)})`
  })
}

function columnBlock(rubric: Rubric, language: Language): readonly Block[] {
  const words = showWords(language)
  const entry = (use: string) => (group: Group) => ({
    text: `${inLanguage(group.title, language)} (${use})`,
    more: group.columns.length === 0 ? [] : [group.columns.join(', ')],
  })
  const time = { text: words.time, more: [rubric.timeColumns.join(', ')] }
  const entries = [
    ...rubric.groups.map(entry(words.group)),
    ...rubric.profile.map(entry(words.profile)),
    ...(rubric.timeColumns.length === 0 ? [] : [time]),
  ]
  return entries.length === 0 ? [] : [{ kind: 'list', title: words.columns, entries }]
}

function source(basis: Basis, language: Language): Entry {
  const words = showWords(language)
  const part = basis.part === undefined ? '' : `, ${basis.part}`
  const covers = basis.covers.map(each => COVERAGE_WORDS[each][language]).join(', ')
  return {
    mark: basis.verified ? '✓' : '(*)',
    ...(basis.verified ? {} : { emphasis: 'caution' }),
    text: `${basis.name}${part}`,
    more: [
      `${words.covers} ${covers} – ${basis.verified ? words.verified : words.notVerified}`,
      ...(basis.note === undefined ? [] : [inLanguage(basis.note, language)]),
      ...(basis.url === undefined ? [] : [basis.url]),
    ],
  }
}
