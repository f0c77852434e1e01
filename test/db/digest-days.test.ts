/** The days of digests, with a clock of the database that the tests set: each day has one, at its hour. */
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { claimDigests, findDueDigests } from '../../src/features/digest/queries.ts'
import { updatePreferences } from '../../src/features/users/preferences.ts'
import { dayOf, daysLater, timeOf } from '../../src/language/zones.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService()

interface Clock {
  db: Knex
  userId: string
  /** Looks for digests that are due at each half hour. Returns when one was, on the reader's clock. */
  runUntil(instant: string): Promise<string[]>
  /** The clock at which nothing looks. */
  jumpTo(instant: string): Promise<void>
  choose(preferences: { time_zone?: string; digest_hour?: number | null }): Promise<void>
}

class RolledBack extends Error {}

/** Runs `work` at an instant of the database's clock: `now()` is a function of the transaction, which is rolled back. */
async function at(instant: string, time_zone: string, work: (clock: Clock) => Promise<void>): Promise<void> {
  const { id: userId } = await newPerson(service())
  let zone = time_zone
  let time = Date.parse(instant)
  await service()
    .database.pool.transaction(async (db) => {
      await db.raw(`create schema clock; create table clock.present (time timestamptz);
        create function clock.now() returns timestamptz language sql stable as 'select time from clock.present';
        insert into clock.present values (now()); set local search_path = clock, public, pg_catalog`)
      const set = async () => {
        await db('clock.present').update({ time: new Date(time) })
      }
      const clock: Clock = {
        db,
        userId,
        async runUntil(end) {
          const sent: string[] = []
          for (; time < Date.parse(end); time += 1_800_000) {
            await set()
            for (const due of await claimDigests(db, await findDueDigests(db, 10, []))) {
              const now = new Date(time).toISOString()
              expect(Date.parse(due.ends_at)).toBeGreaterThan(time)
              sent.push(`${dayOf(now, zone)} ${timeOf(now, zone).slice(0, 5)}`)
            }
          }
          return sent
        },
        async jumpTo(next) {
          time = Date.parse(next)
          await set()
        },
        async choose(preferences) {
          zone = preferences.time_zone ?? zone
          await updatePreferences(db, userId, preferences)
        },
      }
      await set()
      await clock.choose({ time_zone })
      await work(clock)
      throw new RolledBack()
    })
    .catch((error) => {
      if (!(error instanceof RolledBack)) throw error
    })
}

test.each([
  ['that is skipped', 'Europe/Berlin', 2, '2026-03-28', ['02:00', '03:00', '02:00']],
  ['that is repeated', 'Europe/Berlin', 2, '2026-10-24', ['02:00', '02:00', '02:00']],
  ['that is repeated', 'America/New_York', 1, '2026-10-31', ['01:00', '01:00', '01:00']],
  ['at midnight that is skipped', 'America/Santiago', 0, '2026-09-05', ['00:00', '01:00', '00:00']],
  ['that ends the day and is skipped', 'America/Nuuk', 23, '2026-03-27', ['23:00', '+ 00:00', '23:00']],
  ['of an ordinary day', 'Pacific/Kiritimati', 23, '2026-06-01', ['23:00', '23:00', '23:00']],
])('an hour %s has one digest a day: %s at %i', async (_, zone, digest_hour, day, times) => {
  await at(`${daysLater(day, -2)}T12:00:00Z`, zone, async ({ choose, runUntil }) => {
    await choose({ digest_hour })
    const sent = await runUntil(`${daysLater(day, 6)}T12:00:00Z`)
    const expected = times.map((time, index) =>
      time.startsWith('+') ? `${daysLater(day, index + 1)} ${time.slice(2)}` : `${daysLater(day, index)} ${time}`,
    )
    const first = sent.indexOf(expected[0] as string)
    expect(sent.slice(first, first + 3)).toEqual(expected)
    // Of the days around, too.
    expect(sent.length).toBeGreaterThanOrEqual(7)
  })
})

test('one that was missed comes late on its day, and not for days before', async () => {
  await at('2026-06-01T06:00:00Z', 'UTC', async ({ choose, runUntil, jumpTo }) => {
    await choose({ digest_hour: 9 })
    expect(await runUntil('2026-06-01T08:00:00Z')).toEqual([])
    await jumpTo('2026-06-01T15:10:00Z')
    expect(await runUntil('2026-06-01T20:00:00Z')).toEqual(['2026-06-01 15:10'])
    await jumpTo('2026-06-04T07:00:00Z')
    expect(await runUntil('2026-06-04T20:00:00Z')).toEqual(['2026-06-04 09:00'])
    await jumpTo('2026-06-08T11:00:00Z')
    expect(await runUntil('2026-06-10T00:00:00Z')).toEqual(['2026-06-08 11:00', '2026-06-09 09:00'])
  })
})

test('another hour or zone keeps one a day', async () => {
  await at('2026-06-01T12:00:00Z', 'UTC', async ({ choose, runUntil }) => {
    // Turned on behind its hour.
    await choose({ digest_hour: 9 })
    expect(await runUntil('2026-06-02T12:00:00Z')).toEqual(['2026-06-02 09:00'])
    // Today has had one.
    await choose({ digest_hour: 15 })
    await choose({ digest_hour: null })
    await choose({ digest_hour: 16 })
    expect(await runUntil('2026-06-03T12:00:00Z')).toEqual([])
    // Today's waits, and is passed over.
    await choose({ digest_hour: 8 })
    expect(await runUntil('2026-06-04T06:00:00Z')).toEqual(['2026-06-03 12:00'])
    await choose({ time_zone: 'Asia/Tokyo' })
    expect(await runUntil('2026-06-05T12:00:00Z')).toEqual(['2026-06-04 15:00', '2026-06-05 08:00'])
    await choose({ time_zone: 'America/Los_Angeles' })
    expect(await runUntil('2026-06-06T12:00:00Z')).toEqual([])
    expect(await runUntil('2026-06-06T18:00:00Z')).toEqual(['2026-06-06 08:00'])
    await choose({ digest_hour: null })
    expect(await runUntil('2026-06-09T00:00:00Z')).toEqual([])
  })
})
