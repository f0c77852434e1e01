/** Every example of openapi.yaml is what its schema says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

type Node = Record<string, unknown>

const document = parse(readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8')) as Node
const ajv = new Ajv2020({ strict: false, validateSchema: false })
;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
for (const name of ['int32', 'password', 'visible-text', 'time-zone', 'language-tag']) ajv.addFormat(name, true)
ajv.addSchema(document, 'contract')

/** Each node that has a schema and an example beside it: a media type, a parameter, a header. */
function examplesIn(node: unknown, pointer: string): [pointer: string, schema: string, value: unknown][] {
  if (node === null || typeof node !== 'object') return []
  const { schema, example, examples } = node as { schema?: unknown; example?: unknown; examples?: Record<string, Node> }
  const named = Object.entries(examples ?? {}).map(([name, { value }]) => [`examples/${name}`, value] as const)
  const own = schema === undefined ? [] : [...(example === undefined ? [] : [['example', example] as const]), ...named]
  return [
    ...own.map(([name, value]): [string, string, unknown] => [
      `${pointer}/${name}`,
      `contract#${pointer}/schema`,
      value,
    ]),
    ...Object.entries(node).flatMap(([key, child]) =>
      key === 'example' || key === 'examples' ? [] : examplesIn(child, `${pointer}/${escaped(key)}`),
    ),
  ]
}

const escaped = (segment: string) => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))

const examples = examplesIn(document, '')

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(40)
})

test.each(examples)('%s', (_, schema, value) => {
  ajv.validate({ $ref: schema }, value)
  expect(ajv.errors ?? []).toEqual([])
})

test('a problem example has the status of its response and the title of its code', () => {
  const codes = (
    document as never as { components: { schemas: { ProblemCode: { 'x-problems': Record<string, Node> } } } }
  ).components.schemas.ProblemCode['x-problems']
  const problems = examples.map(([, , value]) => value as Node).filter((value) => value?.request_id !== undefined)
  expect(problems.length).toBeGreaterThan(10)
  for (const { code, status, title, type } of problems) {
    expect({ status, title }).toEqual(codes[code as string])
    expect(type).toBe(`/problems/${code}`)
  }
})
