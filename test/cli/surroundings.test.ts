import { describe, expect, it } from 'vitest'
import { displayFor, type OutputStream, type Surroundings } from '../../src/cli/surroundings.ts'

const pipe: OutputStream = { write() {}, on() {}, off() {} }
const terminal = (columns: number): OutputStream => ({ ...pipe, isTTY: true, columns })

function display(stdout: OutputStream, env: Surroundings['env'] = {}, flags = {}) {
  const stdin = () => {
    throw new Error('stdin is not needed here')
  }
  return displayFor('id', flags, { stdout, stderr: pipe, env, stdin, cwd: '.' })
}

describe('displayFor', () => {
  it('colours a terminal and nothing else', () => {
    expect(display(terminal(80))).toMatchObject({ colour: true, colourOfProblems: false })
    expect(display(pipe).colour).toBe(false)
    expect(display(terminal(80), { TERM: 'dumb' }).colour).toBe(false)
  })

  it('obeys NO_COLOR, FORCE_COLOR and, before both, the flag', () => {
    expect(display(terminal(80), { NO_COLOR: '1' }).colour).toBe(false)
    expect(display(terminal(80), { NO_COLOR: '' }).colour).toBe(true)
    expect(display(pipe, { FORCE_COLOR: '1' }).colour).toBe(true)
    expect(display(terminal(80), { FORCE_COLOR: '0' }).colour).toBe(false)
    expect(display(pipe, { NO_COLOR: '1' }, { color: true }).colour).toBe(true)
    expect(display(terminal(80), { FORCE_COLOR: '1' }, { color: false }).colour).toBe(false)
  })

  it('takes the width of the terminal within reason, else 80', () => {
    expect(display(terminal(120)).width).toBe(120)
    expect(display(terminal(20)).width).toBe(60)
    expect(display(terminal(0)).width).toBe(80)
    expect(display(pipe).width).toBe(80)
    expect(display(terminal(120), {}, { width: 100 }).width).toBe(100)
  })
})
