/**
 * The kinds of change that oasdiff (1.38) tells apart, by their ids, each with a pair of small documents of our own and the
 * level that oasdiff gives it. Where contract:diff judges otherwise, the row has the reason.
 */
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { answer, body, object, ok, operation, parameters, paths, request, response } from './documents.ts'
import {
  array,
  integer,
  number,
  placed,
  policy,
  type Row,
  schemaRows,
  string,
  withA,
  withB,
  withC,
} from './oasdiff-schema-kinds.ts'

const get = (members: JsonObject = {}) => ({ get: { operationId: 'getThing', responses: ok, ...members } })
const two = (members: JsonObject = {}) => paths({ '/a': get(), '/b': get({ operationId: 'b', ...members }) })
const one = paths({ '/a': get() })
const scheme = (members: JsonObject) => ({ components: { securitySchemes: { key: members } } })
const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
const secured = (members: JsonObject) => operation({ security: [{ key: [] }] }, scheme({ ...key, ...members }))
const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })
const property = (schema: JsonObject, required: string[] = []) => object({ a: schema }, required, true)
const media = (...types: string[]) => ({ content: Object.fromEntries(types.map((type) => [type, { schema: string }])) })
const answers = (...types: string[]) =>
  operation({ responses: { '200': { description: 'Done.', ...media(...types) } } })
const readOnly = { ...string, readOnly: true }
const writeOnly = { ...string, writeOnly: true }
const wrapped = 'The value itself is as before: a variant more is a wider request'

const others: [id: string, level: Row['level'], from: JsonObject, to: JsonObject, reason?: string][] = [
  ['api-path-removed-without-deprecation', 'error', two(), one],
  ['api-path-removed-before-sunset', 'error', two({ deprecated: true, 'x-sunset': '9999-01-01' }), one],
  [
    'api-security-anonymous-access-removed',
    'error',
    operation({ security: [{}, { key: [] }] }, scheme(key)),
    secured({}),
  ],
  ['api-security-component-api-key-name-changed', 'error', secured({}), secured({ name: 'X-Other' })],
  ['api-security-component-api-key-in-changed', 'error', secured({}), secured({ in: 'query' })],
  [
    'api-sunset-date-changed-earlier',
    'error',
    two({ deprecated: true, 'x-sunset': '9999-02-01' }),
    two({ deprecated: true, 'x-sunset': '9999-01-01' }),
  ],
  ['new-required-request-parameter', 'error', parameters(), parameter({ required: true })],
  ['new-optional-request-parameter', 'info', parameters(), parameter({})],
  ['request-parameter-became-required', 'error', parameter({}), parameter({ required: true })],
  ['request-parameter-removed', 'warning', parameter({}), parameters()],
  [
    'request-parameter-pattern-changed',
    'warning',
    parameter({ schema: { ...string, pattern: '^a' } }),
    parameter({ schema: { ...string, pattern: '^b' } }),
  ],
  ['request-parameter-type-generalized', 'info', parameter({ schema: integer }), parameter({ schema: string })],
  ['request-parameter-type-generalized', 'info', parameter({ schema: string }), parameter({ schema: array })],
  ['request-body-added-required', 'error', operation({}), request(string)],
  ['request-body-added-optional', 'info', operation({}), operation({ requestBody: body(string, false) })],
  ['request-body-became-required', 'error', operation({ requestBody: body(string, false) }), request(string)],
  ['request-body-became-optional', 'info', request(string), operation({ requestBody: body(string, false) })],
  ['request-body-removed', 'error', request(string), operation({})],
  [
    'request-body-media-type-removed',
    'error',
    operation({ requestBody: media('text/a', 'text/b') }),
    operation({ requestBody: media('text/a') }),
  ],
  [
    'request-body-media-type-added',
    'info',
    operation({ requestBody: media('text/a') }),
    operation({ requestBody: media('text/a', 'text/b') }),
  ],
  [
    'request-body-wrapped-in-one-of',
    'error',
    request(property(string, ['a'])),
    request({ oneOf: [property({ type: 'boolean' }, ['a']), property(number, ['a'])] }),
  ],
  [
    'request-body-wrapped-in-one-of-original-preserved',
    'warning',
    request(withA),
    request({ oneOf: [withA, withB] }),
    wrapped,
  ],
  ['request-body-one-of-added', 'info', request({ oneOf: [withA, withB] }), request({ oneOf: [withA, withB, withC] })],
  ['new-required-request-property', 'error', request(object({}, [], true)), request(property(string, ['a']))],
  ['new-optional-request-property', 'info', request(object({}, [], true)), request(property(string))],
  ['request-property-removed', 'warning', request(object({ a: string })), request(object({}))],
  [
    'request-property-removed',
    'warning',
    request(property(string)),
    request(object({}, [], true)),
    'It may still be sent: the object is open',
  ],
  ['request-property-became-optional', 'info', request(property(string, ['a'])), request(property(string))],
  [
    'request-property-pattern-changed',
    'warning',
    request(property({ ...string, pattern: '^a' })),
    request(property({ ...string, pattern: '^b' })),
  ],
  ['request-property-type-generalized', 'info', request(property(integer)), request(property(number))],
  [
    'request-property-became-nullable',
    'info',
    request(property(string)),
    request(property({ type: ['string', 'null'] })),
  ],
  [
    'request-property-max-length-increased',
    'info',
    request(property({ ...string, maxLength: 5 })),
    request(property({ ...string, maxLength: 9 })),
  ],
  [
    'request-property-enum-value-added',
    'info',
    request(property({ enum: ['a'] })),
    request(property({ enum: ['a', 'b'] })),
  ],
  [
    'request-property-default-value-changed',
    'info',
    request(property({ ...string, default: 'a' })),
    request(property({ ...string, default: 'b' })),
    `${policy}: who omits it asks for something else now`,
  ],
  ['request-optional-property-became-read-only', 'warning', request(property(string)), request(property(readOnly))],
  [
    'request-required-property-became-not-read-only-in-openapi-31',
    'info',
    request(property(readOnly, ['a'])),
    request(property(string, ['a'])),
    `${policy}: clients leave out what is read-only, and it is required now`,
  ],
  [
    'response-required-property-became-write-only',
    'error',
    response(property(string, ['a'])),
    response(property(writeOnly, ['a'])),
  ],
  ['response-required-property-removed', 'error', response(property(string, ['a'])), response(object({}, [], true))],
  [
    'response-optional-property-removed',
    'info',
    response(property(string)),
    response(object({}, [], true)),
    `${policy}: clients that read it no longer get it`,
  ],
  ['response-optional-property-added', 'info', response(object({}, [], true)), response(property(string))],
  ['response-property-became-required', 'info', response(property(string)), response(property(string, ['a']))],
  ['response-property-type-generalized', 'error', response(property(integer)), response(property(number))],
  ['response-body-type-generalized', 'error', response(integer), response(number)],
  [
    'response-property-enum-value-removed',
    'info',
    response(property({ enum: ['a', 'b'] })),
    response(property({ enum: ['a'] })),
  ],
  ['response-mediatype-enum-value-added', 'error', response({ enum: ['a'] }), response({ enum: ['a', 'b'] })],
  [
    'response-body-wrapped-in-one-of',
    'error',
    response(property(string, ['a'])),
    response({ oneOf: [property({ type: 'boolean' }, ['a']), property(number, ['a'])] }),
  ],
  [
    'response-success-status-removed',
    'error',
    operation({ responses: { '200': { description: 'a' }, '201': { description: 'b' } } }),
    operation({}),
  ],
  [
    'response-success-status-added',
    'info',
    operation({}),
    operation({ responses: { ...ok, '201': { description: 'b' } } }),
    `${policy}: clients get a status that they do not handle`,
  ],
  [
    'response-non-success-status-added',
    'info',
    operation({}),
    operation({ responses: { ...ok, '404': { description: 'b' } } }),
  ],
  ['response-media-type-removed', 'error', answers('text/a', 'text/b'), answers('text/a')],
  ['response-media-type-added', 'info', answers('text/a'), answers('text/a', 'text/b')],
  [
    'response-header-type-changed',
    'error',
    placed('response-header', array, ''),
    placed('response-header', integer, ''),
  ],
  [
    'response-header-type-generalized',
    'error',
    placed('response-header', integer, ''),
    placed('response-header', number, ''),
  ],
  [
    'required-response-header-removed',
    'error',
    operation({
      responses: { '200': { description: 'Done.', headers: { A: { required: true, schema: string } } } },
    }),
    operation({}),
  ],
  ['api-operation-id-added', 'info', operation({ operationId: undefined }), operation({})],
  [
    'api-operation-id-removed',
    'info',
    operation({}),
    operation({ operationId: undefined }),
    `${policy}: a generated client names its method by it`,
  ],
  ['endpoint-added', 'info', one, two()],
  ['endpoint-deprecated', 'info', two(), two({ deprecated: true })],
  [
    'response-body-became-not-nullable',
    'info',
    operation({ responses: answer({ type: ['string', 'null'] }) }),
    operation({ responses: answer(string) }),
  ],
]

export const rows: Row[] = [
  ...schemaRows,
  ...others.map(([id, level, from, to, reason]) => ({ id, level, from, to, ...(reason ? { reason } : {}) })),
]
