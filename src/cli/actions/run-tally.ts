/** `rb-score tally`: the files of a survey -> their counts as a file that may be passed on. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { countWords } from '../../language/exact-words.ts'
import { codingCautions } from '../../report/answer-cautions.ts'
import { MIN_GROUP } from '../../report/published-report.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import { fastTally } from '../../scan/fast-tally.ts'
import { surveyScores } from '../../score/survey-scores.ts'
import { countedAnswers } from '../../tally/counted-answers.ts'
import { passedOnText } from '../../tally/passed-on/passed-on-tally.ts'
import { watchedTables } from '../../tally/reading-progress.ts'
import { DETAILS, reducedTally } from '../../tally/small-groups/reduced-tally.ts'
import { rowsTold } from '../../tally/small-groups/told-rows.ts'
import type { Tally } from '../../tally/tally.ts'
import { assessFlags } from '../assess-input.ts'
import { type CommandAction, DONE, NOTHING_SCORED } from '../command-definition.ts'
import { minGroupOf } from '../command-line-diagnostics.ts'
import { checkedTarget, isStandardOutput } from '../output-target.ts'
import { reportProblems } from '../print-blocks.ts'
import { writeText } from '../surroundings.ts'
import { startThread, threadsFor } from '../threads/start-thread.ts'
import { writeFile } from '../write-file.ts'
import { expandedPaths, openedData } from './open-data.ts'
import { progressLine } from './progress-line.ts'

const surveysOnly = defineDiagnostic('tally/surveys-only', 'error', {
  id: '`{rubric}` adalah lembar kerja; hitungan hanya dibuat dari survei.',
  idRemedy: 'kirim lembar kerjanya, atau laporan JSON-nya.',
  en: '`{rubric}` is a worksheet; tallies are made of surveys alone.',
  enRemedy: 'send the worksheet, or its JSON report.',
})

const joinedGroups = defineDiagnostic('tally/joined-groups', 'note', {
  id: '{count} kelompok atau kategori responden digabung menjadi Lainnya: kelompok yang memuat kurang dari {least} orang, atau yang pertanyaannya dijawab kurang dari itu, kategori di bawah lima orang, dan yang mengungkapnya.',
  en: '{count|group or category|groups or categories} of respondents joined as Other: groups of fewer than {least} persons, or of whom fewer answered a question, categories of fewer than five, and those that would reveal them.',
})

const leftGroupings = defineDiagnostic('tally/left-groupings', 'note', {
  id: 'Rincian yang mengungkap jawaban dari kurang dari {least} orang tidak disertakan: {groups}.',
  en: 'Breakdowns from which answers of fewer than {least} persons would follow were left out: {groups}.',
})

const leftSuspicion = defineDiagnostic('tally/left-suspicion', 'note', {
  id: 'Jawaban yang dicurigai tidak dihitung tersendiri: jumlahnya, atau jumlah yang lain, kurang dari {least} responden.',
  en: 'Suspicious answers are not counted apart: they, or all others, are fewer than {least} persons.',
})

const holdsPatterns = defineDiagnostic('tally/holds-patterns', 'note', {
  id: 'File ini juga memuat pola jawaban (--detail patterns), karena datanya memiliki bobot, strata, atau klaster.',
  en: 'The file holds patterns of answers too (--detail patterns), since the data has weights, strata or clusters.',
})

const tellsRows = defineDiagnostic('tally/tells-rows', 'warning', {
  id: 'Dari pasangan jawaban dalam file ini, semua jawaban {count} responden dapat dibaca: yang sendirian memilih suatu jawaban, atau sendirian tidak menjawab.',
  idRemedy: '{how}',
  en: 'From the pairs of answers in this file every answer of {count} can be read: of who alone gave an answer, or alone gave none.',
  enRemedy: '{how}',
})

const WITHOUT_PAIRS = {
  id: 'bila penerima tidak boleh melihatnya, tambahkan --detail means: semua rata-rata tetap ada, tetapi tidak ada keandalan, dan tidak ada interval indeks dari beberapa bagian.',
  en: 'where the receiver may not see them, add --detail means: all means are there, but no reliability, and no interval of an index of several parts.',
}
/** Intervals of a drawn sample need patterns. */
const AS_REPORT = {
  id: 'bila penerima tidak boleh melihatnya, kirim laporan yang dibuat dengan `rb-score assess DATA --for-publication -o laporan.html`.',
  en: 'where the receiver may not see them, send a report made by `rb-score assess DATA --for-publication -o report.html`.',
}

const officesStay = defineDiagnostic('tally/offices-stay', 'note', {
  id: 'Tidak ada yang digabung: menurut rubrik, {groups} adalah kantor atau layanan, yang tampil walaupun respondennya kurang dari {least}.',
  idRemedy:
    'bila isinya responden sendiri, tulis `describes: persons` pada kelompok itu di rubrik.',
  en: 'Nothing was joined: by the rubric {groups} is an office or a service, which is shown with fewer than {least} respondents too.',
  enRemedy:
    'where it describes the respondents themselves, write `describes: persons` at that group of the rubric.',
})

const workingFile = defineDiagnostic('tally/working-file', 'note', {
  id: 'Berkas kerja, jangan dikirim: tidak ada yang digabung, jadi kelompok dengan satu orang pun tampil di dalamnya.',
  en: 'A working file, not to be passed on: nothing in it is joined, and a group of one person stands there.',
})
/** The smallest group of a file in which none is small. */
const WORKING = 1

export const runTally: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const { cwd } = surroundings
  const asked = assessFlags({ ...flags, minGroup: undefined })
  const minGroup = minGroupOf(flags, WORKING) ?? MIN_GROUP
  const name = typeof flags.output === 'string' ? flags.output : '-'
  const paths = await expandedPaths(operands, call)
  if (paths === undefined) return NOTHING_SCORED
  const inputs = paths.sources.map(source => source.name)
  const path = isStandardOutput(name) ? undefined : checkedTarget(name, '--output', cwd, inputs)
  const { matched, flags: options } = await openedData(paths, asked, call)
  const { rubric } = matched
  const line = progressLine(display, surroundings)
  const watched = watchedTables(matched, line.show)
  const lanes = { threads: threadsFor(undefined), startThread, onProgress: line.show }
  const counted = await countedAnswers(watched, options, fastTally(watched, lanes)).finally(
    line.clear,
  )
  if (counted.kind !== 'survey') throw new Refusal([surveysOnly(undefined, { rubric: rubric.id })])
  const isDrawn = counted.tally.sample !== undefined
  const detail = DETAILS.find(each => each === flags.detail) ?? (isDrawn ? 'patterns' : 'scores')
  const { tally, joined, left, hidesSuspicion } = reducedTally(
    counted.tally,
    rubric,
    detail,
    minGroup,
    counted.isOfPersons,
  )
  const isWhole = joined === 0 && left.length === 0 && !hidesSuspicion
  const text = passedOnText(
    {
      ...{ detail, minGroup, joined, tally, ofPersons: counted.isOfPersons },
      sources: counted.sources.map(({ source, rowsRead }) => {
        const { name: file, sheet, size, contentHash } = source
        return {
          name: file,
          ...(sheet === undefined ? {} : { sheet }),
          // Each guess at who was joined could be tried against it.
          contentHash: isWhole ? contentHash : HIDDEN_MARK,
          // Each file may be one of the groups that were joined.
          ...(joined > 0 && counted.sources.length > 1 ? {} : { size, rows: rowsRead }),
        }
      }),
      cautions: counted.cautions.map(({ code, message, remedy }) => ({ code, message, remedy })),
    },
    rubric,
  )
  if (path === undefined) await writeText(surroundings.stdout, text)
  else writeFile(path, name, text)
  const least = countWords(minGroup)
  const scores = surveyScores(rubric, counted.tally, { files: counted.files })
  const notes: Diagnostic[] = [
    ...counted.notes,
    ...counted.cautions,
    ...codingCautions(scores),
    ...(isDrawn && flags.detail === undefined ? [holdsPatterns(undefined, {})] : []),
    ...(joined === 0 ? [] : [joinedGroups(undefined, { count: countWords(joined), least })]),
    ...(left.length === 0
      ? []
      : [leftGroupings(undefined, { groups: left.map(by => by.join(' × ')).join(', '), least })]),
  ]
  const few = flags.minGroup === undefined || joined > 0 ? [] : officesOfFew(tally, minGroup)
  if (few.length > 0) notes.push(officesStay(undefined, { groups: few.join(', '), least }))
  if (minGroup === WORKING) notes.push(workingFile(undefined, {}))
  const told = rowsTold(tally, rubric)
  if (told > 0 && minGroup > WORKING) {
    const n = countWords(told)
    const count = { id: n.id, en: told === 1 ? '1 respondent' : `${n.en} respondents` }
    notes.push(tellsRows(undefined, { count, how: isDrawn ? AS_REPORT : WITHOUT_PAIRS }))
  }
  if (hidesSuspicion) notes.push(leftSuspicion(undefined, { least }))
  await reportProblems(notes, display, surroundings)
  return DONE
}

/** Groups whose parts of few were asked to be joined, and are not. */
function officesOfFew({ margins }: Tally, minGroup: number): readonly string[] {
  const few = margins.filter(({ by, cells }) => {
    return by.length === 1 && [...cells.values()].some(({ rows }) => rows < minGroup)
  })
  return [...new Set(few.flatMap(({ by }) => by))]
}
