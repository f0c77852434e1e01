/**
 * The database server runs out of a resource: writes fail with Retry-After, reads succeed, and it recovers by itself.
 */
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { toProblem } from '../../src/service/to-problem.ts'
import { createRival, expectUnavailable, type Rival } from '../support/faults.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'

let service: TestService
let rival: Rival
let ada: Person

beforeAll(async () => {
  service = await startService()
  rival = createRival(service.database)
  ada = await newPerson(service)
})
afterAll(async () => {
  await rival.close()
  await service.close()
})

/** A small file system of its own; null where this process may make none. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'taskpact-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0755', 'none', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

const disk = mountSmallDisk()

describe.skipIf(disk === null)(`a full disk${disk ? '' : ' (skipped: only root may mount a small one)'}`, () => {
  const folder = join(disk ?? '', 'space')
  const space = `small_${process.pid}`

  beforeAll(async () => {
    const { rows } = await rival.pool.raw("select setting from pg_settings where name = 'data_directory'")
    const { uid, gid } = statSync(rows[0].setting)
    mkdirSync(folder)
    chownSync(folder, uid, gid)
    await rival.pool.raw(`create tablespace ${space} location '${folder}'`)
  })
  afterAll(async () => {
    await rival.pool.raw(`drop table if exists filler; alter table todos set tablespace pg_default`)
    await rival.pool.raw(`drop tablespace ${space}`)
    execFileSync('umount', [disk as string])
    rmSync(disk as string, { recursive: true })
  })

  test('writes are 503, reads go on, and writes work again when there is room', async () => {
    const { status, body: before } = await ada.send('post', '/todos', { title: 'Dig' })
    expect(status).toBe(201)
    await rival.pool.raw(`alter table todos set tablespace ${space}`)
    await rival.pool.raw(`create table filler (data text) tablespace ${space}`)
    await rival.pool.raw('alter table filler alter column data set storage plain')
    const fill = () => rival.pool.raw("insert into filler select repeat('x', 7000) from generate_series(1, 10)")
    for (let full = false; !full; )
      full = await fill().then(
        () => false,
        ({ code }) => code === '53100',
      )
    // The table's last page takes some more, so that only a long text is sure to need another one.
    const long = { title: 'Sow', description: 'x'.repeat(900) }
    const post = async () => {
      const began = performance.now()
      const answer = await ada.send('post', '/todos', long)
      return { answer, took: Math.round(performance.now() - began) }
    }
    let last = await post()
    for (let tries = 0; last.answer.status === 201 && tries < 100; tries++) last = await post()
    expectUnavailable(last.answer)
    expect(await ada.send('get', `/todos/${before.id}`)).toMatchObject({ status: 200, body: { title: 'Dig' } })
    await rival.pool.raw('drop table filler')
    const again = await post()
    expect(again.answer.status).toBe(201)
    console.log(`a full disk: 503 after ${last.took} ms; with room again: 201 after ${again.took} ms, on the first try`)
  })
})

test('too many connections for the server: 503', async () => {
  const role = `crowd_${process.pid}`
  await rival.pool.raw(`create role ${role} login connection limit 0`)
  const pool = createPool({
    connection: { ...service.database.connection, user: role },
    max: 1,
    applicationName: 'crowd',
  })
  const error = await pool.raw('select 1').catch((cause) => cause)
  expect(error).toMatchObject({ code: '53300' })
  expect(toProblem(error)).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } })
  await pool.destroy()
  await rival.pool.raw(`drop role ${role}`)
})

test.each([
  ["a statement's time that the server limits", "set statement_timeout = '50ms'", 'select pg_sleep(5)', '57014'],
  ['its waiting for a lock', "set lock_timeout = '50ms'", 'select * from todos', '55P03'],
])('%s: 503', async (_, set, statement, code) => {
  const pool = createPool({ connection: service.database.connection, max: 1, applicationName: 'limited' })
  await pool.raw(set)
  const error = await rival.whileLocked('todos', () => pool.raw(statement).catch((cause) => cause))
  expect(error).toMatchObject({ code })
  expect(toProblem(error)).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } })
  await pool.destroy()
})
