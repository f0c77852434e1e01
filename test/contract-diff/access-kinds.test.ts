// Every kind of change of security, webhooks and words, one by one: nothing less is found, and nothing more.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { body, ok, operation, parameters } from './documents.ts'

type Found = [kind: string, judgement: string, direction: string]
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const
const string = { type: 'string' }
const plain = operation({})
const responses = (more: JsonObject) => operation({ responses: { ...ok, ...more } })
const bearer = { type: 'http', scheme: 'bearer' }
const key = { type: 'apiKey', in: 'header', name: 'X-Key' }
const oauth = (flow: JsonObject) => ({
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: '/token', scopes: {}, ...flow } },
})
const secured = (security: unknown, schemes: JsonObject = { bearer, key }) =>
  operation(security === null ? {} : { security }, { components: { securitySchemes: schemes } })
const webhook = (schema: unknown) => ({
  thingHappened: { post: { operationId: 'thingHappened', requestBody: body(schema), responses: ok } },
})
/** An address that becomes a WebSocket, on which clients send this. */
const socket = (receives: unknown) => ({
  'x-websockets': { '/live': { get: { operationId: 'live', 'x-websocket': { receives }, responses: ok } } },
})
const parameter = (members: JsonObject) => parameters({ name: 'a', ...members })

const rows: [name: string, from: JsonObject, to: JsonObject, ...expected: Found[]][] = [
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

  ['a WebSocket', plain, operation({}, socket(string)), ['operation-added', N, 'both']],
  ['no WebSocket', operation({}, socket(string)), plain, ['operation-removed', B, 'both']],
  [
    'a value that a WebSocket takes no more',
    operation({}, socket({ enum: ['a', 'b'] })),
    operation({}, socket({ enum: ['a'] })),
    ['enum-value-removed', B, 'request'],
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
