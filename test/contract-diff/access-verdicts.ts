// Verdicts on security, servers, removals, callbacks and webhooks.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { answer, body, object, ok, operation, paths } from './documents.ts'
import { breaks, type DocumentRow, fits, same } from './verdicts.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const scopes = { r: 'r', w: 'w' }
const securitySchemes = {
  k: { type: 'apiKey', in: 'header', name: 'K' },
  j: { type: 'http', scheme: 'bearer' },
  o: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/t', scopes } } },
}
const sec = (security: JsonObject[] | undefined, top: JsonObject = {}) =>
  operation(security ? { security } : {}, { components: { securitySchemes }, ...top })
const srv = (servers?: JsonObject[], own?: JsonObject[]) =>
  operation(own ? { servers: own } : {}, servers ? { servers } : {})
const u = (...urls: string[]) => urls.map((url) => ({ url }))
const va = (r: JsonObject) => srv([{ url: 'https://{r}.e', variables: { r } }])
const one = paths({ '/a': { get: { operationId: 'a', responses: ok } } })
const two = (members: JsonObject = {}) =>
  paths({
    '/a': { get: { operationId: 'a', responses: ok } },
    '/b': { get: { operationId: 'b', responses: ok, ...members } },
  })
const cb = (expression: string, schema: JsonObject = string) =>
  operation({ callbacks: { onEvent: { [expression]: { post: { requestBody: body(schema), responses: ok } } } } })
const wh = (schema: unknown, responses: JsonObject = ok, members: JsonObject = {}) =>
  paths({}, { webhooks: { w: { post: { operationId: 'w', requestBody: body(schema), responses, ...members } } } })
const p32 = (item: JsonObject) => ({ ...paths({ '/a': item }), openapi: '3.2.0' })

export const accessRows: DocumentRow[] = [
  ['k and j -> k', sec([{ k: [], j: [] }]), sec([{ k: [] }]), fits],
  ['k -> k and j', sec([{ k: [] }]), sec([{ k: [], j: [] }]), breaks],
  ['k -> k or j', sec([{ k: [] }]), sec([{ k: [] }, { j: [] }]), fits],
  ['k or j -> k', sec([{ k: [] }, { j: [] }]), sec([{ k: [] }]), breaks],
  ['scope added', sec([{ o: ['r'] }]), sec([{ o: ['r', 'w'] }]), breaks],
  ['scope removed', sec([{ o: ['r', 'w'] }]), sec([{ o: ['r'] }]), fits],
  ['scope alternative', sec([{ o: ['r'] }]), sec([{ o: ['r'] }, { o: ['w'] }]), fits],
  ['scope alternative gone', sec([{ o: ['r'] }, { o: ['w'] }]), sec([{ o: ['r'] }]), breaks],
  ['scope order', sec([{ o: ['r', 'w'] }]), sec([{ o: ['w', 'r'] }]), same],
  ['global -> op', sec(undefined, { security: [{ k: [] }] }), sec([{ k: [] }]), same],
  ['global -> op []', sec(undefined, { security: [{ k: [] }] }), sec([]), fits],
  ['op [] -> global', sec([], { security: [{ k: [] }] }), sec(undefined, { security: [{ k: [] }] }), breaks],
  ['anonymous gone', sec([{}, { k: [] }]), sec([{ k: [] }]), breaks],
  ['scope swapped for other', sec([{ o: ['r'] }]), sec([{ o: ['w'] }]), breaks],
  ['redundant stricter alternative gone', sec([{ k: [] }, { k: [], j: [] }]), sec([{ k: [] }]), same],
  ['server added', srv(u('https://a')), srv(u('https://a', 'https://b')), fits],
  ['server slash', srv(u('https://a')), srv(u('https://a/')), same],
  ['server host case', srv(u('https://a.example')), srv(u('HTTPS://A.example')), same],
  ['server default', srv(undefined), srv(u('/')), same],
  ['server removed', srv(u('https://a', 'https://b')), srv(u('https://a')), breaks],
  ['op servers set to other', srv(u('https://a')), srv(u('https://a'), u('https://b')), breaks],
  ['op servers set to same', srv(u('https://a')), srv(u('https://a'), u('https://a')), same],
  ['op servers dropped', srv(u('https://a'), u('https://b')), srv(u('https://a')), breaks],
  ['op servers dropped same', srv(u('https://a'), u('https://a')), srv(u('https://a')), same],
  ['var enum added', va({ default: 'a', enum: ['a'] }), va({ default: 'a', enum: ['a', 'b'] }), fits],
  ['var enum removed', va({ default: 'a', enum: ['a', 'b'] }), va({ default: 'a', enum: ['a'] }), breaks],
  ['var default', va({ default: 'a', enum: ['a', 'b'] }), va({ default: 'b', enum: ['a', 'b'] }), breaks],
  ['var description', va({ default: 'a', description: 'x' }), va({ default: 'a', description: 'y' }), same],
  ['removed deprecated', two({ deprecated: true }), one, breaks],
  ['removed sunset past', two({ deprecated: true, 'x-sunset': '2026-01-01' }), one, fits],
  ['removed sunset not deprecated', two({ 'x-sunset': '2026-01-01' }), one, breaks],
  ['removed sunset future', two({ deprecated: true, 'x-sunset': '2027-01-01' }), one, breaks],
  ['removed sunset today', two({ deprecated: true, 'x-sunset': '2026-11-21' }), one, fits],
  ['removed sunset garbage', two({ deprecated: true, 'x-sunset': 'soon' }), one, breaks],
  ['removed deprecated x-sunset datetime', two({ deprecated: true, 'x-sunset': '2026-01-01T00:00:00Z' }), one, fits],
]

export const deliveryRows: DocumentRow[] = [
  ['cb same', cb('{$request.body#/url}'), cb('{$request.body#/url}'), same],
  ['cb expr changed', cb('{$request.body#/url}'), cb('{$request.query.url}'), breaks],
  ['cb expr suffix', cb('{$request.body#/url}'), cb('{$request.body#/url}/x'), breaks],
  [
    'cb body narrower',
    cb('{$request.body#/url}', string),
    cb('{$request.body#/url}', { ...string, maxLength: 3 }),
    fits,
  ],
  [
    'cb body wider',
    cb('{$request.body#/url}', { ...string, maxLength: 3 }),
    cb('{$request.body#/url}', string),
    breaks,
  ],
  ['cb removed', cb('{$request.body#/url}'), operation({}), breaks],
  ['cb added', operation({}), cb('{$request.body#/url}'), fits],
  ['wh wider', wh(string), wh({ type: ['string', 'null'] }), breaks],
  ['wh narrower', wh({ type: ['string', 'null'] }), wh(string), fits],
  ['wh property added', wh(object({ a: string })), wh(object({ a: string, b: string }, ['b'])), fits],
  ['wh property removed', wh(object({ a: string, b: string })), wh(object({ a: string })), breaks],
  [
    'wh resp removed',
    wh(string, { 200: { description: 'd' }, 204: { description: 'd' } }),
    wh(string, { 200: { description: 'd' } }),
    breaks,
  ],
  ['wh resp added', wh(string), wh(string, { 200: { description: 'd' }, 204: { description: 'd' } }), fits],
  [
    'wh resp body required',
    wh(string, answer(object({ a: string }))),
    wh(string, answer(object({ a: string }, ['a']))),
    breaks,
  ],
  [
    'wh resp body looser',
    wh(string, answer(object({ a: string }, ['a']))),
    wh(string, answer(object({ a: string }))),
    fits,
  ],
  ['wh removed', wh(string), paths({}), breaks],
  [
    'wh header param',
    wh(string),
    wh(string, ok, { parameters: [{ name: 'X', in: 'header', required: true, schema: string }] }),
    fits,
  ],
  [
    'wh header param removed',
    wh(string, ok, { parameters: [{ name: 'X', in: 'header', required: true, schema: string }] }),
    wh(string),
    breaks,
  ],
  ['query method removed', p32({ query: { operationId: 'q', responses: ok } }), p32({}), breaks],
  [
    'additionalOperations removed',
    p32({ additionalOperations: { COPY: { operationId: 'q', responses: ok } } }),
    p32({}),
    breaks,
  ],
  [
    'itemSchema',
    p32({
      get: { responses: { 200: { description: 'd', content: { 'text/event-stream': { itemSchema: string } } } } },
    }),
    p32({
      get: { responses: { 200: { description: 'd', content: { 'text/event-stream': { itemSchema: integer } } } } },
    }),
    breaks,
  ],
]
