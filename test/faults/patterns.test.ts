/** Every pattern of the contract against texts that make a careless one take for ever. It must take linear time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

/** As long as a body may be. */
const length = 100_000
/** Milliseconds for all texts of one pattern: a linear one takes 1, a quadratic one 10,000, one with nested quantifiers more than a life. */
const limit = 3_000

function patternsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (typeof node !== 'object' || node === null) return found
  for (const [name, value] of Object.entries(node)) {
    if (name === 'pattern' && typeof value === 'string') found.add(value)
    else patternsOf(value, found)
  }
  return found
}

const document = parse(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'))
const patterns = [...patternsOf(document)]

/** Repeats of what a pattern may take, each with an end that it cannot take, so that it tries every way to get there. */
function attacks(pattern: string): string[] {
  const literals = [...new Set(pattern.replace(/\\[a-zA-Z]|[\\^$.*+?()[\]{}|]/g, ''))]
  const units = [
    ...new Set([
      ...literals,
      'a',
      'A',
      '0',
      '-',
      '_',
      '.',
      ' ',
      '\t',
      '\n',
      '/',
      ':',
      '@',
      'a.',
      'a-',
      '0a',
      'a0',
      'aA',
      ' a',
      'é',
      '\u{1F600}',
    ]),
  ]
  return units.flatMap((unit) => {
    const text = unit.repeat(length / unit.length)
    return ['\0', '!', '\n'].map((end) => text + end)
  })
}

/** Milliseconds that a pattern takes for all texts; null when it was still busy at the limit. */
function timeOf(pattern: string, texts: string[]): Promise<number | null> {
  const code = `
    const { workerData: { pattern, texts }, parentPort } = require('node:worker_threads')
    const regex = new RegExp(pattern, 'u')
    const begun = performance.now()
    for (const text of texts) regex.test(text)
    parentPort.postMessage(performance.now() - begun)`
  const worker = new Worker(code, { eval: true, workerData: { pattern, texts } })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve(null), limit)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => clearTimeout(late))
  }).finally(() => worker.terminate()) as Promise<number | null>
}

test('the patterns were found', () => {
  expect(patterns.length).toBeGreaterThan(5)
})

test.each(patterns)('%s', async (pattern) => {
  expect(await timeOf(pattern, attacks(pattern))).not.toBeNull()
})

test.each(['^(a+)+$', 'a*a*b$', '\\s+$'])('the test finds one that is not linear: %s', async (pattern) => {
  expect(await timeOf(pattern, attacks(pattern))).toBeNull()
})
