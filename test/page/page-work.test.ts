import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageWork } from '../../src/page/page-work.ts'
import { bytesSource, textSource } from '../../src/tables/byte-source.ts'
import { runCli } from '../support/run-cli.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The trees that the build stored, of the rubrics of one kind. */
function storedRubrics(start: string) {
  const folder = join('dist', 'rubrics')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.json') && (file.startsWith(start) || file.includes('/')))
  return Object.fromEntries(
    files.map(file => [
      file.replace(/json$/, 'yaml'),
      JSON.parse(readFileSync(join(folder, file), 'utf8')).tree,
    ]),
  )
}

const work = pageWork(storedRubrics('skm-'), version)
const EXAMPLE = bytesSource('gaspul.csv', readFileSync('examples/skm/gaspul.csv'))

describe('the work of the page', () => {
  it('comes to the report of the command line', async () => {
    await work.score([EXAMPLE], { rubric: 'skm-2017' })
    const { problems, page } = await work.result('id')
    expect(problems).toEqual([])
    expect(page?.title).toContain('Survei Kepuasan Masyarakat')
    const words = ['assess', 'gaspul.csv', '-r', 'skm-2017', '--format', 'json']
    const { stdout } = await runCli(words, { cwd: join('examples', 'skm') })
    expect((await work.file('json', 'id')).content).toBe(stdout)
  })

  it('takes the rubric that is chosen', async () => {
    await work.score([EXAMPLE], { rubric: 'skm-2017-bobot-011' })
    const { content } = await work.file('json', 'en')
    expect(JSON.parse(String(content)).result.rubric.id).toBe('skm-2017-bobot-011')
  })

  it('says what is wrong in the language that is asked for', async () => {
    await work.score([textSource('kosong.csv', '')], {})
    const [indonesian, english] = [await work.result('id'), await work.result('en')]
    expect(indonesian.problems[0]).toMatchObject({ place: 'kosong.csv', severity: 'error' })
    expect(english.problems[0]?.message).not.toBe(indonesian.problems[0]?.message)
    expect(english.page).toBeUndefined()
  })

  it('lists rubrics with their titles', () => {
    expect(work.rubrics('id').map(([id]) => id)).toEqual([
      'skm-2017',
      'skm-2017-bobot-011',
      'skm-2017-bobot-0111',
    ])
  })
})
