/** Validates input that is no request of an operation, such as a message of a WebSocket. */
import { type Formats, formatChecker } from './formats.ts'
import type { Contract } from './model.ts'
import { addNormalForms } from './normal-forms.ts'
import { errorBounds, validationProblem } from './problem.ts'
import { checksOf, type SchemaCompiler, schemaPreparer } from './references.ts'
import { createAjv } from './reply.ts'
import { compileWalk } from './walk.ts'

/**
 * Returns a function that takes a value of a component schema, fills in its defaults, and brings the texts in it to their normal
 * forms. It throws 422 with the violations of any other value.
 */
export function compileInput(contract: Contract, name: string): (value: unknown) => void {
  const ajv = createAjv({ useDefaults: true })
  ajv.removeKeyword('writeOnly')
  addNormalForms(ajv)
  const schema = { $ref: `#/components/schemas/${name}` }
  const compiler = ajv as unknown as SchemaCompiler
  const isValid = ajv.compile(schemaPreparer(compiler, contract.document, 'requests')(schema))
  const walk = compileWalk(contract.document, formatChecker(ajv.formats as Formats), checksOf(compiler))
  return function assertInput(value) {
    if (isValid(value)) return
    const found = walk(schema, value, errorBounds.errors)
    throw validationProblem(found.map((violation) => ({ location: 'body', ...violation })))
  }
}
