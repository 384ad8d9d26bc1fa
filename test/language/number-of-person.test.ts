import { expect, it } from 'vitest'
import { isNumberOfPerson, unpersonalHeader } from '../../src/language/number-of-person.ts'

it.each(['198501012010011001', '0812 9876 5432', 'ani@kantor.id'])('`%s` is of a person', text => {
  expect(isNumberOfPerson(text)).toBe(true)
})

it.each(['2026', 'loket 12', 'u1'])('`%s` is not', text => {
  expect(isNumberOfPerson(text)).toBe(false)
})

it('a header that is one is not shown', () => {
  expect(['081298765432', 'No HP'].map(unpersonalHeader)).toEqual(['×××', 'No HP'])
})
