/** The text of a document's outline, and the documents that a rubric names -> what is the matter with them. */

import { type Diagnostic, defineDiagnostic, type SourceText } from '../diagnostics/diagnostic.ts'
import { readOutline } from '../documents/outline.ts'
import { outlineFindings } from '../documents/outline-findings.ts'
import type { Rubric } from '../rubric/model.ts'
import type { FindRubric } from '../rubric/resolve-rubric.ts'
import { placeAt } from '../rubric/source-node.ts'

const otherName = defineDiagnostic('documents/other-name', 'error', {
  id: 'Dokumen ini bernama `{name}`, filenya `{file}`.',
  idRemedy: 'samakan keduanya.',
  en: 'The document is called `{name}`, its file `{file}`.',
  enRemedy: 'call both the same.',
})

const noSuchDocument = defineDiagnostic('documents/no-such-document', 'error', {
  id: 'Dokumen `{name}` tidak ada dalam folder `documents` di samping rubrik ini, dan bukan dokumen bawaan.',
  idRemedy: 'periksa namanya dengan rb-score document --list, atau hapus dari `documents:`.',
  en: 'There is no document `{name}` in the folder `documents` beside this rubric, and none that comes with the tool.',
  enRemedy: 'look for its name with rb-score document --list, or remove it from `documents:`.',
})

const otherKind = defineDiagnostic('documents/other-kind', 'error', {
  id: 'Dokumen `{name}` bukan untuk rubrik jenis `{kind}`.',
  idRemedy: 'hapus dari `documents:`, atau ubah `kind` pada susunan dokumen itu.',
  en: 'The document `{name}` is not for rubrics of the kind `{kind}`.',
  enRemedy: 'remove it from `documents:`, or change `kind` in its outline.',
})

export function documentFindings({ file, text }: SourceText): readonly Diagnostic[] {
  const { outline, problems } = readOutline({ file, text })
  if (outline === undefined) return problems
  const name = /([^/\\]*?)(?:\.ya?ml)?$/.exec(file)?.[1] ?? ''
  const isOther = name !== outline.document && file !== '-'
  const params = { name: outline.document, file: name }
  return [
    ...problems,
    ...(isOther ? [otherName(placeAt(outline.source, 'document'), params)] : []),
    ...outlineFindings(outline),
  ]
}

/** A rubric may name those beside it and those that come with the tool. */
export function namedDocuments(
  { documents, kind, source }: Rubric,
  find: FindRubric,
): Diagnostic[] {
  return documents.flatMap((name, at) => {
    const place = placeAt(source, 'documents', at)
    const text = find(`documents/${name}`)
    if (text === undefined) return [noSuchDocument(place, { name })]
    const { outline } = readOutline(text)
    return outline === undefined || outline.kind === kind ? [] : [otherKind(place, { name, kind })]
  })
}
