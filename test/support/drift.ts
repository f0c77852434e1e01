/** Compares what the contract says of stored objects with the columns that keep them, and names each difference. */

import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import type { JsonObject, Schema } from '../../src/kernel/index.ts'
import {
  acceptedLengths,
  acceptedValues,
  type Column,
  defaultValue,
  numbersOfChecks,
  readColumns,
  textsOfChecks,
} from './columns.ts'
import { type Member, readMembers, schemasOf } from './members.ts'

/** Where the objects of a schema are kept. */
export interface Placement {
  /** A schema's name, or the way to an object within: `Preferences.mail`. */
  schema: string
  table: string
  /** Members that are not in the table's column of their name, and their `table.column`. */
  columns?: Record<string, string>
  /** Further schemas of input, besides those of the same name with `Create` or `Update`. */
  inputs?: string[]
}

/** A member, and the column that keeps it. */
interface Pair {
  db: Knex
  member: Member
  column: Column
  /** Whether responses have it: then the database may accept no more than the contract. Input may allow less. */
  answered: boolean
}

/**
 * Every difference between the contract and the database, as `Todo.title: maxLength 200 in the contract, 100 in the
 * database`. The database must take all that the contract lets in, and no more than an answer may have: what the type
 * of a column does not say, a check has to. Patterns are not compared; of arrays only the type of the elements is. A
 * member that several schemas have in common is compared once.
 */
export async function findDrift(document: JsonObject, db: Knex, placements: Placement[]): Promise<string[]> {
  const columns = await readColumns(db)
  const compared = new Set<string>()
  const differences: string[] = []
  for (const placement of placements) {
    const answered = readMembers(document, placement.schema)
    if (!answered) differences.push(`${placement.schema}: placed, and not in the contract`)
    for (const [name, place] of Object.entries(placement.columns ?? {}))
      if (!answered?.has(name) || place === `${placement.table}.${name}`)
        differences.push(`${placement.schema}.${name}: no need to say that it is in ${place}`)

    for (const schema of [placement.schema, ...inputsOf(placement)]) {
      for (const [name, member] of readMembers(document, schema) ?? []) {
        const place = placement.columns?.[name] ?? `${placement.table}.${name}`
        const column = columns.get(place)
        if (!column) {
          if (compared.has(place)) continue
          compared.add(place)
          differences.push(`${schema}.${name}: in the contract, no column ${place} in the database`)
          continue
        }
        const pair = { db, member, column, answered: schema === placement.schema }
        const { required, default: _, pattern, ...values } = member
        const key = JSON.stringify([place, values])
        const found = compared.has(key) ? [] : await compareValues(pair)
        if (pair.answered) compared.add(key)
        if ('default' in member) found.push(...(await compareDefaults(pair)))
        else if (/Create\b/.test(schema) && !required && !member.nullable && mustBeSaid(column))
          found.push('optional without a default in the contract, not null without a default in the database')
        differences.push(...found.map((difference) => `${schema}.${name}: ${difference}`))
      }
    }
  }
  return differences
}

function mustBeSaid(column: Column): boolean {
  return !column.nullable && column.default === null
}

/** `PreferencesCreate.mail` and `PreferencesUpdate.mail` of `Preferences.mail`. */
function inputsOf({ schema, inputs = [] }: Placement): string[] {
  return [...['Create', 'Update'].map((suffix) => schema.replace(/^\w+/, `$&${suffix}`)), ...inputs]
}

const integerBounds: Record<string, [minimum: number, maximum: number]> = {
  smallint: [-(2 ** 15), 2 ** 15 - 1],
  integer: [-(2 ** 31), 2 ** 31 - 1],
  // Integers that a JSON number holds exactly.
  bigint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}

async function compareValues(pair: Pair): Promise<string[]> {
  const { member, column, answered } = pair
  const type = member.types.join(' or ')
  const isInteger = type === 'integer' && column.type in integerBounds
  if (!isInteger && type !== column.type) return [versus(type, column.type)]

  const found: string[] = []
  if (member.nullable && !column.nullable) found.push('nullable in the contract, not null in the database')
  if (!member.nullable && column.nullable && answered)
    found.push('never null in the contract, nullable in the database')
  if (isInteger) found.push(...(await compareBounds(pair)))
  else if (type === 'text') found.push(...(await (member.values ? compareEnums(pair) : compareLengths(pair))))
  else
    for (const check of column.checks)
      found.push(`nothing in the contract that is compared with the database's check ${check}`)
  return found
}

async function compareBounds({ db, member, column, answered }: Pair): Promise<string[]> {
  const [least, most] = integerBounds[column.type] as [number, number]
  // A bound is next to a number that is mentioned: in the check, in the contract, or by the type itself.
  const tried = [least, most, 0, member.minimum, member.maximum, ...numbersOfChecks(column)]
    .flatMap((bound) => [bound - 1, bound, bound + 1])
    .filter((value) => value >= least && value <= most)
  const accepted = (await acceptedValues(db, column, tried.map(String))).map(Number)
  const [minimum, maximum] = [Math.min(...accepted), Math.max(...accepted)]
  const found: string[] = []
  if (minimum > member.minimum || (answered && minimum < member.minimum))
    found.push(versus(bound('minimum', member.minimum), column.checks.length > 0 ? number(minimum) : column.type))
  if (maximum < member.maximum || (answered && maximum > member.maximum))
    found.push(versus(bound('maximum', member.maximum), column.checks.length > 0 ? number(maximum) : column.type))
  return found
}

async function compareEnums({ db, member, column, answered }: Pair): Promise<string[]> {
  const values = member.values ?? []
  const accepted = await acceptedValues(db, column, [
    ...new Set([...values, ...textsOfChecks(column), 'anything else']),
  ])
  const missing = values.filter((value) => !accepted.includes(value))
  const found = missing.map((value) => versus(`"${value}"`, 'refused'))
  if (!answered) return found
  if (accepted.includes('anything else')) return [...found, versus('an enum', 'no check of it')]
  const extra = accepted.filter((value) => !values.includes(value))
  return [...found, ...extra.map((value) => `not "${value}" in the contract, taken in the database`)]
}

/** Of several bytes and UTF-16 units, so that only characters are counted; else what the contract's pattern lets in. */
const fillers = ['😀', 'x', '0']

async function compareLengths({ db, member, column, answered }: Pair): Promise<string[]> {
  const { minLength, maxLength, pattern } = member
  const sample = Number.isFinite(maxLength) ? maxLength : 1000
  // A pattern that none of them fits, as an address's, is no matter of lengths.
  const filler = fillers.find((text) => !pattern || new RegExp(pattern, 'u').test(text.repeat(sample))) ?? 'x'
  const mentioned = [sample, ...numbersOfChecks(column).filter((count) => count <= 10 * sample)]
  const longest = 2 * Math.max(...mentioned)
  const accepted = await acceptedLengths(db, column, filler, lengthsAround(mentioned, longest))
  if (!accepted) return ['texts in the contract, none that was tried is taken in the database']
  const { least } = accepted
  const most = accepted.most === longest ? Infinity : accepted.most
  const found: string[] = []
  if (least > minLength || (answered && least < minLength))
    found.push(versus(bound('minLength', minLength), least === 0 ? 'none' : String(least)))
  if (most < maxLength || (answered && most > maxLength))
    found.push(versus(bound('maxLength', maxLength), number(most)))
  return found
}

/** Every short length. Of long ones, which take long to try, those next to a number that is mentioned, and the longest. */
function lengthsAround(mentioned: number[], longest: number): number[] {
  const short = Array.from({ length: Math.min(longest, 1000) }, (_, length) => length)
  const long = mentioned
    .flatMap((length) => [length - 1, length, length + 1])
    .filter((length) => length >= short.length)
  return [...short, ...long, longest]
}

async function compareDefaults({ db, member, column }: Pair): Promise<string[]> {
  if (column.default === null) return []
  const value = await defaultValue(db, column)
  if (isDeepStrictEqual(value, member.default)) return []
  return [versus(`default ${JSON.stringify(member.default)}`, JSON.stringify(value))]
}

function versus(contract: string, database: string): string {
  return `${contract} in the contract, ${database} in the database`
}

function bound(keyword: string, value: number): string {
  return Number.isFinite(value) ? `${keyword} ${value}` : `no ${keyword}`
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : 'none'
}

/**
 * Schemas of objects with an `id` that are neither placed nor known not to be stored, and names of the latter that are
 * not needed. The variants of a schema that is placed are placed with it.
 */
export function findUnplaced(document: JsonObject, placements: Placement[], notStored: string[]): string[] {
  const schemas = schemasOf(document)
  const placed = placements.flatMap(({ schema }) => [schema, ...variantNames(schemas[schema])])
  const open = Object.entries(schemas)
    .filter(([name, { properties }]) => 'id' in ((properties ?? {}) as object) && !placed.includes(name))
    .map(([name]) => name)
  return [
    ...open.filter((name) => !notStored.includes(name)).map((name) => `${name}: has an id, and no place in a table`),
    ...notStored.filter((name) => !open.includes(name)).map((name) => `${name}: no need to say that it is not stored`),
  ]
}

function variantNames(schema: Schema | undefined): string[] {
  return ((schema?.oneOf ?? []) as { $ref?: string }[]).map(({ $ref = '' }) => $ref.slice($ref.lastIndexOf('/') + 1))
}
