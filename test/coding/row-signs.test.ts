import { describe, expect, it } from 'vitest'
import { decision, reason, weight } from '../../src/coding/row-signs.ts'

describe('the signs of a row', () => {
  it('leave it out, have it asked about, or let it count, by their weight', () => {
    expect(decision(['certainWord'])).toBe('left-out')
    expect(decision(['certainWord', 'marked'])).toBe('asked')
    expect(decision(['word', 'marked'])).toBe('counts')
    expect(decision([])).toBe('counts')
  })

  it('never leave it out for what it lacks beside its number', () => {
    const lacking = ['lacks', 'lacks', 'lacks', 'lacks', 'unlike'] as const
    expect(weight(lacking)).toBeGreaterThanOrEqual(5)
    expect(decision(lacking)).toBe('asked')
  })

  it('say the first one of the table, whichever was found first, and what it is about', () => {
    expect(reason(['lacks', 'word'], 'Jumlah').en).toBe('labelled `Jumlah`')
    expect(reason(['word', 'lacks'], 'Jumlah')).toEqual(reason(['lacks', 'word'], 'Jumlah'))
    expect(reason(['marked', 'otherHeader'], 12)).toMatchObject({ cannotCount: true })
    expect(reason(['addsUp'], 12).id).toContain('berjumlah 12')
    const weights = reason(['severalPersons'], 'Bobot')
    expect(weights.id).toContain('Bobot sebagai `weight` dalam file --mapping')
    expect(weights.en).toContain('Bobot as `weight` in a file for --mapping')
  })
})
