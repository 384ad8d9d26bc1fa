/** What the page knows while it is open, and what its parts may ask of each other. */
import type { Language } from '../language/language.ts'
import type { AnswerSheet } from './answer-sheet.ts'
import type { FileFlag } from './asked-options.ts'
import type { PageWork, Problem, Result, RubricEntry, Wishes } from './page-work.ts'
import type { WrittenFile } from './template.ts'
import type { PageWords } from './words.ts'

export const TASKS = ['score', 'sheet', 'template', 'check'] as const
export type Task = (typeof TASKS)[number]

export interface PageState {
  language: Language
  task: Task
  files: readonly File[]
  wishes: Wishes
  /** Chosen for --previous and --roster. */
  beside: Readonly<Partial<Record<FileFlag, readonly File[]>>>
  rubrics: readonly RubricEntry[]
  result: Result
  /** What is said to whoever cannot see that something changed. */
  status: string
  /** The questionnaire that is being filled in, and for whom. */
  sheet?: AnswerSheet
  answerer: number
  checked?: { readonly name: string; readonly text: string; readonly problems?: readonly Problem[] }
}

export interface PageContext {
  readonly state: PageState
  readonly words: PageWords
  ask<Name extends keyof PageWork>(
    name: Name,
    ...words: readonly unknown[]
  ): Promise<Awaited<ReturnType<PageWork[Name]>>>
  /** Draws all of it anew from what is known. */
  show(): void
  /** Does something that takes a while; a fault is shown. */
  busy(work: () => Promise<void>): Promise<void>
  /** Hands a file to whoever opened the page. */
  save(file: WrittenFile): void
}
