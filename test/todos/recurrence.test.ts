/** The dates of recurring todos: RFC 5545's rules, compared with a naive model that looks at each day. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOfRule, following, preview } from '../../src/features/todos/recurrence.ts'
import { faultOfRule, strictFormats } from '../../src/kernel/index.ts'
import { instantOf, timeOf } from '../../src/language/zones.ts'
import { exportedTodo } from '../support/exports.ts'
import { anyRule, model, numberOf, textOf, write } from '../support/rules.ts'

const days = (rule: string, from: string, count = 4) =>
  preview(rule, { due_on: from, due_at: null }, 'UTC', count).map(({ due_on }) => due_on)

describe('the days of a rule', () => {
  test.each([
    // Months without the day are skipped.
    ['FREQ=MONTHLY', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2028-02-01', ['2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31']],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY', '2096-02-29', ['2096-02-29', '2104-02-29', '2108-02-29', '2112-02-29']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1', '2027-01-01', ['2027-02-28', '2028-02-29', '2029-02-28', '2030-02-28']],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', '2026-03-01', ['2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29']],
    // The last weekday of a month, its last Friday, and Friday the 13th.
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-01-01',
      ['2026-01-30', '2026-02-27', '2026-03-31', '2026-04-30'],
    ],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-01', ['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-01-01', ['2026-02-13', '2026-03-13', '2026-11-13', '2027-08-13']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17', '2000-05-15']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2026-01-01', ['2026-11-26', '2027-11-25', '2028-11-23', '2029-11-22']],
    // The begin of the week decides (RFC 5545, 3.3.10).
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    ['FREQ=DAILY;COUNT=2', '2026-12-31', ['2026-12-31', '2027-01-01']],
    ['FREQ=DAILY;UNTIL=20270102', '2026-12-31', ['2026-12-31', '2027-01-01', '2027-01-02']],
    ['FREQ=DAILY;UNTIL=20270101T235959Z', '2026-12-31', ['2026-12-31', '2027-01-01']],
    ['FREQ=YEARLY', '2998-06-01', ['2998-06-01', '2999-06-01']],
  ])('%s from %s', (rule, from, expected) => {
    expect(days(rule, from)).toEqual(expected)
  })

  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31;BYMONTH=4',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=52;BYMONTH=2',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=40',
    'FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTHDAY=31;BYMONTH=4',
    `FREQ=YEARLY;BYDAY=MO;BYSETPOS=366;BYMONTHDAY=${Array.from({ length: 31 }, (_, index) => index + 1)}`,
    `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=${Array.from({ length: 100 }, () => 366)}`,
  ])('%s has none, or few, and that is found soon', (rule) => {
    dayOfRule(rule, '2026-07-07', { from: 'after' })
    const begin = process.cpuUsage()
    for (let times = 0; times < 5; times++) dayOfRule(rule, '2026-07-07', { from: 'after' })
    const { user, system } = process.cpuUsage(begin)
    // A tenth of this is usual.
    expect((user + system) / 5_000).toBeLessThan(200)
  })
})

test('the days of any rule are those of a model that looks at each day', { timeout: 60_000 }, () => {
  const start = fc.integer({ min: numberOf('2024-01-01'), max: numberOf('2032-12-31') }).map(textOf)
  fc.assert(
    fc.property(anyRule, start, (rule, from) => {
      const text = write(rule)
      expect(faultOfRule(text)).toBeUndefined()
      const expected = model(rule, from, 3, 1_500)
      const found: string[] = []
      for (let day = dayOfRule(text, from, { from: 'this' }); day !== null && found.length < expected.length; ) {
        found.push(day)
        day = dayOfRule(text, day, { from: 'after' })
      }
      expect(found).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

describe('a time of a series', () => {
  const todo = (due_at: string, recurrence: string) =>
    exportedTodo(1, { due_at, due_on: due_at.slice(0, 10), time_zone: 'Europe/Berlin', recurrence })
  const step = {
    from: 'due' as const,
    now: '2026-01-01T00:00:00Z',
    recurrence_time: null,
    writer: { time_zone: 'UTC' },
  }

  test('stays when the clock changes', () => {
    expect(following(todo('2026-10-24T07:00:00Z', 'FREQ=DAILY'), step)?.due_at).toBe('2026-10-25T08:00:00Z')
    expect(following(todo('2026-03-28T08:00:00Z', 'FREQ=DAILY'), step)?.due_at).toBe('2026-03-29T07:00:00Z')
  })

  test('that the clock skips is later on that day, and itself on the next', () => {
    const gap = following(todo('2026-03-28T01:30:00.5Z', 'FREQ=DAILY'), step)
    expect(gap).toMatchObject({ due_at: '2026-03-29T01:30:00.5Z', recurrence_time: '02:30:00.5' })
    const after = following(todo(gap?.due_at as string, 'FREQ=DAILY'), { ...step, recurrence_time: '02:30:00.5' })
    expect(after?.due_at).toBe('2026-03-30T00:30:00.5Z')
  })

  test('that the clock repeats is the first one', () => {
    expect(following(todo('2026-10-24T00:30:00Z', 'FREQ=DAILY'), step)?.due_at).toBe('2026-10-25T00:30:00Z')
    expect(instantOf('2026-10-25', '02:30:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00Z')
    expect(instantOf('2026-11-01', '00:30:00', 'America/Havana')).toBe('2026-11-01T04:30:00Z')
  })

  test('is that of its instant again, in any zone', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Pacific/Apia',
      'Africa/Cairo',
      'Australia/Lord_Howe',
      'UTC',
    )
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, zone, (date, zone) => {
        const instant = `${date.toISOString().slice(0, 19)}Z`
        const local = date.toLocaleString('sv', { timeZone: zone })
        expect(timeOf(instant, zone)).toBe(local.slice(11))
        const again = instantOf(local.slice(0, 10), local.slice(11), zone)
        // One that is repeated is the earlier one.
        expect(new Date(again).toLocaleString('sv', { timeZone: zone })).toBe(local)
        expect(Date.parse(again)).toBeLessThanOrEqual(Date.parse(instant))
      }),
    )
  })

  test('ends by the moment of UNTIL', () => {
    const until = (moment: string) => following(todo('2026-11-22T08:00:00Z', `FREQ=DAILY;UNTIL=${moment}`), step)
    expect(until('20261123T080000Z')?.due_at).toBe('2026-11-23T08:00:00Z')
    expect(until('20261123T075959Z')).toBeNull()
    expect(until('20261122')).toBeNull()
    expect(until('20261123')?.due_on).toBe('2026-11-23')
  })
})

describe('a rule', () => {
  test.each([
    ['FREQ=HOURLY', 'has the part FREQ=HOURLY, which must be DAILY, WEEKLY, MONTHLY or YEARLY'],
    ['FREQ=DAILY;BYHOUR=9', 'has the part BYHOUR, which is not supported'],
    ['FREQ=WEEKLY;BYWEEKNO=20', 'has the part BYWEEKNO, which is not supported'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'has the part FREQ twice'],
    ['INTERVAL=2', 'lacks the part FREQ'],
    ['FREQ=DAILY;INTERVAL=0', 'has the part INTERVAL=0, which must be a number from 1 to 1000'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20300101', 'has the part COUNT=2, which cannot be with UNTIL'],
    [
      'FREQ=DAILY;UNTIL=20300230',
      'has the part UNTIL=20300230, which must be a day such as 20271231, or a time such as 20271231T235959Z',
    ],
    ['FREQ=WEEKLY;BYDAY=1MO', 'has the part BYDAY=1MO, which may have numbers with FREQ=MONTHLY and FREQ=YEARLY only'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'has the part BYDAY=6MO, which may have numbers from 1 to 5, or from -1'],
    ['FREQ=YEARLY;BYDAY=1MO;BYMONTHDAY=1', 'has the part BYDAY=1MO, which cannot have numbers beside BYMONTHDAY'],
    ['FREQ=MONTHLY;BYDAY=MO,1TU', 'has the part BYDAY=MO,1TU, which must have numbers at all of its days, or at none'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'has the part BYMONTHDAY=1, which cannot be with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'has the part BYMONTHDAY=32, which must be numbers from 1 to 31, or from -1'],
    ['FREQ=DAILY;BYSETPOS=1', 'has the part BYSETPOS=1, which needs BYDAY, BYMONTHDAY or BYMONTH beside it'],
    ['FREQ=DAILY;WKST=1', 'has the part WKST=1, which must be a day such as MO'],
  ])('%s %s', (rule, fault) => {
    expect(faultOfRule(rule)).toBe(fault)
    expect(strictFormats['recurrence-rule'](rule)).toBe(false)
  })

  test('may be in lower case, and have the name of its property', () => {
    expect(strictFormats['recurrence-rule']('rrule:freq=weekly;byday=mo')).toBe(true)
  })
})
