/** A request that fails leaves no trace, be it by a reply that breaks the contract or by a failing write. */
import { afterEach, describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { assertContract, assertProblem, send } from '../support/cases.ts'
import { newPerson, signIn } from '../support/service.ts'
import { tablesOf, useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()
const unsafe = operationIds.filter((id) => contract[id].method !== 'get')
const pool = () => world().service.database.pool

/** All rows of all tables. */
async function everything(): Promise<unknown> {
  const tables = await tablesOf(world().service)
  return Promise.all(tables.map((table) => pool()(table).select().orderBy(1)))
}

describe.each(unsafe)('%s', (id) => {
  test('is rolled back when its response breaks the contract', async () => {
    const input = await validInput(id, world())
    const before = await everything()
    const refused = await send(id, await world().failing('contradicted'), input)
    assertContract(id, refused)
    assertProblem(refused, 'internal_error')
    expect(await everything()).toEqual(before)
  })
})

describe('a row that does not fit the contract', () => {
  afterEach(() => pool().raw('alter table todos alter column version set default 1'))

  test('is not stored, and the next one is', async () => {
    await pool().raw('alter table todos alter column version set default 0')
    const before = await everything()
    const create = () => world().ada.send('post', '/todos', { title: 'Buy milk' })
    assertProblem(await create(), 'internal_error')
    expect(await everything()).toEqual(before)
    await pool().raw('alter table todos alter column version set default 1')
    expect((await create()).status).toBe(201)
  })
})

describe('a transaction that cannot be committed', () => {
  const tables = ['refresh_tokens', 'sessions']
  afterEach(async () => {
    for (const table of tables) await pool().raw('drop trigger if exists fail on ??', [table])
  })
  /** Deferred: every statement succeeds, and then the commit fails. */
  const failOn = (event: string) =>
    pool().raw(`
      create or replace function fail() returns trigger language plpgsql as
        $$ begin raise exception 'secret words of the database' using errcode = 'XX001'; end $$;
      create constraint trigger fail after ${event} deferrable initially deferred for each row execute function fail();
    `)

  test('leaves no session, and its cause is not in the response', async () => {
    await failOn('insert on refresh_tokens')
    const before = await everything()
    const answer = await send('createToken', world().service, await validInput('createToken', world()))
    assertProblem(answer, 'internal_error')
    expect(answer.text).not.toContain('secret words')
    expect(await everything()).toEqual(before)
  })

  test('leaves the old password when the other sessions could not be ended', async () => {
    const person = await newPerson(world().service)
    await signIn(world().service.server, person)
    await failOn('delete on sessions')
    const before = await everything()
    const body = { current_password: person.password, new_password: 'a kettle of blue herons' }
    assertProblem(await person.send('put', '/users/me/password', body), 'internal_error')
    expect(await everything()).toEqual(before)
  })
})
