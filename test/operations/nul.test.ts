/**
 * U+0000, which Postgres cannot store in text: wherever a caller can put a string it is refused or never reaches the
 * database, and nothing ever fails of it.
 */
import { describe, expect, test } from 'vitest'
import { at, operationOf } from '../support/answers.ts'
import { assertContract, assertProblem, type Input, type OperationId, send } from '../support/cases.ts'
import { useWorld, type World } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()

/** Members that are hashed or not used. Where one is an existing password, it is then a wrong one. */
const neverStored = [
  'password',
  'current_password',
  'new_password',
  'refresh_token',
  'mfa_token',
  'device_token',
  'link_token',
  'passkey',
  'token',
  'invitation',
  'token_type_hint',
  'scope',
  'client_id',
  'client_secret',
]

interface Place {
  id: OperationId
  name: string
  input: (world: World) => Promise<Input>
}

function parameters(id: OperationId): Place[] {
  const places = operationOf(id).parameters.filter(
    ({ schema, in: where }) => isText(schema) && (where === 'path' || where === 'query'),
  )
  return places.map(({ name, in: where }) => ({
    id,
    name: `${where} ${name}`,
    input: async (world) => {
      const input = await validInput(id, world)
      return where === 'path'
        ? { ...input, path: { ...input.path, [name]: '%00' } }
        : { ...input, query: { ...input.query, [name]: 'a\0b' } }
    },
  }))
}

function members(id: OperationId): Place[] {
  const schemas = Object.values(operationOf(id).requestBody?.content ?? {}).flatMap(({ schema }) => variants(schema))
  const names = schemas.flatMap(({ properties }) => Object.keys(properties).filter((name) => isText(properties[name])))
  return [...new Set(names)].map((name) => ({
    id,
    name: `body ${name}`,
    input: async (world) => {
      const input = await validInput(id, world)
      const body = name === 'refresh_token' ? { grant_type: 'refresh_token' } : input.body
      return { ...input, body: { ...(body as object), [name]: 'tin\0whistle' } }
    },
  }))
}

type Schema = { $ref?: string; oneOf?: Schema[]; anyOf?: Schema[]; type?: unknown; properties: Record<string, Schema> }

const resolved = (schema: Schema | undefined): Schema =>
  schema?.$ref ? resolved(at(schema.$ref.slice(1)).node) : (schema as Schema)
const variants = (schema: Schema): Schema[] => resolved(schema).oneOf?.map(resolved) ?? [resolved(schema)]
function isText(schema: Schema | undefined): boolean {
  const { type, anyOf } = resolved(schema)
  return [type].flat().includes('string') || (anyOf?.some(isText) ?? false)
}

const places = operationIds.flatMap((id): Place[] => [...parameters(id), ...members(id)])

test('the contract has texts that could hold a NUL', () => {
  expect(places.length).toBeGreaterThan(20)
})

describe.each(places)('$id, $name', ({ id, name, input }) => {
  const stored = !neverStored.includes(name.slice('body '.length))

  test(stored ? 'is refused' : 'does not fail', async () => {
    const answer = await send(id, world().service, await input(world()))
    assertContract(id, answer)
    if (stored) assertProblem(answer, 'validation_failed')
    else expect([200, 201, 202, 204, 401, 403, 409]).toContain(answer.status)
  })
})
