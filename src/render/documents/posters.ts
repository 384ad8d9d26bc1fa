/** A report -> posters of its result: one of the whole, or one of each service. */

import type { DocumentPart } from '../../documents/document.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { HIDDEN, HIDDEN_MARK } from '../../report/report-numbers.ts'
import { LIMITED_BELOW } from '../sections/group-statistics.ts'
import { type Respondents, respondentsText } from '../sections/node-cells.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import { type AddressCode, addressCode } from './address-code.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { type FactContext, factText } from './facts.ts'
import { type PaperLine, spanOf } from './paper-line.ts'
import { percentText } from './sample-tables.ts'

export interface Poster {
  readonly title: string
  readonly unit: PaperLine
  readonly period: PaperLine
  readonly indexName: string
  readonly index: string
  readonly grade: string
  readonly service: string
  readonly facts: readonly { readonly label: string; readonly value: PaperLine }[]
  /** Where an address was filled in. */
  readonly code: AddressCode | undefined
}

type PosterPart = Pick<Extract<DocumentPart, { kind: 'poster' }>, 'by' | 'profile'>

export function postersOf({ by, profile }: PosterPart, context: FactContext): Poster[] {
  const { report, wording, document } = context
  const { result } = report
  if (by === undefined) return [poster(result.score, { n: result.sample.rowsUsed }, '', true)]
  const grouping = result.groups.find(each => each.by.length === 1 && each.by[0] === by)
  return (grouping?.groups ?? [])
    .filter(({ values, joined }) => values[0] !== '' && !joined)
    .map(({ labels, n, mayLack, score }) =>
      poster(
        score,
        { n, mayLack },
        labels.map(label => shownName(wording.text(label))).join(),
        false,
      ),
    )

  function poster(
    score: FullNode,
    respondents: Respondents,
    service: string,
    isWhole: boolean,
  ): Poster {
    const words = DOCUMENT_WORDS[document.language].poster
    const span = (name: string): PaperLine => [
      spanOf(document.fields.text(name), context) ?? { text: '' },
    ]
    const sample = factText('sample-state', context)
    const label = score.gradeLabel === undefined ? '' : wording.text(score.gradeLabel)
    return {
      title: document.title,
      unit: span('unit'),
      period: span('periode'),
      indexName: wording.own('index'),
      index:
        score.shown === undefined
          ? score.undefinedBecause === HIDDEN
            ? HIDDEN_MARK
            : UNDEFINED_MARK
          : wording.number(score.shown),
      grade: [score.grade ?? UNDEFINED_MARK, label].filter(text => text !== '').join(' · '),
      service,
      code: addressCode(document.fields.raw('alamat-laporan') ?? ''),
      facts: [
        {
          label: words.respondents,
          value: [
            {
              text: `${respondentsText(respondents, wording)}${limited(respondents.n, score, words.limited)}`,
            },
          ],
        },
        // Who answered is counted over all, not by service.
        ...(isWhole
          ? toldOf(result.profile, profile).map(({ title, values }) => ({
              label: wording.text(title).toUpperCase(),
              value: [
                {
                  text: values
                    .map(
                      ({ label: own, count, percent, mayLack }) =>
                        `${shownName(wording.text(own))} = ${respondentsText({ n: count, mayLack }, wording)}${count === undefined || percent === undefined ? '' : ` (${percentText(percent, wording)})`}`,
                    )
                    .join(' · '),
                },
              ],
            }))
          : []),
        ...(isWhole && sample !== undefined
          ? [{ label: words.sample, value: [{ text: sample }] }]
          : []),
        { label: words.period, value: [...span('mulai'), { text: ' – ' }, ...span('selesai')] },
        { label: words.report, value: span('alamat-laporan') },
      ],
    }
  }
}

/** In the order that the outline names them. */
function toldOf(
  profile: FullReport['result']['profile'],
  ids: readonly string[] | undefined,
): FullReport['result']['profile'] {
  if (ids === undefined) return profile.slice(0, 3)
  return ids.flatMap(id => profile.find(question => question.id === id) ?? [])
}

/** A score of few says so wherever it stands. */
function limited(n: number | undefined, { value }: FullNode, words: string): string {
  return value !== undefined && n !== undefined && n < LIMITED_BELOW ? ` (${words})` : ''
}
