import { describe, expect, it } from 'vitest'
import { LOOK_FLAGS } from '../../src/cli/command-definition.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { textWidth } from '../../src/render/terminal-text.ts'
import { runCli } from '../support/run-cli.ts'

const LANGUAGES = ['id', 'en'] as const

describe.each(LANGUAGES)('help in %s', language => {
  const env = { RB_SCORE_LANG: language }

  it('is one screen that names every command and shows four examples', async () => {
    const { stdout } = await runCli(['--help'], { env })
    const lines = stdout.split('\n')
    expect(lines.length).toBeLessThanOrEqual(24)
    expect(stdout.match(/^ {2}rb-score /gm)).toHaveLength(4)
    const overview = (await runCli(['help'], { env })).stdout
    expect(overview.trimEnd().split('\n').length).toBeLessThanOrEqual(23)
    const full = overview.replace(/\s+/g, ' ')
    for (const { name, summary } of COMMANDS) {
      expect(stdout).toMatch(new RegExp(`[:,]\\s${name}[,\\n]`))
      expect(full).toContain(summary[language])
    }
  })

  it.each(COMMANDS.map(command => command.name))('of %s starts with an example', async name => {
    const { code, stdout } = await runCli([name, '--help'], { env })
    expect(code).toBe(0)
    expect(stdout.split('\n')[1]).toContain(`rb-score ${name}`)
    expect((await runCli([name, '-h'], { env })).stdout).toBe(stdout)
  })

  it.each(COMMANDS)('of $name fits a screen and names each flag', async ({ name, groups }) => {
    const { stdout } = await runCli([name, '--help'], { env })
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(24)
    const full = (await runCli(['help', name], { env })).stdout.replace(/\s+/g, ' ')
    for (const { flags, about } of groups.flatMap(group => group.flags)) {
      expect(stdout).toContain(/--[\w-]+/.exec(flags)?.[0])
      expect(full).toContain(about[language])
    }
  })

  it.each([60, 80, 120])('fits %i columns', async width => {
    for (const words of [[], ...COMMANDS.map(command => [command.name])]) {
      const { stdout } = await runCli([...words, '--help'], { env, terminal: width })
      const plain = stdout.replace(/\u001b\[\d+m/g, '')
      for (const line of plain.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width)
    }
  })
})

describe('flags', () => {
  const flags = [LOOK_FLAGS, ...COMMANDS.flatMap(command => command.groups)].flatMap(
    group => group.flags,
  )

  it('have short forms only where everybody expects them', () => {
    const short = flags.flatMap(({ flags: form }) => /^-\w/.exec(form)?.[0] ?? [])
    expect([...new Set(short)].sort()).toEqual(['-o', '-r'])
  })
})
