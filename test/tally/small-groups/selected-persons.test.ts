import { describe, expect, it } from 'vitest'
import { selectsPersons } from '../../../src/tally/small-groups/selected-persons.ts'

describe('rows chosen by --where', () => {
  const groups = [
    { id: 'layanan', title: { id: 'Layanan', en: 'Service' }, describes: 'offices' },
    { id: 'loket', title: { id: 'Loket' }, describes: 'offices' },
    { id: 'opd', title: { id: 'Perangkat daerah' }, describes: 'persons' },
  ]
  const columns = [{ header: 'Jenis = layanan', use: 'group:layanan' }]
  const selects = (...where: string[]) => selectsPersons(where, columns, groups)

  it('are those of an office where every column is one, by header, title or id', () => {
    expect(selects()).toBe(false)
    expect(selects('Jenis = layanan=KTP', 'layanan!=KK', 'Service=KTP')).toBe(false)
  })

  it('are persons by any other column, and where two of offices meet', () => {
    expect(selects('Layanan=KTP', 'Loket=3')).toBe(true)
    expect(selects('Layanan=KTP', 'Jenis Kelamin=L')).toBe(true)
    expect(selects('Perangkat daerah=Dinas A')).toBe(true)
    expect(selects('Layanan lain=A')).toBe(true)
  })
})
