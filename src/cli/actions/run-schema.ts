/** `rb-score schema`: prints a JSON Schema, or where the files are. */
import { join } from 'node:path'
import { projectJsonSchema } from '../../check/project.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import { outlineJsonSchema } from '../../documents/outline.ts'
import { likenessHint } from '../../language/nearest.ts'
import { quotedList } from '../../language/short-list.ts'
import { reportJsonSchema } from '../../report/json-schema.ts'
import { rubricJsonSchema } from '../../rubric/json-schema.ts'
import { type CommandAction, DONE } from '../command-definition.ts'
import { unknownOperand } from '../command-line-diagnostics.ts'
import { packageRoot, writeText } from '../surroundings.ts'

const SCHEMAS = {
  rubric: rubricJsonSchema,
  report: reportJsonSchema,
  project: projectJsonSchema,
  document: outlineJsonSchema,
}

export const runSchema: CommandAction = async ({ operands: [name], surroundings }) => {
  await writeText(surroundings.stdout, name === undefined ? whereSchemasAre() : schemaText(name))
  return DONE
}

function schemaText(name: string): string {
  const names = Object.keys(SCHEMAS)
  const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name as keyof typeof SCHEMAS] : undefined
  if (schema !== undefined) return `${JSON.stringify(schema(), null, 2)}\n`
  const params = {
    ...{ command: 'rb-score schema', value: name },
    ...{ hint: likenessHint(name, names), choices: quotedList(names) },
  }
  throw new Refusal([unknownOperand({ kind: 'command', word: name }, params)])
}

function whereSchemasAre(): string {
  const files = Object.keys(SCHEMAS).map(name => `${name}.schema.json`)
  return files.map(file => `${join(packageRoot(), 'schema', file)}\n`).join('')
}
