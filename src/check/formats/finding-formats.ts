/** The formats that findings can be written in. A new one is a new file and one line here. */
import type { FindingFormat } from './finding-format.ts'
import { renderConcise } from './render-concise.ts'
import { renderFindingsJson } from './render-findings-json.ts'
import { renderGithub } from './render-github.ts'
import { renderGitlab } from './render-gitlab.ts'
import { renderJunit } from './render-junit.ts'
import { renderPretty } from './render-pretty.ts'
import { renderSarif } from './render-sarif.ts'

export const findingFormats: readonly FindingFormat[] = [
  { format: 'pretty', render: renderPretty },
  { format: 'concise', render: renderConcise },
  { format: 'json', render: renderFindingsJson },
  { format: 'github', render: renderGithub },
  { format: 'gitlab', render: renderGitlab },
  { format: 'sarif', render: renderSarif },
  { format: 'junit', render: renderJunit },
]
