// Verdicts on schemas of OpenAPI 3.0.
import { object } from './documents.ts'
import { breaks, fits, type SchemaRow, same } from './verdicts.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const r = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const oldRows: SchemaRow[] = [
  ['nullable', string, { ...string, nullable: true }, fits, breaks],
  ['nullable false', string, { ...string, nullable: false }, same, same],
  ['nullable enum', { ...string, enum: ['a'] }, { ...string, enum: ['a'], nullable: true }, fits, breaks],
  [
    'nullable enum spelled',
    { ...string, enum: ['a'], nullable: true },
    { ...string, enum: ['a', null], nullable: true },
    same,
    same,
  ],
  ['nullable ref', r('A'), { ...r('A'), nullable: true }, same, same, { A: string }],
  ['nullable allOf ref', r('A'), { allOf: [r('A')], nullable: true }, fits, breaks, { A: string }],
  ['nullable no type', {}, { nullable: true }, same, same],
  ['nullable props no type', { properties: { a: string } }, { properties: { a: string }, nullable: true }, same, same],
  ['excl', { ...integer, minimum: 1 }, { ...integer, minimum: 1, exclusiveMinimum: true }, breaks, fits],
  ['excl false', { ...integer, minimum: 1 }, { ...integer, minimum: 1, exclusiveMinimum: false }, same, same],
  ['excl number', { ...number, maximum: 5 }, { ...number, maximum: 5, exclusiveMaximum: true }, breaks, fits],
  ['prop named nullable', object({ nullable: string }), object({ nullable: integer }), breaks, breaks],
  ['prop named example', object({ example: { ...string, nullable: true } }), object({ example: string }), breaks, fits],
  ['prop named schema', object({ schema: { ...string, nullable: true } }), object({ schema: string }), breaks, fits],
  [
    'default nullable',
    { ...string, nullable: true, default: null },
    { ...string, nullable: true, default: null },
    same,
    same,
  ],
  ['example null', { ...string, example: null }, { ...string, example: 'a' }, same, same],
  [
    'in parameter style',
    { type: 'object', properties: { a: { type: 'array', items: { ...integer, minimum: 0, exclusiveMinimum: true } } } },
    { type: 'object', properties: { a: { type: 'array', items: { ...integer, minimum: 1 } } } },
    same,
    same,
  ],
]
