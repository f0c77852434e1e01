// Tables of verdicts: what a change means for clients, kind by kind.
import { describe, expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { parseDocument } from '../../scripts/contract-diff/load-document.ts'
import { accessRows, deliveryRows } from './access-verdicts.ts'
import { discriminatorRows } from './discriminator-verdicts.ts'
import { operation, request, response } from './documents.ts'
import { contentRows, parameterRows, statusRows } from './message-verdicts.ts'
import { oldRows } from './old-verdicts.ts'
import { schemaRows } from './schema-verdicts.ts'
import type { Verdict } from './verdicts.ts'

function verdictOn(from: JsonObject, to: JsonObject): Verdict {
  const changes = diff(from, to, '2026-11-21').filter((change) => change.class !== 'documentation')
  return changes.some((change) => change.class === 'breaking') ? 'breaks' : changes.length > 0 ? 'fits' : 'same'
}

describe.each([
  ['schemas', schemaRows],
  ['discriminators', discriminatorRows],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_, from, to, inRequest, inResponse, schemas = {}, schemasNow = schemas) => {
    const inBoth = [request, response].map((of) => verdictOn(of(from, schemas), of(to, schemasNow)))
    expect(inBoth).toEqual([inRequest, inResponse])
  })
})

test.each(oldRows)('OpenAPI 3.0: %s', (_, from, to, inRequest, inResponse, schemas = {}) => {
  const old = (document: JsonObject) => parseDocument(JSON.stringify({ ...document, openapi: '3.0.3' }), 'it')
  const inBoth = [request, response].map((of) => verdictOn(old(of(from, schemas)), old(of(to, schemas))))
  expect(inBoth).toEqual([inRequest, inResponse])
})

describe.each([
  ['parameters', parameterRows],
  ['statuses', statusRows],
  ['access', accessRows],
  ['callbacks, webhooks and OpenAPI 3.2', deliveryRows],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_, from, to, verdict) => expect(verdictOn(from, to)).toBe(verdict))
})

test.each(contentRows)('the content of a body: %s', (_, from, to, inRequest, inResponse) => {
  const asked = (content: JsonObject) => operation({ requestBody: { content } })
  const answered = (content: JsonObject) => operation({ responses: { 200: { description: 'Done.', content } } })
  expect([asked, answered].map((of) => verdictOn(of(from), of(to)))).toEqual([inRequest, inResponse])
})

describe('texts', () => {
  const yaml = (schema: string) => `openapi: 3.1.0
info: { title: t, version: 2024-06-20 }
x-shared: &shared { type: string, maxLength: 5 }
paths:
  /a:
    post:
      operationId: a
      requestBody:
        content:
          application/json:
            schema: { ${schema} }
      responses:
        200: { description: Done. }
`
  const load = (text: string) => parseDocument(text, 'it')
  const json = (text: string) => JSON.stringify(load(text))

  test.each<[string, string, string, Verdict]>([
    ['merged keys of YAML', yaml('type: string, maxLength: 5'), yaml('<<: *shared'), 'same'],
    ['merged keys of YAML that allow less', yaml('type: string'), yaml('<<: *shared'), 'breaks'],
    ['JSON', yaml('type: string'), json(yaml('type: string')), 'same'],
    ['a byte order mark', json(yaml('type: string')), `\ufeff${json(yaml('type: string'))}`, 'same'],
    ['a number beyond all', yaml('type: integer, maximum: 1e400'), yaml('type: integer, maximum: 1e401'), 'same'],
    ['a large number', yaml('maximum: 9223372036854775807'), yaml('maximum: 9223372036854775807.0'), 'same'],
  ])('%s', (_, from, to, verdict) => expect(verdictOn(load(from), load(to))).toBe(verdict))
})
