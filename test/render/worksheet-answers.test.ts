import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { onlySheetAnswers } from '../../src/report/recorded/recorded-counts.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const sheet = ['assess', 'examples/instruments/indeks-rb.csv', '--lang', 'id']

/** Title of a row of the annex -> the cell beside it. */
const answersIn = (page: string) =>
  new Map(
    [...page.matchAll(/<th[^>]*>([^<]+)<\/th><td[^>]*>([^<]*)<\/td>/g)].map(
      ([, title = '', answer = '']) => [title.split(' ')[0], answer],
    ),
  )

soak(
  'shows answers as they were typed: numbers, the two counts of a ratio, words of no answer',
  async () => {
    const { stdout } = await runCli([...sheet, '--format', 'html'])
    const answers = answersIn(stdout.slice(stdout.lastIndexOf('Semua isian')))
    expect(['A.1', 'B.2', 'B.3', 'B.4'].map(id => answers.get(id))).toEqual([
      '90',
      '3,6',
      '3,1 / 5',
      'Tidak berlaku',
    ])
  },
)

it('names a weight that is missing by its row in the template, and takes that number from --set', async () => {
  const rows = readFileSync('examples/instruments/indeks-rb.csv', 'utf8')
  const stdin = rows.replace(/,B\.3\.bobot,[^,]*,/, ',B.3.bobot,,')
  const { stdout } = await runCli(['assess', '-', '--lang', 'id'], { stdin })
  expect(stdout).toContain('Belum diisi (1): B.3.3 (B.3.bobot)')
  const wrong = ['--unit', 'X', '--level', 'pemda', '--set', 'B.3.3=500', '--lang', 'id']
  const { stderr } = await runCli(['ask', 'rb-2023', '-o', 'unwritten.csv', ...wrong])
  expect(stderr).toContain('yang dapat diisi: 0,01–100.')
})

it('shows no answers as those of the whole where several units answered', async () => {
  const { result } = JSON.parse((await runCli([...sheet, '--format', 'json'])).stdout)
  expect(onlySheetAnswers(result).get('B.2')).toEqual({ numbers: ['3.6'] })
  const [unit] = result.tally.units
  const both = { ...result, tally: { ...result.tally, units: [unit, { ...unit, unit: 'B' }] } }
  expect(onlySheetAnswers(both).size).toBe(0)
})
