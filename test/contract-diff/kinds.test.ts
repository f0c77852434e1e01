// Every kind of change beside those of schemas, one by one: nothing less is found, and nothing more.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { answer, body, ok, operation, parameters, paths } from './documents.ts'

type Found = [kind: string, judgement: string, direction: string]
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const
const string = { type: 'string' }
const plain = operation({})
const get = (members: JsonObject = {}) => ({ get: { operationId: 'getThing', responses: ok, ...members } })
const two = (other: JsonObject) => paths({ '/a': get({ operationId: 'a' }), ...other })
const responses = (more: JsonObject) => operation({ responses: { ...ok, ...more } })
const status = (media?: string) => ({ description: 'A.', ...(media && { content: { [media]: { schema: string } } }) })
const header = (header: JsonObject | null) =>
  responses({ '200': { description: 'Done.', headers: header ? { 'X-Count': { schema: string, ...header } } : {} } })
const bearer = { type: 'http', scheme: 'bearer' }
const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
const oauth = (flow: JsonObject) => ({
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: '/token', scopes: {}, ...flow } },
})
const secured = (security: unknown, schemes: JsonObject = { bearer, key }) =>
  operation(security === null ? {} : { security }, { components: { securitySchemes: schemes } })
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
const webhook = (schema: unknown) => ({
  thingHappened: { post: { operationId: 'thingHappened', requestBody: body(schema), responses: ok } },
})
const old = (sunset: string) => ({ '/b': get({ operationId: 'b', deprecated: true, 'x-sunset': sunset }) })
const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })
const list = { type: 'array', items: string }

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
  ['words of a parameter', parameter({}), parameter({ description: 'Words.' }), ['description-changed', D, 'both']],

  ['an optional body', plain, operation({ requestBody: body(string, false) }), ['body-added', N, 'request']],
  ['a required body', plain, operation({ requestBody: body(string) }), ['required-body-added', B, 'request']],
  ['no body', operation({ requestBody: body(string) }), plain, ['body-removed', B, 'request']],
  [
    'a body became required',
    operation({ requestBody: body(string, false) }),
    operation({ requestBody: body(string) }),
    ['body-became-required', B, 'request'],
  ],
  [
    'a body became optional',
    operation({ requestBody: body(string) }),
    operation({ requestBody: body(string, false) }),
    ['body-became-optional', N, 'request'],
  ],
  [
    'another media type to send',
    operation({ requestBody: body(string) }),
    operation({ requestBody: { required: true, content: { 'text/plain': { schema: string } } } }),
    ['media-type-removed', B, 'request'],
    ['media-type-added', N, 'request'],
  ],
  [
    'a part is encoded otherwise',
    operation({ requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } } }),
    operation({
      requestBody: {
        content: {
          'multipart/form-data': { schema: { type: 'object' }, encoding: { a: { contentType: 'text/csv' } } },
        },
      },
    }),
    ['media-type-encoding-changed', B, 'request'],
  ],

  ['a success more', plain, responses({ '202': status() }), ['success-status-added', B, 'response']],
  ['a success less', responses({ '202': status() }), plain, ['success-status-removed', B, 'response']],
  [
    'another success',
    plain,
    operation({ responses: { '201': status() } }),
    ['success-status-changed', B, 'response'],
    ['description-changed', D, 'both'],
  ],
  ['304', plain, responses({ '304': status() }), ['not-modified-added', N, 'response']],
  ['a redirect', plain, responses({ '303': status() }), ['redirect-status-added', B, 'response']],
  [
    'an error as a problem',
    plain,
    responses({ '409': status('application/problem+json') }),
    ['error-status-added', N, 'response'],
  ],
  [
    'an error of another form',
    plain,
    responses({ '409': status('text/plain') }),
    ['error-status-added-in-new-form', B, 'response'],
  ],
  [
    'an error of a known form',
    responses({ '400': status('text/plain') }),
    responses({ '400': status('text/plain'), '409': status('text/plain') }),
    ['error-status-added', N, 'response'],
  ],
  [
    'an error that its range has said',
    responses({ '4XX': status('text/plain') }),
    responses({ '4XX': status('text/plain'), '409': status('text/plain') }),
  ],
  ['an error less', responses({ '409': status() }), plain, ['error-status-removed', N, 'response']],
  [
    'a media type to read',
    operation({ responses: answer(string) }),
    operation({ responses: { '200': status('text/plain') } }),
    ['media-type-removed', B, 'response'],
    ['media-type-added', N, 'response'],
    ['description-changed', D, 'both'],
  ],
  ['a header', header(null), header({}), ['header-added', N, 'response']],
  ['no header', header({ required: true }), header(null), ['header-removed', B, 'response']],
  ['a header became optional', header({ required: true }), header({}), ['header-became-optional', B, 'response']],
  ['a header became required', header({}), header({ required: true }), ['header-became-required', N, 'response']],
  [
    'a longer header',
    header({ schema: { ...string, maxLength: 5 } }),
    header({ schema: string }),
    ['max-length-loosened', B, 'response'],
  ],

  ['everybody must sign in', secured(null), secured([{ bearer: [] }]), ['security-required', B, 'request']],
  [
    'anonymous callers are out',
    secured([{}, { bearer: [] }]),
    secured([{ bearer: [] }]),
    ['security-required', B, 'request'],
  ],
  ['nobody needs to sign in', secured([{ bearer: [] }]), secured([]), ['security-lifted', N, 'request']],
  [
    'anonymous callers are in, too',
    secured([{ bearer: [] }]),
    secured([{ bearer: [] }, {}]),
    ['security-made-optional', N, 'request'],
  ],
  [
    'another way in',
    secured([{ bearer: [] }]),
    secured([{ bearer: [] }, { key: [] }]),
    ['security-alternative-added', N, 'request'],
  ],
  [
    'one way in less',
    secured([{ bearer: [] }, { key: [] }]),
    secured([{ bearer: [] }]),
    ['security-alternative-removed', B, 'request'],
  ],
  [
    'both at once',
    secured([{ bearer: [] }]),
    secured([{ bearer: [], key: [] }]),
    ['security-alternative-removed', B, 'request'],
    ['security-alternative-added', N, 'request'],
  ],
  [
    'a role is asked for',
    secured([{ bearer: [] }]),
    secured([{ bearer: ['admin'] }]),
    ['security-role-tightened', B, 'request'],
  ],
  [
    'no role is asked for',
    secured([{ bearer: ['admin'] }]),
    secured([{ bearer: [] }]),
    ['security-role-loosened', N, 'request'],
  ],
  [
    'one of two roles will do',
    secured([{ bearer: ['admin'] }]),
    secured([{ bearer: ['admin', 'owner'] }]),
    ['security-role-loosened', N, 'request'],
  ],
  [
    'two scopes are asked for',
    secured([{ o: ['a'] }], { o: oauth({}) }),
    secured([{ o: ['a', 'b'] }], { o: oauth({}) }),
    ['security-role-tightened', B, 'request'],
  ],
  [
    'the scheme is another',
    secured([{ key: [] }], { key }),
    secured([{ key: [] }], { key: { ...key, name: 'X-Token' } }),
    ['security-scheme-changed', B, 'request'],
  ],
  [
    'words of a scheme',
    secured([{ bearer: [] }], { bearer }),
    secured([{ bearer: [] }], { bearer: { ...bearer, description: 'Words.' } }),
    ['description-changed', D, 'both'],
  ],
  [
    'another token URL',
    secured([{ o: [] }], { o: oauth({}) }),
    secured([{ o: [] }], { o: oauth({ tokenUrl: '/t' }) }),
    ['oauth-flow-changed', B, 'request'],
  ],
  [
    'a scope less',
    secured([{ o: [] }], { o: oauth({ scopes: { a: 'A.' } }) }),
    secured([{ o: [] }], { o: oauth({}) }),
    ['oauth-scope-removed', B, 'request'],
  ],
  [
    'a scope more',
    secured([{ o: [] }], { o: oauth({}) }),
    secured([{ o: [] }], { o: oauth({ scopes: { a: 'A.' } }) }),
    ['oauth-scope-added', N, 'request'],
  ],
  [
    'the security of the whole document',
    operation({}, { components: { securitySchemes: { bearer } } }),
    operation({}, { components: { securitySchemes: { bearer } }, security: [{ bearer: [] }] }),
    ['security-required', B, 'request'],
  ],

  ['a webhook', plain, operation({}, { webhooks: webhook(string) }), ['webhook-added', N, 'both']],
  ['no webhook', operation({}, { webhooks: webhook(string) }), plain, ['webhook-removed', B, 'both']],
  [
    'a webhook sends a new value',
    operation({}, { webhooks: webhook({ enum: ['a'] }) }),
    operation({}, { webhooks: webhook({ enum: ['a', 'b'] }) }),
    ['enum-value-added', B, 'response'],
  ],
  [
    'a webhook sends a value less',
    operation({}, { webhooks: webhook({ enum: ['a', 'b'] }) }),
    operation({}, { webhooks: webhook({ enum: ['a'] }) }),
    ['enum-value-removed', N, 'response'],
  ],

  ['a summary', plain, operation({ summary: 'Words.' }), ['summary-changed', D, 'both']],
  ['a description', plain, operation({ description: 'Words.' }), ['description-changed', D, 'both']],
  ['tags', operation({ tags: ['a'] }), operation({ tags: ['b'] }), ['tags-changed', D, 'both']],
  [
    'the list of tags',
    operation({}, { tags: [{ name: 'a' }] }),
    operation({}, { tags: [] }),
    ['tags-changed', D, 'both'],
  ],
  [
    'a link',
    plain,
    responses({ '200': { description: 'Done.', links: { a: { operationId: 'a' } } } }),
    ['links-changed', D, 'both'],
  ],
  ['the title', plain, operation({}, { info: { title: 'Other', version: '1.0.0' } }), ['info-changed', D, 'both']],
  [
    'the dialect',
    plain,
    operation({}, { jsonSchemaDialect: 'https://example.com/d' }),
    ['schema-dialect-changed', B, 'both'],
  ],
  [
    'other documentation',
    plain,
    operation({}, { externalDocs: { url: 'https://example.com' } }),
    ['external-docs-changed', D, 'both'],
  ],
  ['an example of a parameter', parameter({}), parameter({ example: 'a' }), ['example-changed', D, 'both']],
  ['an extension', plain, operation({}, { 'x-logo': 'a.png' }), ['extension-changed', D, 'both']],
  ['the version alone', plain, operation({}, { info: { title: 'Things', version: '2.0.0' } })],
]

test.each(rows)('%s', (_, from, to, ...expected) => {
  const found = diff(from, to, '2026-11-21').map((change) => [change.kind, change.class, change.direction])
  expect(found).toEqual(expected)
})
