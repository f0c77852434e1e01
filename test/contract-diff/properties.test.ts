// Properties on the real contract: no change is found where there is none, and every change is found.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diff } from '../../scripts/contract-diff/diff.ts'
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { parseDocument } from '../../scripts/contract-diff/load-document.ts'
import { mutationsOf } from './mutations.ts'

const text = JSON.stringify(parseDocument(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'), 'it'))
const load = () => JSON.parse(text) as JsonObject
const contract = load()

test('a contract does not differ from itself', () => {
  expect(diff(contract, load())).toEqual([])
})

/** Lists whose order means nothing. Examples and defaults are values: their lists are left alone. */
const sets = ['required', 'enum', 'type', 'tags', 'parameters', 'security', 'oneOf', 'anyOf', 'allOf', 'servers']
const values = ['example', 'examples', 'default', 'const']

function shuffled(node: unknown, random: () => number, name = '', literal = false): unknown {
  const mix = <T>(list: T[]) =>
    list
      .map((item) => ({ item, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item)
  if (Array.isArray(node)) {
    const list = node.map((item) => shuffled(item, random, '', literal))
    return sets.includes(name) && !literal ? mix(list) : list
  }
  if (node === null || typeof node !== 'object') return node
  return Object.fromEntries(
    mix(Object.entries(node)).map(([key, value]) => [
      key,
      shuffled(value, random, key, literal || values.includes(key)),
    ]),
  )
}

test('the order of members, and of lists that are sets, is no change', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
      const head = shuffled(contract, () => stream.next().value as number) as JsonObject
      expect(diff(contract, head)).toEqual([])
    }),
    { numRuns: 10 },
  )
})

test('a component that is called otherwise is no change', () => {
  // A mapping refers to components as well.
  let renamed = JSON.stringify(contract).replaceAll(/"#\/components\/(\w+)\/([^"/]+)"/g, '"#/components/$1/Other$2"')
  const document = JSON.parse(renamed) as { components: Record<string, JsonObject> }
  for (const [kind, components] of Object.entries(document.components))
    document.components[kind] = Object.fromEntries(
      Object.entries(components).map(([name, value]) => [`Other${name}`, value]),
    )
  renamed = JSON.stringify(document)
  // A requirement names its scheme as a member.
  for (const name of Object.keys(
    (load() as { components: Record<string, JsonObject> }).components.securitySchemes ?? {},
  ))
    renamed = renamed.replaceAll(`"${name}":[`, `"Other${name}":[`)
  expect(renamed).toContain('"OtherbearerAuth":[')
  expect(diff(contract, JSON.parse(renamed) as JsonObject)).toEqual([])
})

test('a reference that is written out is no change', () => {
  const head = load() as { paths: Record<string, JsonObject>; components: Record<string, JsonObject> }
  const inline = (node: unknown, depth: number): unknown => {
    if (Array.isArray(node)) return node.map((item) => inline(item, depth))
    if (node === null || typeof node !== 'object') return node
    const { $ref, ...siblings } = node as { $ref?: string }
    if ($ref === undefined || depth === 0 || Object.keys(siblings).length > 0)
      return Object.fromEntries(
        Object.entries(node).map(([key, value]) => [key, key === 'discriminator' ? value : inline(value, depth)]),
      )
    const [, , kind = '', name = ''] = $ref.split('/')
    return inline(head.components[kind]?.[name], depth - 1)
  }
  const schemas = head.components.schemas as Record<string, JsonObject>
  // Its mapping names components, which then are not its variants any more.
  delete schemas.TokenRequest?.discriminator
  const document = { ...head, paths: inline(head.paths, 3) } as JsonObject
  expect(diff({ ...head } as JsonObject, document)).toEqual([])
})

const mutations = mutationsOf(contract)

test('there is much to change', () => {
  expect(mutations.length).toBeGreaterThan(2000)
  expect(new Set(mutations.map(({ name }) => name)).size).toBeGreaterThan(25)
})

test('no change goes unseen, and each is judged as expected', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...mutations), ({ name, pointer, apply, expected }) => {
      const head = load()
      apply(head)
      const forth = diff(contract, head)
      const found = forth.map((change) => change.class)
      expect(found.length, `${name} at ${pointer} is not seen`).toBeGreaterThan(0)
      if (expected) expect(found, `${name} at ${pointer}`).toContain(expected)
      // A change in one direction is a change in the other direction too.
      expect(diff(head, contract).length, `${name} at ${pointer}, taken back`).toBeGreaterThan(0)
    }),
    { numRuns: 100 },
  )
})
