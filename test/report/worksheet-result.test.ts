import { expect, it } from 'vitest'
import { soundRubric } from '../support/rubric-files.ts'
import { assessedWorksheets, csv } from '../support/worksheets.ts'

const performance = soundRubric('rubrics', 'pengelolaan-kinerja-2022')

function outcomesOf(ratings: readonly (readonly [string, string])[]) {
  const rows = ratings.flatMap(([result, behaviour], at) => [
    [`P-${at + 1}`, 'hasil', result],
    [`P-${at + 1}`, 'perilaku', behaviour],
  ])
  return assessedWorksheets([csv([['unit', 'nomor', 'jawaban'], ...rows])], {
    rubrics: [performance],
  }).then(({ result }) => result.worksheet?.outcomes)
}

it('counts what a matrix says of several units, and of how many it says nothing', async () => {
  const [predicates, points] =
    (await outcomesOf([
      ['Di atas', 'Di atas'],
      ['Sesuai', 'Sesuai'],
      ['Di atas', 'Sesuai'],
      ['Sesuai', ''],
    ])) ?? []
  const counted = predicates?.verdicts.map(({ verdict, count, percent }) => [
    ...[verdict.en, count, percent?.exact],
  ])
  expect(counted).toEqual([
    ['Very good', 1, '100/3'],
    ['Good', 2, '200/3'],
    ['Needs improvement', 0, '0'],
    ['Poor', 0, '0'],
    ['Very poor', 0, '0'],
  ])
  expect([predicates?.units, predicates?.undecided]).toEqual([4, 1])
  expect(points?.verdicts.map(({ count }) => count)).toEqual([1, 2, 0, 0, 0])
})

it('counts nothing where there is one unit', async () => {
  expect(await outcomesOf([['Di atas', 'Di atas']])).toBeUndefined()
})
