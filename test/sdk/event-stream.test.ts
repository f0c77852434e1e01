/** The parser of server-sent events, however the network cuts the stream into chunks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createStreamParser, type SentEvent } from '../../src/sdk/event-stream.ts'

function parse(text: string, cuts: number[] = []): SentEvent[] {
  const bytes = new TextEncoder().encode(text)
  const read = createStreamParser()
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return places.slice(1).flatMap((place, index) => read(bytes.subarray(places[index], place)))
}

test.each<[string, string, SentEvent[]]>([
  ['an event', 'id: a\nevent: x\ndata: {"ä":1}\n\n', [{ id: 'a', data: '{"ä":1}' }]],
  ['data of several lines', 'data: one\ndata:two\ndata\n\n', [{ id: undefined, data: 'one\ntwo\n' }]],
  ['a sign of life', ':\n\n', [{ id: undefined, data: undefined }]],
  [
    'a sign of life that moves the place',
    'id: a\n:\n\ndata: 1\n\n',
    [
      { id: 'a', data: undefined },
      { id: 'a', data: '1' },
    ],
  ],
  ['what was cut off', 'data: 1\n\nid: b\ndata: 2\n', [{ id: undefined, data: '1' }]],
  [
    'CR and CRLF',
    'id: a\r\ndata: 1\r\n\r\ndata: 2\r\rx',
    [
      { id: 'a', data: '1' },
      { id: 'a', data: '2' },
    ],
  ],
  ['a colon in the data', 'data: a: b\n\n', [{ id: undefined, data: 'a: b' }]],
])('%s', (_, text, expected) => {
  expect(parse(text)).toEqual(expected)
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 8 }), (cuts) => {
      expect(parse(text, cuts)).toEqual(expected)
    }),
  )
})
