import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

describe('sample-size', () => {
  it('prints each population with what each rule asks for', async () => {
    const { code, stdout } = await runCli([
      ...['sample-size', '--population', '250', '--population', '1.250', '--lang', 'id'],
    ])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ +250 +152 +152 +154$/m)
    expect(stdout).toMatch(/^ +1\.250 +294 +295 +304$/m)
    expect(stdout).toContain('Galat 5%')
  })

  it('takes another margin, with a decimal comma and a percent sign', async () => {
    const { stdout } = await runCli([
      ...['sample-size', '--population', '400', '--margin', '2,5 %', '--format', 'json'],
    ])
    expect(JSON.parse(stdout)).toEqual({
      marginPercent: '2.5',
      confidencePercent: '95',
      sizes: [{ population: 400, krejcieMorgan: 318, cochran: 318, slovin: 320 }],
    })
  })

  it.each([
    [['sample-size'], 'The population is not given'],
    [['sample-size', '--population', '0'], 'needs a whole number from 1'],
    [['sample-size', '--population', '2,5'], 'needs a whole number from 1'],
    [['sample-size', '--population', '9', '--margin', '0'], 'needs a percent above 0'],
    [['sample-size', '--population', '9', '--margin', '51'], 'needs a percent above 0'],
  ])('says what %j lacks', async (words, message) => {
    const { code, stdout, stderr } = await runCli([...words, '--lang', 'en'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(message)
  })
})
