// Every kind of change of an operation and its parameters, one by one: nothing less is found, and nothing more.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { ok, operation, parameters, paths } from './documents.ts'

type Found = [kind: string, judgement: string, direction: string]
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const
const string = { type: 'string' }
const plain = operation({})
const get = (members: JsonObject = {}) => ({ get: { operationId: 'getThing', responses: ok, ...members } })
const two = (other: JsonObject) => paths({ '/a': get({ operationId: 'a' }), ...other })
const limits = (standard: JsonObject, name?: string) =>
  operation(name ? { 'x-rate-limit': name } : {}, {
    'x-rate-limits': {
      default: { limit: 10, window_seconds: 60, per: 'caller', shared: false, ...standard },
      twin: { limit: 10, window_seconds: 60, per: 'caller', shared: false },
      strict: { limit: 5, window_seconds: 60, per: 'caller', shared: false },
    },
  })
const servers = (...urls: string[]) => operation({}, { servers: urls.map((url) => ({ url })) })
const variable = (members: JsonObject) =>
  operation({}, { servers: [{ url: 'https://{a}.example.com', variables: { a: members } }] })
const old = (sunset: string) => ({ '/b': get({ operationId: 'b', deprecated: true, 'x-sunset': sunset }) })
const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })
const list = { type: 'array', items: string }
const number = { type: 'integer' }
const header = (schema: JsonObject) =>
  operation({ responses: { '200': { description: 'Done.', headers: { 'X-A': { schema } } } } })

const rows: [name: string, from: JsonObject, to: JsonObject, ...expected: Found[]][] = [
  ['an operation more', two({}), two({ '/b': get() }), ['operation-added', N, 'both']],
  ['an operation less', two({ '/b': get() }), two({}), ['operation-removed', B, 'both']],
  [
    'an operation less, deprecated only',
    two({ '/b': get({ deprecated: true }) }),
    two({}),
    ['operation-removed', B, 'both'],
  ],
  ['an operation less, before its end', two(old('2030-01-01')), two({}), ['operation-removed', B, 'both']],
  ['an operation less, after its end', two(old('2026-01-01')), two({}), ['operation-removed-after-sunset', N, 'both']],
  ['another operationId', plain, operation({ operationId: 'makeThing' }), ['operation-id-changed', B, 'both']],
  ['another path', two({ '/b': get() }), two({ '/c': get() }), ['path-renamed', B, 'both']],
  ['another method', two({ '/b': get() }), two({ '/b': { put: get().get } }), ['method-changed', B, 'both']],
  [
    'another name in the path',
    paths({ '/b/{id}': get({ parameters: [{ in: 'path', name: 'id', required: true, schema: string }] }) }),
    paths({ '/b/{thing}': get({ parameters: [{ in: 'path', name: 'thing', required: true, schema: string }] }) }),
    ['path-parameter-renamed', N, 'request'],
  ],
  ['deprecated', plain, operation({ deprecated: true }), ['deprecated-set', N, 'both']],
  ['not deprecated', operation({ deprecated: true }), plain, ['deprecated-unset', D, 'both']],
  ['an end', plain, operation({ 'x-sunset': '2030-01-01' }), ['sunset-set', N, 'both']],
  ['no end', operation({ 'x-sunset': '2030-01-01' }), plain, ['sunset-unset', N, 'both']],
  [
    'an earlier end',
    operation({ 'x-sunset': '2030-01-01' }),
    operation({ 'x-sunset': '2029-01-01' }),
    ['sunset-earlier', B, 'both'],
  ],
  [
    'a later end',
    operation({ 'x-sunset': '2030-01-01' }),
    operation({ 'x-sunset': '2031-01-01' }),
    ['sunset-later', N, 'both'],
  ],
  ['a server more', servers('/', '/v2'), servers('/', '/v2', '/v3'), ['server-added', N, 'both']],
  ['a server less', servers('/', '/v2'), servers('/'), ['server-removed', B, 'both']],
  [
    'another server',
    servers('https://a.example.com'),
    servers('https://b.example.com'),
    ['server-url-changed', B, 'both'],
  ],
  [
    'another server variable',
    variable({ default: 'a' }),
    variable({ default: 'b' }),
    ['server-variable-changed', B, 'both'],
  ],
  ['an unknown policy', plain, operation({ 'x-idempotency': 'required' }), ['policy-changed', N, 'request']],
  ['a lower rate limit', limits({}), limits({ limit: 9 }), ['rate-limit-tightened', B, 'request']],
  ['a longer window', limits({}), limits({ window_seconds: 90 }), ['rate-limit-tightened', B, 'request']],
  ['counted by address', limits({}), limits({ per: 'address' }), ['rate-limit-tightened', B, 'request']],
  ['counted together', limits({}), limits({ shared: true }), ['rate-limit-tightened', B, 'request']],
  ['a higher rate limit', limits({}), limits({ limit: 11 }), ['rate-limit-loosened', N, 'request']],
  ['no rate limit', limits({}), limits({}, 'none'), ['rate-limit-loosened', N, 'request']],
  ['another rate limit', limits({}), limits({}, 'strict'), ['rate-limit-tightened', B, 'request']],
  ['an equal rate limit of another name', limits({}), limits({}, 'twin'), ['rate-limit-renamed', N, 'request']],

  ['an optional parameter', parameters(), parameter({}), ['parameter-added', N, 'request']],
  ['a required parameter', parameters(), parameter({ required: true }), ['required-parameter-added', B, 'request']],
  ['a parameter less', parameter({}), parameters(), ['parameter-removed', B, 'request']],
  [
    'a parameter became required',
    parameter({}),
    parameter({ required: true }),
    ['parameter-became-required', B, 'request'],
  ],
  [
    'a parameter became optional',
    parameter({ required: true }),
    parameter({}),
    ['parameter-became-optional', N, 'request'],
  ],
  ['a parameter elsewhere', parameter({}), parameter({ in: 'header' }), ['parameter-location-changed', B, 'request']],
  [
    'a parameter of another style',
    parameter({ schema: list }),
    parameter({ schema: list, style: 'pipeDelimited', explode: false }),
    ['parameter-style-changed', B, 'request'],
  ],
  [
    'a parameter that is not exploded',
    parameter({ schema: list }),
    parameter({ schema: list, explode: false }),
    ['parameter-style-changed', B, 'request'],
  ],
  [
    'reserved characters',
    parameter({}),
    parameter({ allowReserved: true }),
    ['parameter-encoding-loosened', N, 'request'],
  ],
  [
    'no empty value',
    parameter({ allowEmptyValue: true }),
    parameter({}),
    ['parameter-encoding-tightened', B, 'request'],
  ],
  ['a parameter is deprecated', parameter({}), parameter({ deprecated: true }), ['deprecated-set', N, 'both']],
  [
    'a default of a parameter',
    parameter({}),
    parameter({ schema: { ...string, default: 'a' } }),
    ['default-added', B, 'request'],
  ],
  [
    'another default of a parameter',
    parameter({ schema: { ...string, default: 'b' } }),
    parameter({ schema: { ...string, default: 'a' } }),
    ['default-changed', B, 'request'],
  ],
  [
    'a shorter parameter',
    parameter({}),
    parameter({ schema: { ...string, maxLength: 5 } }),
    ['max-length-tightened', B, 'request'],
  ],
  ['a name for a generated client', operation({ operationId: undefined }), plain, ['operation-id-added', N, 'both']],
  ['text instead of a number', parameter({ schema: number }), parameter({}), ['type-widened', N, 'request']],
  ['a number instead of text', parameter({}), parameter({ schema: number }), ['type-narrowed', B, 'request']],
  ['a list that may have one item', parameter({}), parameter({ schema: list }), ['type-widened', N, 'request']],
  ['one value instead of a list', parameter({ schema: list }), parameter({}), ['type-narrowed', B, 'request']],
  [
    'a list in one text',
    parameter({ explode: false }),
    parameter({ schema: list, explode: false }),
    ['type-changed', B, 'request'],
  ],
  ['a header of numbers only', header(string), header(number), ['type-narrowed', N, 'response']],
  ['a header of any text', header(number), header(string), ['type-widened', B, 'response']],
  ['words of a parameter', parameter({}), parameter({ description: 'Words.' }), ['description-changed', D, 'both']],
]

test.each(rows)('%s', (_, from, to, ...expected) => {
  const found = diff(from, to, '2026-11-21').map((change) => [change.kind, change.class, change.direction])
  expect(found).toEqual(expected)
})
