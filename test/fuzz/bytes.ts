/** Requests that are wrong before they have values: bytes that are no JSON, media types, encodings, methods. */
import { violations } from '../support/answers.ts'
import { type FuzzedOperation, isValid, operations } from './contract.ts'
import { exchange } from './exchange.ts'
import { type Draft, toWire, type Wire } from './request.ts'
import { finding, type Rule } from './rules.ts'

interface Spoilt {
  what: string
  wire: Wire
  expected: number[]
}

/** Any bytes that are not a valid request are refused as the contract declares. `noise` is arbitrary bytes. */
export const bytesAreRefused =
  (noise: Uint8Array): Rule =>
  async (world, draft) => {
    const { operation } = draft
    const caller = await world.callerOf(operation)
    const request = await world.settle(draft)
    const wire = toWire(request)
    const spoilt = [
      ...spoiltTargets(wire, operation),
      ...(wire.payload ? spoiltBodies(wire, draft, Buffer.from(noise)) : []),
    ]
    for (const { what, wire: asked, expected } of spoilt) {
      const answer = await world.send(operation, asked, caller ? `Bearer ${caller.token}` : undefined)
      const [wrong] = violations(operation.id, answer)
      if (!expected.includes(answer.status) || wrong)
        throw finding(`${what} is not refused by the contract (${wrong ?? expected})`, asked, answer, caller !== null)
    }
  }

function spoiltTargets(wire: Wire, operation: FuzzedOperation): Spoilt[] {
  const { target } = wire
  const more = target.includes('?') ? '&' : '?'
  const queries = operation.ignoresUnknownQuery
    ? []
    : ['unknown=1', '%ff', 'a=%ED%A0%80', '%00=1', '__proto__=1', 'a[b]=1']
  const [pathname = '', query] = target.split('?')
  const inPath = pathname.replace(/[^/]*$/, '%ff') + (query === undefined ? '' : `?${query}`)
  return [
    ...queries.map((text) => ({
      what: `the query ${text}`,
      wire: { ...wire, target: target + more + text },
      expected: [422],
    })),
    ...(operation.path.endsWith('}')
      ? [{ what: 'a path that is no UTF-8', wire: { ...wire, target: inPath }, expected: [400] }]
      : []),
  ]
}

// biome-ignore format: one a line would be a page of them
const jsons = [
  '{', '[1,', '{"a":1}}', 'nul', 'NaN', "{'a':1}", '{"a":1,}', '"\t"', '[]', 'null', '"text"', '1', 'true',
  '"\\ud800"', '{"\\udc00":1}', '['.repeat(10_000), '{"a":'.repeat(300), '{"a":1e400}', '{"a":"\\u0000"}',
  '{"constructor":{"prototype":{"a":1}}}',
]

const forms = ['%ff', 'a=%', '%ED%A0%80=1', '&&&', 'a=1&a=2', '=', '__proto__=1']

function spoiltBodies(wire: Wire, { operation, mediaType }: Draft, noise: Buffer): Spoilt[] {
  const isForm = mediaType?.includes('form') === true
  const schema = operation.content[mediaType ?? ''] ?? {}
  const withBody = (payload: Buffer, expected: number[] = [400, 422]) => ({
    what: `the body ${JSON.stringify(payload.toString().slice(0, 40))}`,
    wire: { ...wire, payload },
    expected,
  })
  const withType = (type: string | undefined, more: Record<string, string> = {}) => {
    const { 'Content-Type': _, ...headers } = wire.headers
    const typed = { ...headers, ...(type !== undefined && { 'Content-Type': type }), ...more }
    return {
      what: `the media type ${type} ${JSON.stringify(more)}`,
      wire: { ...wire, headers: typed },
      expected: [415],
    }
  }
  const text = wire.payload?.toString() ?? ''
  const halfPair = text.replace(/:"/, ':"\\ud83d')
  return [
    ...(isForm ? forms : jsons)
      .filter((body) => isForm || !fits(schema, body))
      .map((body) => withBody(Buffer.from(body))),
    ...(isForm || fits(schema, noise.toString('latin1')) || fits(schema, noise.toString()) ? [] : [withBody(noise)]),
    ...(isForm || halfPair === text ? [] : [withBody(Buffer.from(halfPair), [400])]),
    ...(isForm ? [] : [withBody(Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe])]), [400])]),
    withBody(Buffer.alloc(0), [422]),
    withBody(Buffer.alloc(operation.maxBody + 1, ' '), [413]),
    withType(undefined),
    withType('text/plain'),
    withType('application/jsonx'),
    withType('multipart/form-data; boundary=x'),
    withType(`${mediaType}; charset=utf-16`),
    withType(mediaType ?? '', { 'Content-Encoding': 'gzip' }),
  ]
}

function fits(schema: object, text: string): boolean {
  try {
    return isValid(schema, JSON.parse(text))
  } catch {
    return false
  }
}

const problemSchema = { $ref: '#/components/schemas/Problem' }

/** Every method that a path does not declare is 405, before authentication, with what it declares in `Allow`. */
export async function undeclaredMethods(url: string, path: string): Promise<void> {
  const declared = operations.filter((operation) => operation.path === path).map(({ method }) => method)
  const answered = [...declared, ...(declared.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort()
  const candidates = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY', 'PROPFIND', 'LOCK', 'M-SEARCH']
  const target = path.replaceAll(/\{[^}]+\}/g, '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11')
  for (const method of candidates.filter((candidate) => !answered.includes(candidate))) {
    const wire: Wire = { method, target, headers: {}, payload: null }
    const answer = await exchange(url, wire)
    const allow = answer.headers.allow?.split(', ').sort().join()
    const problem = method === 'HEAD' || answer.text === '' ? null : JSON.parse(answer.text)
    const complaint =
      answer.status !== 405
        ? 'is not 405'
        : allow !== answered.join()
          ? `allows ${allow}, declared are ${answered}`
          : problem !== null && !isValid(problemSchema, problem)
            ? 'is no problem'
            : null
    if (complaint) throw finding(`${method} ${complaint}`, wire, answer, false)
  }
}
