/** A file whose name is not the id of its rubric: a copy in which the id was left as it was. */
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const copiedId = defineRule({
  name: 'copied-id',
  severity: 'warning',
  summary: {
    id: 'Nama file berbeda dari id rubriknya.',
    en: 'The file is named differently from the rubric in it.',
  },
  message: {
    id: 'File ini bernama `{file}`, tetapi rubriknya `{id}`.',
    en: 'The file is named `{file}` while the rubric in it is `{id}`.',
  },
  remedy: {
    id: 'Tulis `rubric: {stem}`, atau ganti nama filenya menjadi `{id}.yaml`.',
    en: 'Write `rubric: {stem}`, or rename the file to `{id}.yaml`.',
  },
  *find({ id, source }) {
    const place = placeAt(source, 'rubric')
    const file = place.file.split(/[\\/]/).at(-1) ?? ''
    const stem = file.replace(/\.ya?ml$/i, '')
    // A text from standard input has no name to compare.
    if (stem !== file && stem !== id) yield { place, params: { file, stem, id } }
  },
})
