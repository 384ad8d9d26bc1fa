import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { runCli } from '../support/run-cli.ts'
import { sample } from '../support/soak.ts'

const script = async (shell: string) => (await runCli(['completion', shell])).stdout

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])(
    'for %s names every command and flag',
    async shell => {
      const text = await script(shell)
      for (const { name, groups } of COMMANDS) {
        expect(text).toContain(name)
        for (const { flags } of groups.flatMap(group => group.flags)) {
          const long = /--([\w-]+)/.exec(flags)?.[1] ?? ''
          expect(text).toContain(shell === 'fish' ? `-l ${long}` : `--${long}`)
        }
      }
    },
  )

  it('refuses a shell that it does not know, with the nearest', async () => {
    const { code, stderr } = await runCli(['completion', 'bahs'])
    expect(code).toBe(2)
    expect(stderr).toContain('bash')
  })

  it.runIf(existsSync('/bin/bash')).each(
    sample<readonly [readonly string[], string]>([
      [['rb-score', 'ass'], 'assess'],
      [['rb-score', 'assess', '--for'], '--format --for-publication'],
      [['rb-score', 'assess', '--format', 'x'], 'xlsx'],
      [['rb-score', 'show', 'skm-2017-bobot-011'], 'skm-2017-bobot-011 skm-2017-bobot-0111'],
      [['rb-score', 'assess', '-o', ''], ''],
    ]),
  )('has bash turn %j into %j', async (words, completed) => {
    const asked = `COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _rb_score; echo "\${COMPREPLY[*]}"`
    const text = `${await script('bash')}\n${asked}`
    expect(execFileSync('/bin/bash', ['-c', text], { encoding: 'utf8' }).trim()).toBe(completed)
  })

  it.runIf(existsSync('/usr/bin/fish')).each([
    ['rb-score ass', ['assess']],
    ['rb-score assess --for', ['--format', '--for-publication']],
    ['rb-score assess --format x', ['xlsx']],
    ['rb-score show skm-2017-bobot-011', ['skm-2017-bobot-011', 'skm-2017-bobot-0111']],
    ['rb-score ', COMMANDS.map(({ name }) => name)],
  ])('has fish offer for %j what begins so', async (line, offered) => {
    const text = `${await script('fish')}\ncomplete -C ${JSON.stringify(line)}`
    const out = execFileSync('/usr/bin/fish', ['--no-config', '-c', text], { encoding: 'utf8' })
    const words = out
      .trim()
      .split('\n')
      .map(each => each.split('\t')[0])
    expect(words.sort()).toEqual([...offered].sort())
  })
})
