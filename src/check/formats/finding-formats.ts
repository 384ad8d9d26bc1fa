/** The formats that findings can be written in. A new one is a new file and one line here. */

import {
  renderFindingsJson,
  renderGithub,
  renderGitlab,
  renderJunit,
  renderSarif,
} from './data-formats.ts'
import type { FindingFormat } from './finding-format.ts'
import { renderConcise, renderPretty } from './text-formats.ts'

export const findingFormats: readonly FindingFormat[] = [
  { format: 'pretty', render: renderPretty },
  { format: 'concise', render: renderConcise },
  { format: 'json', render: renderFindingsJson },
  { format: 'github', render: renderGithub },
  { format: 'gitlab', render: renderGitlab },
  { format: 'sarif', render: renderSarif },
  { format: 'junit', render: renderJunit },
]
