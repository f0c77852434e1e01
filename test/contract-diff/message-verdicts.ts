// Verdicts on parameters, bodies and statuses.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { ok, operation, parameters, paths } from './documents.ts'
import { breaks, type DocumentRow, fits, same, type Verdict } from './verdicts.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })
const pathp = (path: string, ...names: string[]) => {
  const one = (name: string) => ({ name, in: 'path', required: true, schema: name === 'i' ? integer : string })
  return paths({ [path]: { get: { operationId: 'g', parameters: names.map(one), responses: ok } } })
}
const R = (responses: JsonObject) => operation({ responses })
const a = (schema: JsonObject) => ({ description: 'd', content: { 'application/json': { schema } } })
const H = (headers: JsonObject) => R({ 200: { description: 'd', headers } })

export const parameterRows: DocumentRow[] = [
  [
    'schema -> content',
    parameter({ schema: string }),
    parameter({ schema: undefined, content: { 'application/json': { schema: string } } }),
    breaks,
  ],
  [
    'content -> schema',
    parameter({ schema: undefined, content: { 'application/json': { schema: string } } }),
    parameter({ schema: string }),
    breaks,
  ],
  [
    'style form -> spaceDelimited',
    parameter({ schema: { type: 'array', items: string } }),
    parameter({ schema: { type: 'array', items: string }, style: 'spaceDelimited' }),
    breaks,
  ],
  [
    'explode explicit default',
    parameter({ schema: { type: 'array', items: string } }),
    parameter({ schema: { type: 'array', items: string }, style: 'form', explode: true }),
    same,
  ],
  [
    'explode false',
    parameter({ schema: { type: 'array', items: string } }),
    parameter({ schema: { type: 'array', items: string }, explode: false }),
    breaks,
  ],
  ['explode false scalar', parameter({ schema: string }), parameter({ schema: string, explode: false }), same],
  [
    'explode nullable scalar',
    parameter({ schema: { type: ['string', 'null'] } }),
    parameter({ schema: { type: ['string', 'null'] }, explode: false }),
    same,
  ],
  [
    'explode anyOf array',
    parameter({ schema: { anyOf: [string, { type: 'array', items: string }] } }),
    parameter({ schema: { anyOf: [string, { type: 'array', items: string }] }, explode: false }),
    breaks,
  ],
  [
    'explode oneOf scalars',
    parameter({ schema: { oneOf: [string, integer] } }),
    parameter({ schema: { oneOf: [string, integer] }, explode: false }),
    same,
  ],
  ['allowReserved on', parameter({}), parameter({ allowReserved: true }), fits],
  ['allowReserved off', parameter({ allowReserved: true }), parameter({}), breaks],
  ['allowReserved false', parameter({}), parameter({ allowReserved: false }), same],
  ['header case', parameter({ in: 'header', name: 'X-A' }), parameter({ in: 'header', name: 'x-a' }), same],
  ['cookie case', parameter({ in: 'cookie', name: 'A' }), parameter({ in: 'cookie', name: 'a' }), breaks],
  ['query case', parameter({ name: 'A' }), parameter({ name: 'a' }), breaks],
  ['int->string', parameter({ schema: integer }), parameter({ schema: string }), fits],
  [
    'int->string maxLength 3',
    parameter({ schema: integer }),
    parameter({ schema: { ...string, maxLength: 3 } }),
    breaks,
  ],
  [
    'bool->string enum',
    parameter({ schema: { type: 'boolean' } }),
    parameter({ schema: { enum: ['true', 'false'] } }),
    same,
  ],
  [
    'string enum -> bool',
    parameter({ schema: { enum: ['true', 'false'] } }),
    parameter({ schema: { type: 'boolean' } }),
    same,
  ],
  [
    'int enum -> string enum',
    parameter({ schema: { enum: [1, 2] } }),
    parameter({ schema: { enum: ['1', '2'] } }),
    same,
  ],
  ['int -> string or int', parameter({ schema: integer }), parameter({ schema: { anyOf: [integer, string] } }), fits],
  [
    'array string -> array<int>',
    parameter({ schema: { type: 'array', items: string } }),
    parameter({ schema: { type: 'array', items: integer } }),
    breaks,
  ],
  ['int->number', parameter({ schema: integer }), parameter({ schema: number }), fits],
  [
    'deepObject',
    parameter({ schema: { type: 'object', properties: { a: string } }, style: 'deepObject', explode: true }),
    parameter({ schema: { type: 'object', properties: { a: string } } }),
    breaks,
  ],
  ['query form -> header', parameter({}), parameter({ in: 'header' }), breaks],
  ['nullable param', parameter({ schema: string }), parameter({ schema: { type: ['string', 'null'] } }), fits],
  ['path renamed', pathp('/a/{x}', 'x'), pathp('/a/{y}', 'y'), fits],
  ['path two swapped names', pathp('/a/{x}/{y}', 'x', 'y'), pathp('/a/{y}/{x}', 'y', 'x'), fits],
  ['path swapped with types', pathp('/a/{i}/{y}', 'i', 'y'), pathp('/a/{y}/{i}', 'y', 'i'), breaks],
  ['path int->string', pathp('/a/{i}', 'i'), pathp('/a/{s}', 's'), fits],
  [
    'path style label',
    pathp('/a/{x}', 'x'),
    paths({
      '/a/{x}': {
        get: {
          operationId: 'g',
          parameters: [{ name: 'x', in: 'path', required: true, style: 'label', schema: string }],
          responses: ok,
        },
      },
    }),
    breaks,
  ],
  ['path literal', pathp('/a/{x}', 'x'), pathp('/a/{x}.json', 'x'), breaks],
  ['path trailing slash', pathp('/a'), pathp('/a/'), breaks],
  [
    'path-level params',
    paths({
      '/a': { parameters: [{ name: 'q', in: 'query', schema: string }], get: { operationId: 'g', responses: ok } },
    }),
    paths({
      '/a': { get: { operationId: 'g', parameters: [{ name: 'q', in: 'query', schema: string }], responses: ok } },
    }),
    same,
  ],
  [
    'path-level params override removed',
    paths({
      '/a': {
        parameters: [{ name: 'q', in: 'query', schema: integer }],
        get: { operationId: 'g', parameters: [{ name: 'q', in: 'query', schema: string }], responses: ok },
      },
    }),
    paths({
      '/a': { parameters: [{ name: 'q', in: 'query', schema: integer }], get: { operationId: 'g', responses: ok } },
    }),
    breaks,
  ],
]

export const statusRows: DocumentRow[] = [
  ['200 -> 2XX', R({ 200: a(string) }), R({ '2XX': a(string) }), breaks],
  ['2XX -> 200', R({ '2XX': a(string) }), R({ 200: a(string) }), fits],
  ['2XX -> 2xx', R({ '2XX': a(string) }), R({ '2xx': a(string) }), same],
  ['2XX -> 200 other body', R({ '2XX': a(string) }), R({ 200: a(integer) }), breaks],
  ['200,2XX -> 2XX', R({ 200: a(string), '2XX': a(string) }), R({ '2XX': a(string) }), same],
  ['200,2XX other -> 2XX', R({ 200: a(string), '2XX': a(integer) }), R({ '2XX': a(integer) }), breaks],
  ['4XX -> 404', R({ 200: a(string), '4XX': a(string) }), R({ 200: a(string), 404: a(string) }), fits],
  ['404 -> 4XX', R({ 200: a(string), 404: a(string) }), R({ 200: a(string), '4XX': a(string) }), fits],
  ['404 -> 4XX other body', R({ 200: a(string), 404: a(string) }), R({ 200: a(string), '4XX': a(integer) }), breaks],
  ['404 -> default', R({ 200: a(string), 404: a(string) }), R({ 200: a(string), default: a(string) }), fits],
  [
    '404 -> default other body',
    R({ 200: a(string), 404: a(string) }),
    R({ 200: a(string), default: a(integer) }),
    breaks,
  ],
  [
    'default -> 404 other',
    R({ 200: a(string), default: a(string) }),
    R({ 200: a(string), default: a(string), 404: a(integer) }),
    breaks,
  ],
  ['default only -> 200', R({ default: a(string) }), R({ 200: a(string) }), fits],
  ['default only -> 200 other body', R({ default: a(string) }), R({ 200: a(integer) }), breaks],
  ['default only -> 200 + default', R({ default: a(string) }), R({ 200: a(string), default: a(string) }), same],
  ['200 -> default only, other body', R({ 200: a(string) }), R({ default: a(integer) }), breaks],
  ['200,default -> default', R({ 200: a(string), default: a(integer) }), R({ default: a(integer) }), breaks],
  ['status int key', R({ 200: a(string) }), R({ '200': a(string) }), same],
  ['201 replaces 200', R({ 200: a(string) }), R({ 201: a(string) }), breaks],
  ['resp header case', H({ 'X-A': { schema: string } }), H({ 'x-a': { schema: string } }), same],
  [
    'resp header schema->content',
    H({ 'X-A': { schema: string } }),
    H({ 'X-A': { content: { 'application/json': { schema: string } } } }),
    breaks,
  ],
]

const J = { schema: string }
/** The content of a body, with the verdict on a request and on a response. */
export const contentRows: [name: string, from: JsonObject, to: JsonObject, inRequest: Verdict, inResponse: Verdict][] =
  [
    ['charset spacing', { 'application/json;charset=utf-8': J }, { 'application/json; charset=UTF-8': J }, same, same],
    ['charset quoted', { 'application/json;charset=utf-8': J }, { 'application/json; charset="utf-8"': J }, same, same],
    ['params order', { 'multipart/x;a=1;b=2': J }, { 'multipart/x; b=2; a=1': J }, same, same],
    ['json charset added', { 'application/json': J }, { 'application/json; charset=utf-8': J }, same, same],
    ['case', { 'Application/JSON': J }, { 'application/json': J }, same, same],
    ['version param', { 'application/json;version=1': J }, { 'application/json;version=2': J }, breaks, breaks],
    ['param value case', { 'application/json;v=A': J }, { 'application/json;v=a': J }, breaks, breaks],
    ['range to special', { 'application/*': J }, { 'application/json': J }, breaks, fits],
    ['special to range', { 'application/json': J }, { 'application/*': J }, fits, breaks],
    ['special to any', { 'application/json': J }, { '*/*': J }, fits, breaks],
    [
      'special to any, narrower schema',
      { 'application/json': J },
      { '*/*': { schema: { ...string, maxLength: 3 } } },
      breaks,
      breaks,
    ],
    ['content gone', { 'application/json': J }, {}, breaks, breaks],
    ['charset iso', { 'text/plain;charset=utf-8': J }, { 'text/plain;charset=iso-8859-1': J }, breaks, breaks],
  ]
