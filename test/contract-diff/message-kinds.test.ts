// Every kind of change of bodies, statuses and headers, one by one: nothing less is found, and nothing more.
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { answer, body, ok, operation } from './documents.ts'

type Found = [kind: string, judgement: string, direction: string]
const [B, N, D] = ['breaking', 'non-breaking', 'documentation'] as const
const string = { type: 'string' }
const plain = operation({})
const responses = (more: JsonObject) => operation({ responses: { ...ok, ...more } })
const status = (media?: string) => ({ description: 'A.', ...(media && { content: { [media]: { schema: string } } }) })
const header = (header: JsonObject | null) =>
  responses({ '200': { description: 'Done.', headers: header ? { 'X-Count': { schema: string, ...header } } : {} } })

const rows: [name: string, from: JsonObject, to: JsonObject, ...expected: Found[]][] = [
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
]

test.each(rows)('%s', (_, from, to, ...expected) => {
  const found = diff(from, to, '2026-11-21').map((change) => [change.kind, change.class, change.direction])
  expect(found).toEqual(expected)
})
