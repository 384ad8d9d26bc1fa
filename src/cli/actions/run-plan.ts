/** `rb-score plan`: prints the least that it takes to reach a target. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { safeJson } from '../../language/safe-text.ts'
import { exactText } from '../../math/exact.ts'
import type { Block } from '../../render/blocks.ts'
import { wordingOf } from '../../render/wording.ts'
import { fullReport } from '../../report/full-report.ts'
import { workingPageNotes } from '../../report/published-report.ts'
import { recordedCounts } from '../../report/recorded/recorded-counts.ts'
import { isHidden } from '../../report/report-numbers.ts'
import { type PointsPlan, planPoints } from '../../score/plan/plan-points.ts'
import type { Need, Target } from '../../score/plan/plan-target.ts'
import { planUpgrades, type UpgradePlan } from '../../score/plan/plan-upgrades.ts'
import { answerText } from '../../tally/person-score.ts'
import { loadedReport } from '../assess-input.ts'
import { type CommandAction, DONE, FAILED } from '../command-definition.ts'
import { blockPage, notesJson, sharedPage } from '../print-blocks.ts'
import { subjectOf } from '../retrace/explained-number.ts'
import { type PlanPage, pointsBlocks, upgradeBlocks } from '../retrace/plan-blocks.ts'
import { plannedTarget } from '../retrace/plan-target.ts'
import { writeText } from '../surroundings.ts'

const planNeedsAnswers = defineDiagnostic('cli/plan-needs-answers', 'error', {
  id: 'Laporan ini ditulis tanpa hitungan jawaban, sehingga tidak diketahui jawaban mana yang dapat diperbaiki.',
  idRemedy: 'hitung lagi datanya tanpa --without-tally.',
  en: 'The report was written without its counts, so nobody can tell which answers can be improved.',
  enRemedy: 'assess its data again without --without-tally.',
})

const planOfHidden = defineDiagnostic('cli/plan-of-hidden', 'error', {
  id: 'Nilainya disembunyikan dalam laporan ini: kelompok kecil, atau yang dapat mengungkapnya.',
  idRemedy: 'pakai laporan kerja, yang ditulis tanpa --for-publication.',
  en: 'Its score is hidden in this report: a small group, or one that would reveal such.',
  enRemedy: 'give the working report, written without --for-publication.',
})

export const runPlan: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const [file = ''] = operands
  const report = await loadedReport(file, surroundings.cwd)
  const of = [flags.unit, flags.group].find(value => typeof value === 'string')
  const whose = {
    command: 'plan',
    file,
    reading: 'claimed',
    ...(typeof of === 'string' ? { name: of } : {}),
  } as const
  const subject = subjectOf(report.result, recordedCounts(report.result, file), whose)
  if (subject.reported !== undefined && isHidden(subject.reported))
    throw new Refusal([planOfHidden({ kind: 'command', word: of ?? file })])
  const { scored, sheets, model, label } = subject
  const { rubric } = scored
  const asked = typeof flags.target === 'string' ? flags.target : undefined
  const target = plannedTarget(asked, rubric)
  const { language } = display
  const full = fullReport(report)
  const page: PlanPage = {
    ...{ target, rubric, model, language, whose: label },
    ...{ report: full, wording: wordingOf(full, language) },
  }
  const notes = workingPageNotes(report)
  let blocks: readonly Block[]
  let said: object
  let isPossible: boolean
  if (rubric.kind === 'survey') {
    const plan = planPoints(target, scored)
    isPossible = plan.isReachedNow || plan.needs.every(need => need.isPossible)
    blocks = pointsBlocks(plan, page)
    said = { ...targetJson(target), ...pointsJson(plan) }
  } else {
    if (sheets === undefined) throw new Refusal([planNeedsAnswers({ kind: 'command', word: file })])
    const plan = planUpgrades(target, rubric, sheets)
    isPossible = plan.upgrades !== undefined
    blocks = upgradeBlocks(plan, page)
    said = { ...targetJson(target), ...upgradesJson(plan) }
  }
  const text =
    flags.format === 'json'
      ? `${safeJson({ ...said, ...notesJson(notes) }, 2)}\n`
      : flags.format === 'markdown'
        ? sharedPage(blocks, notes, display)
        : blockPage(blocks, display, notes)
  await writeText(surroundings.stdout, text)
  return isPossible ? DONE : FAILED
}

// The plan as JSON: fractions, ids and codes.

function targetJson(target: Target): object {
  return {
    target: target.kind === 'value' ? { ...target, least: exactText(target.least) } : target,
  }
}

function needJson(need: Need): unknown {
  return need.kind === 'reach' ? { ...need, least: exactText(need.least) } : need
}

function upgradesJson({ needs, upgrades, cannotHelp, openInputs, ...plan }: UpgradePlan): object {
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
  return {
    ...plan,
    // While weights or targets are open nobody knows what helps.
    ...(openInputs.length > 0
      ? { openInputs: ids(openInputs) }
      : {
          isReachable: upgrades !== undefined,
          cannotHelp: {
            atBest: ids(cannotHelp.atBest),
            notApplicable: ids(cannotHelp.notApplicable),
            given: ids(cannotHelp.given),
            elsewhere: ids(cannotHelp.elsewhere),
          },
        }),
    needs: needs.map(({ need, now, best, answers, isMetNow, isMetAtBest }) => ({
      need: needJson(need),
      ...(now === undefined ? {} : { now: exactText(now) }),
      ...(best === undefined ? {} : { best: exactText(best) }),
      ...(answers === undefined ? {} : { answerNow: answers[0], answerAtBest: answers[1] }),
      isMetNow,
      isMetAtBest,
    })),
    upgrades: upgrades?.map(({ unit, item, from, to, instead }) => ({
      ...(unit === '' ? {} : { unit }),
      item: item.id,
      from: from === undefined ? undefined : answerText(item, from, reason => reason),
      to: answerText(item, to, reason => reason),
      instead: ids(instead),
    })),
  }
}

function pointsJson({ isReachedNow, needs }: PointsPlan): object {
  return {
    isReachedNow,
    isReachable: isReachedNow || needs.every(need => need.isPossible),
    needs: needs.map(({ need, now, highest, parts, isEstimate, ...rest }) => ({
      ...rest,
      need: needJson(need),
      ...(now === undefined ? {} : { now: exactText(now) }),
      ...(highest === undefined ? {} : { highest: exactText(highest) }),
      ...(isEstimate ? { isEstimate } : {}),
      parts: parts.map(part => ({
        id: part.id,
        now: exactText(part.now),
        maximum: exactText(part.maximum),
        ...(part.alone === undefined ? {} : { alone: exactText(part.alone) }),
        together: exactText(part.together),
      })),
    })),
  }
}
