import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parseYaml } from '../../src/rubric/read-rubric.ts'
import { restoredSource, storedSource } from '../../src/rubric/source-node.ts'
import { rubricIds, rubricTextOf } from '../support/rubric-files.ts'
import { sample } from '../support/soak.ts'

it.each(sample(rubricIds('rubrics'), 7))(
  'the tree of %s comes back from its stored form, places and all',
  id => {
    const problems: Diagnostic[] = []
    const { text, file } = rubricTextOf('rubrics', id)
    const tree = parseYaml(text, file, problems)
    const stored: unknown = tree && JSON.parse(JSON.stringify(storedSource(tree)))
    expect(restoredSource(stored as ReturnType<typeof storedSource>, file)).toEqual(tree)
  },
)
