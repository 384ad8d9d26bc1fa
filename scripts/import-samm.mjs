/**
 * The public YAML of OWASP SAMM 2, as whoever has a copy keeps it -> a rubric on standard output. The model has its own licence (CC BY-SA)
 * and is not part of rb-score.
 *
 *   node scripts/import-samm.mjs core/model > samm.yaml
 *   rb-score template samm.yaml -o samm.xlsx
 *
 * A practice is the sum of its three levels, a level the mean of its questions, a function the mean of its practices, the whole the mean of
 * the functions. Streams have no score of their own; whose an activity is stands in its guidance. What was found is said on standard
 * error: SAMM 2 has 5 functions, 15 practices, 45 levels, 90 questions and 24 answer sets.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write(
    'Say where the model is: node scripts/import-samm.mjs core/model > samm.yaml\n',
  )
  process.exit(2)
}

/** By their ids, each with the name of its file. */
function documents(kind) {
  const files = readdirSync(join(folder, kind)).filter(name => name.endsWith('.yml'))
  return files.sort().map(name => ({
    ...parse(readFileSync(join(folder, kind, name), 'utf8')),
    file: name.replace(/\.yml$/, ''),
  }))
}

function withId(list, id, what) {
  const found = list.find(each => String(each.id) === String(id))
  if (found === undefined) throw new Error(`${what} ${id} is in no file of ${folder}`)
  return found
}

const byOrder = (a, b) => (a.order ?? 0) - (b.order ?? 0)
const functions = documents('business_functions').sort(byOrder)
const practices = documents('security_practices').sort(byOrder)
const levels = documents('practice_levels')
const activities = documents('activities')
const answerSets = documents('answer_sets')
const streams = existsSync(join(folder, 'streams')) ? documents('streams') : []
const questions = documents('questions').map(question => {
  const activity = withId(activities, question.activity, 'the activity')
  return {
    ...question,
    activity,
    stream: streams.find(({ id }) => String(id) === String(activity.stream)),
    level: withId(levels, activity.level, 'the practice level').file,
    // The model spells it either way.
    set: withId(answerSets, question.answerSet ?? question.answerset, 'the answer set'),
  }
})

const key = text =>
  String(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
/** The model speaks one language. */
const both = text => ({ id: text, en: text })
const tree = functions.map(each => ({
  id: key(each.name),
  title: both(each.name),
  children: { level: 'practice', aggregate: 'sum' },
  of: practices
    .filter(practice => String(practice.function) === String(each.id))
    .map(practice => ({
      id: key(practice.name),
      title: both(practice.name),
      children: { level: 'maturity' },
      of: levels
        .filter(level => String(level.practice) === String(practice.id))
        .map(level => ({
          id: level.file,
          title: both(level.objective ?? level.file),
          of: questions.filter(question => question.level === level.file).map(({ file }) => file),
        })),
    })),
}))

/** What is meant, and the criteria that any answer but the first has to meet. */
function guidance({ activity, stream, quality }) {
  const named = [stream?.name, activity.title].filter(Boolean).join(': ')
  const criteria = Array.isArray(quality) ? quality.join('; ') : undefined
  return [named, activity.shortDescription, criteria].filter(Boolean).join(' · ')
}

const best = set => [...set.values].sort((a, b) => b.value - a.value)[0]
const rubric = {
  rubric: 'samm',
  edition: '2',
  title: both('OWASP SAMM 2'),
  kind: 'worksheet',
  basis: [
    {
      name: 'OWASP SAMM 2',
      url: 'https://github.com/owaspsamm/core',
      covers: ['items', 'scales', 'method'],
      verified: false,
      note: {
        id: 'Diimpor dari salinan pengguna; cara hitungnya menurut rb-score.',
        en: 'Imported from a copy of the user; the method is as rb-score understands it.',
      },
    },
  ],
  scales: Object.fromEntries(
    answerSets.map(set => [
      key(set.file),
      {
        categories: [...set.values].sort(byOrder).map(({ text, value, order }) => ({
          code: String(order),
          points: value,
          label: both(String(text)),
        })),
      },
    ]),
  ),
  items: questions.map(question => ({
    id: question.file,
    text: both(question.text),
    scale: key(question.set.file),
    guidance: both(guidance(question)),
  })),
  score: { id: 'samm', title: both('SAMM'), children: { level: 'function' }, of: tree },
  tests: [
    {
      name: 'the best answer everywhere is a level for each of the three',
      blanks: 'highest',
      answers: { [questions[0].file]: String(best(questions[0].set).order) },
      expect: {
        samm: Math.max(...tree.map(({ of }) => Math.max(...of.map(each => each.of.length)))),
      },
    },
  ],
}
// `No` without quotes is false to some who read it.
const form = { lineWidth: 140, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }
process.stdout.write(stringify(rubric, form))
const found = { functions, practices, levels, questions, 'answer sets': answerSets }
const counts = Object.entries(found).map(([name, list]) => `${list.length} ${name}`)
process.stderr.write(`${counts.join(', ')}\n`)
const empty = tree
  .flatMap(({ of }) => of)
  .flatMap(({ of }) => of.filter(level => level.of.length === 0))
if (empty.length > 0) {
  process.stderr.write(`Levels without a question: ${empty.map(({ id }) => id).join(', ')}\n`)
  process.exitCode = 1
}
