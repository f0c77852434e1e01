/**
 * Faster versions of keywords that Ajv checks for most members of a reply's body: `maxLength`, `minLength`, the format
 * `date-time`, and `anyOf` with null. The outcome is Ajv's own, so a contract that is read without `quickChecks` has
 * the same validators, only slower.
 */
import { _, type Ajv2020, type CodeKeywordDefinition } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import type { Schema } from './model.ts'

/** Replaces the keywords in an Ajv that does not coerce types: coercion may make a null of other values. */
export function addQuickChecks(ajv: Ajv2020): void {
  for (const keyword of ['maxLength', 'minLength']) {
    const { error } = ajv.getKeyword(keyword) as CodeKeywordDefinition
    ajv.removeKeyword(keyword).addKeyword({ ...textLength, keyword, ...(error && { error }) })
  }
  const format = ajv.getKeyword('format') as CodeKeywordDefinition
  ajv.removeKeyword('format').addKeyword({ ...usualInstantFirst(format), keyword: 'format' })
  const anyOf = ajv.getKeyword('anyOf') as CodeKeywordDefinition
  ajv.removeKeyword('anyOf').addKeyword({ ...nullFirst(anyOf), keyword: 'anyOf' })
}

/** Counts characters only where the number of UTF-16 units does not decide: a text has as many, or less by its surrogate pairs. */
const textLength: Omit<CodeKeywordDefinition, 'keyword'> = {
  type: 'string',
  schemaType: 'number',
  code(cxt) {
    const { keyword, data, schemaCode: limit, gen } = cxt
    const [pair, count] = [
      gen.scopeValue('pattern', { ref: surrogatePair }),
      gen.scopeValue('func', { ref: charactersOf }),
    ]
    const [units, hasPairs, characters] = [_`${data}.length`, _`${pair}.test(${data})`, _`${count}(${data})`]
    if (keyword === 'maxLength') cxt.fail(_`${units} > ${limit} && !(${hasPairs} && ${characters} <= ${limit})`)
    else cxt.fail(_`${units} < ${limit} || (${units} < ${limit} * 2 && ${hasPairs} && ${characters} < ${limit})`)
  },
}

/** Code points, as JSON Schema counts the length of a text (Validation, 6.3.1). */
const charactersOf = (text: string) => Array.from(text).length
const surrogatePair = /[\ud800-\udbff][\udc00-\udfff]/

/**
 * The texts of RFC 3339, 5.6 in UTC, except for 29 February, leap seconds and lower case: Ajv's own check decides
 * there.
 */
const usualInstant =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/

const { validate: isAnyInstant } = fullFormats['date-time'] as { validate: (text: string) => boolean }

/** Ajv calls a function for each text of a format that no pattern decides; the pattern of most stands in the generated code here. */
function usualInstantFirst(format: CodeKeywordDefinition): CodeKeywordDefinition {
  return {
    ...format,
    code(cxt, ruleType) {
      const { schema, data, gen } = cxt
      if (schema !== 'date-time' || ruleType !== 'string') return format.code(cxt, ruleType)
      const usual = gen.scopeValue('pattern', { ref: usualInstant })
      const isAny = gen.scopeValue('func', { ref: isAnyInstant })
      cxt.fail(_`!(${usual}.test(${data}) || ${isAny}(${data}))`)
    },
  }
}

/** For `anyOf: [X, { type: null }]`, tests for null first. Ajv tries X first, and builds its errors for every null. */
function nullFirst(anyOf: CodeKeywordDefinition): CodeKeywordDefinition {
  return {
    ...anyOf,
    code(cxt) {
      const { schema, data, gen } = cxt
      const other = schema.findIndex((alternative: unknown) => !isNull(alternative))
      if (schema.length !== 2 || other < 0 || !schema.some(isNull)) return anyOf.code(cxt)
      const valid = gen.let('valid', true)
      const otherIsValid = gen.name('_valid')
      gen.if(_`${data} !== null`, () => {
        const evaluated = cxt.subschema({ keyword: 'anyOf', schemaProp: other }, otherIsValid)
        gen.assign(valid, otherIsValid)
        cxt.mergeValidEvaluated(evaluated, valid)
      })
      cxt.ok(valid)
    },
  }
}

/** Whether a schema allows null only; it may have a description. */
function isNull(schema: unknown): boolean {
  const { type, description: _, ...rest } = schema as Schema
  return type === 'null' && Object.keys(rest).length === 0
}
