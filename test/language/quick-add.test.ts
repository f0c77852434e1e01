/** A line of quick add becomes the members of a todo; what is not understood stays its title. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateReader, languageOf } from '../../src/language/dates.ts'
import { type Found, mentionsIn, type QuickAdd, readQuickAdd } from '../../src/language/quick-add.ts'

/** A Monday, at three o'clock in Berlin. */
const now = { instant: new Date('2026-11-30T14:00:00Z'), offset: 60 }

/** Names that begin with `x` are unknown, those with `y` have several meanings. */
const lookUp = (name: string): Found =>
  name.startsWith('x') ? 'unknown' : name.startsWith('y') ? 'ambiguous' : { id: name }

async function reader(locale: string): Promise<(text: string) => QuickAdd> {
  const dates = await dateReader(locale)
  return (text) => {
    const found = mentionsIn(text).map(({ name }) => lookUp(name))
    return readQuickAdd(text, { language: languageOf(locale), dates, now, found })
  }
}

const day = (on: string, time: string | null = null) => ({ on, time, isNext: false })
const next = (on: string, time: string) => ({ on, time, isNext: true })

test('a line with everything', async () => {
  const read = await reader('en')
  const text = 'Call Mum tomorrow 17:00 every week p1 #family @garden +ada +bob // bring flowers p2'
  const { spans, ...members } = read(text)
  expect(members).toEqual({
    ...{ title: 'Call Mum', description: 'bring flowers p2', priority: 1, recurrence: 'FREQ=WEEKLY' },
    ...{ recurrence_from: 'due', due: day('2026-12-01', '17:00'), label_ids: ['family'], assignee_ids: ['ada', 'bob'] },
    ...{ project: { id: 'garden', section_id: null }, warnings: [] },
  })
  expect(spans.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['due', 'tomorrow 17:00'],
    ['recurrence', 'every week'],
    ['priority', 'p1'],
    ['label', '#family'],
    ['project', '@garden'],
    ['assignee', '+ada'],
    ['assignee', '+bob'],
    ['description', '// bring flowers p2'],
  ])
})

describe.each([
  [
    'en',
    [
      ['meet by friday', day('2026-12-04')],
      ['tomorrow p1 17:00', day('2026-12-01', '17:00')],
      ['gift 12/24', day('2026-12-24')],
      ['ship on 2026-12-24 at 18:00', day('2026-12-24', '18:00')],
      ['tea at 4pm', next('2026-11-30', '16:00')],
      ['tea at 9:00', next('2026-12-01', '09:00')],
      ['call in 2 hours', { at: '2026-11-30T16:00:00.000Z' }],
      ['call tomorrow 17:00 UTC', { at: '2026-12-01T17:00:00.000Z' }],
      ['film tonight', day('2026-11-30')],
      ['in a week', day('2026-12-07')],
      ['book 2 weeks in Rome', null],
      ['three days of rest', null],
      ['24/7 support', null],
      ['buy sun cream, the second one', null],
      ['the march of 2026', null],
      ['"tomorrow" is a word', null],
    ],
  ],
  ['en-GB', [['gift 12/10', day('2027-10-12')]]],
  [
    'de-AT',
    [
      ['anrufen morgen 17:00', day('2026-12-01', '17:00')],
      ['nächsten Montag um 9 Uhr', day('2026-12-07', '09:00')],
      ['bis übermorgen abgeben', day('2026-12-02')],
      ['Baum am 24. Dezember', day('2026-12-24')],
      ['das ist so gut', null],
    ],
  ],
  [
    'fr',
    [
      ['appeler demain 17h00', day('2026-12-01', '17:00')],
      ['cadeaux le 24 décembre', day('2026-12-24')],
      ['lundi prochain à 9h', day('2026-12-07', '09:00')],
    ],
  ],
  [
    'es',
    [
      ['llamar mañana a las 17:00', day('2026-12-01', '17:00')],
      ['el lunes', day('2026-12-07')],
      ['en 3 días', day('2026-12-03')],
    ],
  ],
  ['pt-BR', [['call tomorrow', day('2026-12-01')]]],
])('a date in %s', (locale, lines) => {
  test.each(lines as [string, QuickAdd['due']][])('%s', async (text, due) => {
    expect((await reader(locale))(text).due).toEqual(due)
  })
})

describe.each([
  [
    'en',
    {
      'every day': 'FREQ=DAILY',
      'every other week': 'FREQ=WEEKLY;INTERVAL=2',
      'each 3 months': 'FREQ=MONTHLY;INTERVAL=3',
      'every 2nd week': 'FREQ=WEEKLY;INTERVAL=2',
      'every weekday': 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'every monday, wednesday and fri': 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
      'every first monday of the month': 'FREQ=MONTHLY;BYDAY=1MO',
      'every last day of the month': 'FREQ=MONTHLY;BYMONTHDAY=-1',
      'every 15th': 'FREQ=MONTHLY;BYMONTHDAY=15',
      'every 5th of January': 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5',
      'every december 24': 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
      'every second counts': null,
      'every 0 days': null,
      'every constructor': null,
    },
  ],
  [
    'de',
    {
      'jeden Tag': 'FREQ=DAILY',
      'alle zwei Wochen': 'FREQ=WEEKLY;INTERVAL=2',
      'jeden letzten Freitag im Monat': 'FREQ=MONTHLY;BYDAY=-1FR',
      'jeden 15.': 'FREQ=MONTHLY;BYMONTHDAY=15',
      'jeden 24. Dezember': 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
      'jeden Montag und Donnerstag': 'FREQ=WEEKLY;BYDAY=MO,TH',
      'alle anderen': null,
    },
  ],
  [
    'fr',
    {
      'tous les jours': 'FREQ=DAILY',
      'toutes les deux semaines': 'FREQ=WEEKLY;INTERVAL=2',
      'tous les jours ouvrables': 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'chaque premier lundi du mois': 'FREQ=MONTHLY;BYDAY=1MO',
      'tous les 15 du mois': 'FREQ=MONTHLY;BYMONTHDAY=15',
      'chaque année': 'FREQ=YEARLY',
    },
  ],
  [
    'es',
    {
      'cada día': 'FREQ=DAILY',
      'todos los lunes y jueves': 'FREQ=WEEKLY;BYDAY=MO,TH',
      'cada último viernes del mes': 'FREQ=MONTHLY;BYDAY=-1FR',
      'cada 24 de diciembre': 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
      'cada 3 meses': 'FREQ=MONTHLY;INTERVAL=3',
    },
  ],
])('a rule in %s', (locale, rules) => {
  test.each(Object.entries(rules))('%s', async (text, rule) => {
    const { recurrence, title } = (await reader(locale))(`Do ${text}`)
    expect([recurrence, title]).toEqual(rule === null ? [null, `Do ${text}`] : [rule, 'Do'])
  })
})

test('`every!` counts from the completion', async () => {
  expect((await reader('en'))('Water every! 3 days')).toMatchObject({
    ...{ title: 'Water', recurrence: 'FREQ=DAILY;INTERVAL=3', recurrence_from: 'completion' },
  })
})

test.each([
  ['Dig @"my garden"/"front yard"', 'Dig', []],
  ['Dig +xavier', 'Dig +xavier', ['unknown_name']],
  ['Dig @yard now p1', 'Dig @yard now', ['ambiguous_name']],
  ['Dig p1 p2 @a @b +c +d +d #e #e', 'Dig p2 @b +d #e', ['repeated', 'repeated', 'repeated', 'repeated']],
  ['Read "p1 tomorrow" p2', 'Read "p1 tomorrow"', []],
  ['see http://a.b/c#d and a@b.c, p10, P', 'see http://a.b/c#d and a@b.c, p10, P', []],
])('%s has the title %s', async (text, title, codes) => {
  const read = (await reader('en'))(text)
  expect(read.title).toBe(title)
  expect(read.warnings.map(({ code }) => code)).toEqual(codes)
})

describe('for any text', () => {
  const words = fc.constantFrom(
    ...['call', 'tomorrow', '17:00', 'every', 'other', 'first', '2nd', 'week', 'monday,', 'and', 'friday', 'p1', 'P5'],
    ...['#home', '#x', '@garden', '@a/b', '@y', '+ada', '"', '"a b"', '//', '2026-02-30', '24:00', 'in', '3', 'hours'],
    ...['\u0001', '🌊', '\n', '  ', 'of', 'the', 'month', '99/99/9999', 'toString', '31st', 'february', 'UTC', '!'],
  )
  const texts = fc.oneof(
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  test.each(['en', 'de', 'fr', 'es'])(
    'the spans do not overlap, and title and spans are the text, in %s',
    async (locale) => {
      const read = await reader(locale)
      const bare = (text: string) => text.replace(/\s+/g, '')
      fc.assert(
        fc.property(texts, (text) => {
          const { title, spans, due } = read(text)
          let [end, rest] = [0, '']
          for (const span of spans) {
            expect(span.start).toBeGreaterThanOrEqual(end)
            expect(span.end).toBeGreaterThan(span.start)
            rest += text.slice(end, span.start)
            end = span.end
          }
          expect(bare(title)).toBe(bare(rest + text.slice(end)))
          if (spans.length === 0) expect(title).toBe(text)
          if (due && 'on' in due) expect(new Date(`${due.on}T${due.time ?? '00:00'}Z`).toISOString()).toContain(due.on)
        }),
        { numRuns: 300 },
      )
    },
  )

  test('one without signs, digits and words of dates is the title as it is', async () => {
    const read = await reader('en')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'bcgklvwxz. é\t!?'), maxLength: 100 }), (text) => {
        expect(read(text)).toMatchObject({ title: text, spans: [], warnings: [], due: null, recurrence: null })
      }),
    )
  })

  test('the longest is read soon', async () => {
    const read = await reader('en')
    const units = [
      '1 ',
      'tomorrow ',
      '5-',
      'mon ',
      '12:',
      '"',
      ' "',
      '„ ',
      'every ',
      '@a ',
      '@"',
      '//',
      'next ',
      ', and ',
    ]
    read('tomorrow')
    const begin = performance.now()
    for (const unit of units) read(unit.repeat(1000 / unit.length))
    expect(performance.now() - begin).toBeLessThan(3_000)
  })
})
