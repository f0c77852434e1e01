/** A PATCH is a merge patch (RFC 7396): for any object and any patch, what was not sent did not change, and null clears. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person
/** Projects that todos are moved between. */
let projects: string[]

beforeAll(async () => {
  ada = await newPerson(service())
  const made = await Promise.all(['Garden', 'House'].map((name) => ada.send('post', '/projects', { name })))
  projects = made.map(({ body }) => body.id)
})

type Members = Record<string, unknown>

/** A text as it is written, and as it is read: white space around a name is removed. */
const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((value) => !value.includes('\0'))
/** In one line, with a character that can be seen. */
const name = text(40).filter((value) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(value) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const instant = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => `${date.toISOString().slice(0, 19)}Z`)

interface Kind {
  path: string
  /** Random members; those that can be cleared may be null. */
  members: Record<string, () => fc.Arbitrary<unknown>>
  /** Must be sent to make one. */
  required: string[]
  /** Cannot be sent to make one. */
  later: string[]
  /** Follows from a change. */
  derived: string[]
}

const kinds: Record<string, Kind> = {
  todo: {
    path: '/todos',
    members: {
      title: () => name,
      description: () => orNull(text(80)),
      completed: () => fc.boolean(),
      priority: () => fc.integer({ min: 1, max: 5 }),
      due_at: () => orNull(instant),
      start_on: () => orNull(instant.map((text) => text.slice(0, 10))),
      project_id: () => orNull(fc.constantFrom(...projects)),
      assignee_ids: () => fc.constantFrom([], [ada.id]),
    },
    required: ['title'],
    later: [],
    derived: ['completed_at', 'due_on', 'time_zone', 'position', 'version', 'updated_at'],
  },
  project: {
    path: '/projects',
    members: {
      name: () => name,
      description: () => orNull(text(80)),
      color: () => orNull(fc.constantFrom('#000000', '#3b82f6')),
      icon: () => orNull(fc.constantFrom('🌱', 'leaf')),
      is_favourite: () => fc.boolean(),
      is_muted: () => fc.boolean(),
      default_view: () => fc.constantFrom('list', 'board', 'calendar'),
      parent_id: () => orNull(fc.constantFrom(...projects)),
      status: () => fc.constantFrom('active', 'archived'),
    },
    required: ['name'],
    later: ['status', 'is_favourite', 'is_muted'],
    derived: ['version', 'updated_at'],
  },
}

const arbitraries = ({ members }: Kind, names = Object.keys(members)) =>
  Object.fromEntries(names.map((member) => [member, (members[member] as () => fc.Arbitrary<unknown>)()]))
/** As it is read again. */
const stored = (given: Members) =>
  Object.fromEntries(
    Object.entries(given).map(([member, value]) => [
      member,
      ['title', 'name'].includes(member) ? String(value).trim() : value,
    ]),
  )
const without = (object: Members, names: string[]) =>
  Object.fromEntries(Object.entries(object).filter(([member]) => !names.includes(member)))

describe.each(Object.entries(kinds))('a %s', (_, kind) => {
  const { path, members, required, later, derived } = kind
  const objects = () =>
    fc.record(
      arbitraries(
        kind,
        Object.keys(members).filter((member) => !later.includes(member)),
      ),
      {
        requiredKeys: required,
      },
    )
  const patches = () => fc.record(arbitraries(kind), { requiredKeys: [] })
  const make = async (object: Members) => {
    const made = await ada.send('post', path, object)
    expect([made.status, made.text]).toEqual([201, expect.any(String)])
    return { url: `${path}/${made.body.id}`, before: made.body as Members }
  }

  test('has after any patches the values of these, and otherwise its own', async () => {
    const run = async (object: Members, several: Members[]) => {
      const { url, before } = await make(object)
      expect(before).toMatchObject(stored(object))
      let expected = without(before, derived)
      for (const patch of several) {
        const answer = await ada.send('patch', url, patch)
        expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
        expected = { ...expected, ...stored(patch) }
        expect(without(answer.body, derived)).toEqual(expected)
        const { body } = await ada.send('get', url)
        expect(body).toEqual(answer.body)
      }
    }
    const property = fc.asyncProperty(objects(), fc.array(patches(), { minLength: 1, maxLength: 4 }), run)
    await fc.assert(property, { numRuns: 40 })
  })

  test('is unchanged by an empty patch, with its derived members', async () => {
    const run = async (object: Members) => {
      const { url, before } = await make(object)
      expect((await ada.send('patch', url, {})).body).toEqual(before)
    }
    await fc.assert(fc.asyncProperty(objects(), run), { numRuns: 10 })
  })

  test('rejects the whole of a patch with an unknown member', async () => {
    const { url, before } = await make(Object.fromEntries(required.map((member) => [member, 'Known'])))
    const unknown = fc
      .oneof(fc.constantFrom('id', 'user_id', 'owner_id', 'version', 'created_at', '__proto__', 'toString'), text(20))
      .filter((member) => !Object.hasOwn(members, member))
    const run = async (patch: Members, member: string, value: unknown) => {
      // Written by hand: `__proto__` as a member of an object literal would be none.
      const text = JSON.stringify({ ...patch, other: value }).replace('"other"', () => JSON.stringify(member))
      const answer = await ada.send('patch', url).type('json').send(text)
      assertProblem(answer, 'validation_failed')
      expect((await ada.send('get', url)).body).toEqual(before)
    }
    const value = fc.jsonValue({ maxDepth: 1 })
    await fc.assert(fc.asyncProperty(patches(), unknown, value, run), { numRuns: 40 })
  })
})

describe('preferences', () => {
  const kinds = [
    'project_created',
    'project_invited',
    'todo_assigned',
    'todo_due_soon',
    'todo_completed',
    'webhook_disabled',
  ]
  const mail = () => fc.record(Object.fromEntries(kinds.map((kind) => [kind, fc.boolean()])), { requiredKeys: [] })

  test('have after any patches the values of these, and otherwise their own, at any depth', async () => {
    const run = async (patches: ({ mail?: Members } & Members)[]) => {
      const person = await newPerson(service())
      let expected = (await person.send('get', '/users/me/preferences')).body
      for (const patch of patches) {
        expected = { ...expected, ...patch, mail: { ...expected.mail, ...patch.mail } }
        expect((await person.send('patch', '/users/me/preferences', patch)).body).toEqual(expected)
      }
      expect((await person.send('get', '/users/me/preferences')).body).toEqual(expected)
    }
    const members = {
      mail: mail(),
      time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
      week_start: fc.constantFrom('monday', 'sunday', 'saturday'),
      locale: fc.constantFrom('en', 'de-AT', 'zh-Hant-TW'),
    }
    const patches = fc.array(fc.record(members, { requiredKeys: [] }), { minLength: 1, maxLength: 6 })
    await fc.assert(fc.asyncProperty(patches, run), { numRuns: 15 })
  })
})
