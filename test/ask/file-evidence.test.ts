import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptEvidence, shownEvidence } from '../../src/ask/file-evidence.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-evidence-'))
  mkdirSync(join(folder, 'bukti'))
  writeFileSync(join(folder, 'bukti', 'SK Tim.pdf'), 'isi')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kept = (typed: string, cwd = folder) => keptEvidence(typed, cwd, folder)

describe('evidence', () => {
  it('that is a file is kept by its path from the answers and its SHA-256', () => {
    expect(kept('bukti/SK Tim.pdf')).toMatch(/^bukti\/SK Tim\.pdf \[sha256:[0-9a-f]{64}\]$/)
    expect(kept('SK Tim.pdf', join(folder, 'bukti'))).toBe(kept('bukti/SK Tim.pdf'))
  })

  it('is found as terminals write a file that is dropped on them', () => {
    const path = join(folder, 'bukti', 'SK Tim.pdf')
    for (const dropped of [
      `'${path}'`,
      `"${path}"`,
      pathToFileURL(path).href,
      path.replace(' ', '\\ '),
    ]) {
      expect(kept(dropped)).toBe(kept('bukti/SK Tim.pdf'))
    }
  })

  it('that is a link or the name of a document stays as it was typed', () => {
    for (const typed of [
      'https://drive.contoh.go.id/x',
      'drive.contoh.go.id/x',
      'SK Bupati 12/2026',
      '-2',
    ]) {
      expect(kept(typed)).toBe(typed)
    }
    expect(kept('a; bukti/SK Tim.pdf')).toMatch(/^a; bukti/)
  })

  it('is shown with whether it is there', () => {
    const state = (text: string) => shownEvidence(text, folder).state.kind
    expect(shownEvidence(kept('bukti/SK Tim.pdf'), folder)).toEqual({
      text: 'bukti/SK Tim.pdf',
      state: { kind: 'there', bytes: 3 },
    })
    expect(state('bukti/SK Tim.pdf')).toBe('there')
    expect(state('bukti/lain.pdf')).toBe('gone')
    expect(state('drive.contoh.go.id/x')).toBe('link')
    expect(state('Notulen rapat')).toBe('document')
  })

  it('that is a bare name is a file, and a number of a letter is neither file nor link', () => {
    const state = (text: string) => shownEvidence(text, folder).state.kind
    writeFileSync(join(folder, 'ada.pdf'), 'isi')
    expect(['ada.pdf', 'tidakada.pdf', './bukti/x'].map(state)).toEqual(['there', 'gone', 'gone'])
    expect(['SK No. 5/2024', '800/12/Dinkes', 'bukti'].map(state)).toEqual(
      Array(3).fill('document'),
    )
    expect(['www.contoh.go.id', 'contoh.go.id/a.pdf', 'https://a.id/x'].map(state)).toEqual(
      Array(3).fill('link'),
    )
  })

  it('that is an address is not cut at its semicolons', () => {
    expect(kept('https://a.id/x;v=1; SK')).toBe('https://a.id/x%3Bv=1; SK')
    expect(kept('https://a.id/x;https://b.id')).toBe('https://a.id/x; https://b.id')
    expect(kept('https://a.id/x;')).toBe('https://a.id/x')
  })

  it('that was exchanged is noticed', () => {
    const path = join(folder, 'bukti', 'foto.png')
    writeFileSync(path, 'satu')
    const before = kept('bukti/foto.png')
    writeFileSync(path, 'lain sama sekali')
    expect(shownEvidence(before, folder).state.kind).toBe('changed')
    rmSync(path)
    expect(shownEvidence(before, folder).state.kind).toBe('gone')
  })
})
