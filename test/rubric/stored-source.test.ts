import { expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parseYaml } from '../../src/rubric/parse-yaml.ts'
import { restoredSource, storedSource } from '../../src/rubric/stored-source.ts'
import { rubricIds, rubricTextOf } from '../support/rubric-files.ts'

it.each(rubricIds('rubrics'))(
  'the tree of %s comes back from its stored form, places and all',
  id => {
    const problems: Diagnostic[] = []
    const { text, file } = rubricTextOf('rubrics', id)
    const tree = parseYaml(text, file, problems)
    const stored: unknown = tree && JSON.parse(JSON.stringify(storedSource(tree)))
    expect(restoredSource(stored as ReturnType<typeof storedSource>, file)).toEqual(tree)
  },
)
