/**
 * Strings that a schema allows: from its pattern, its format and its lengths, whichever of these lead to valid ones.
 */
import fc from 'fast-check'
import { isValid, type Schema } from './contract.ts'

/** Where a string is sent: a header carries less than JSON and a percent-encoded URL do. */
export type Carrier = 'json' | 'url' | 'header'

/** One code point: plain ones, and those that programs get wrong. */
const anyCharacter = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  // Combining, right-to-left, astral, joiners, line ends, a byte order mark, noncharacters, and what SQL and URLs mean.
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...'e\u0301\u05d0\u0639\u202e\u200d\u2028\ufeff\uffff😀𝔘🇩\n\t\r\u007f\u0085%_\\\'"&+;<>',
    ),
  },
)
const headerCharacter = fc.constantFrom(
  ...Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)),
  'é',
)

/** By format: what a pattern alone would hit too rarely, or never. */
const byFormat: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.uuid(),
  email: fc.oneof(
    fc.emailAddress(),
    fc
      .tuple(fc.stringMatching(/^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,60}$/), fc.domain())
      .map(([local, domain]) => `${local}@${domain}`),
  ),
  'date-time': fc
    .tuple(
      fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T23:59:59Z'), noInvalidDate: true }),
      fc.constantFrom('Z', '+00:00', '-00:00', '+13:59', '-13:59', '+05:30'),
      fc.constantFrom('', '.0', '.123456', '.999999'),
    )
    .map(([date, offset, fraction]) => `${date.toISOString().slice(0, 19)}${fraction}${offset}`),
  date: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  'time-zone': fc.constantFrom(
    'Europe/Berlin',
    'America/St_Johns',
    'Pacific/Apia',
    'Etc/GMT+12',
    'Africa/Cairo',
    'UTC',
  ),
  'recurrence-rule': fc.constantFrom(
    'FREQ=DAILY',
    'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU',
    'freq=monthly;bymonthday=-1',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=1000;UNTIL=20301231T235959Z',
  ),
  'language-tag': fc.constantFrom('en', 'de-AT', 'zh-Hant-TW', 'sr-Latn', 'fr-CA', 'pt-BR'),
  uri: fc.oneof(
    fc.webUrl({ validSchemes: ['http', 'https'], withFragments: true, withQueryParameters: true }),
    fc
      .tuple(
        fc.constantFrom(
          '[::1]',
          '127.0.0.1:8080',
          'user:secret@example.com',
          '0x7f.1',
          'a..b',
          'xn--bcher-kva.example',
        ),
        fc.nat(99999),
      )
      .map(([host, port]) => `https://${host}/%00%F0%9F%98%80?${port}#`),
  ),
  hostname: fc.domain(),
}

/** By `x-language`: texts that mean something, beside those that do not. */
const byLanguage: Record<string, fc.Arbitrary<string>> = {
  'todo-filter': fc
    .array(
      fc.constantFrom(
        'completed',
        'not completed',
        'due < today+7d',
        'priority in (1, 5)',
        'title ~ "é"',
        'project is none',
        'has description',
        'section = doing',
        'label = home',
        'has label',
        'assignee = me',
        '(created > now-1h or updated <= yesterday)',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((conditions) => conditions.join(' and ')),
  'quick-add': fc
    .array(
      fc.constantFrom(
        ...['Call', 'Mum', 'tomorrow', '17:00', 'every', 'other', 'week', 'monday', 'p1', 'p5', '#home', '@garden'],
        ...[
          '+me',
          '+ada',
          '"quoted',
          'words"',
          '2026-12-24',
          'in',
          '2',
          'hours',
          'jeden',
          '15.',
          '//',
          'é',
          '@"a b"/c',
        ],
      ),
      { minLength: 1, maxLength: 20 },
    )
    .map((words) => words.join(' ')),
}

/**
 * Strings of a schema, at its bounds more often than chance would have it. Throws where it finds no way to make valid
 * ones: a new pattern or format then needs an entry above.
 */
export function stringsOf(schema: Schema, carrier: Carrier): fc.Arbitrary<string> {
  const { title: _, description: __, default: ___, example: ____, examples: _____, ...rest } = schema
  const key = `${carrier} ${JSON.stringify(rest)}`
  const strings = known.get(key) ?? findStrings(schema, carrier)
  known.set(key, strings)
  return strings
}

/** To find which sources lead to valid strings takes a while, and most schemas are met again. */
const known = new Map<string, fc.Arbitrary<string>>()

function findStrings(schema: Schema, carrier: Carrier): fc.Arbitrary<string> {
  const valid = (text: string) => isValid(schema, text) && (carrier !== 'header' || isHeaderText(text))
  const sources = candidates(schema, carrier).filter((source) => succeeds(source, valid))
  if (sources.length === 0)
    throw new Error(`no source of strings fits ${JSON.stringify(schema)}: give test/fuzz/strings.ts one`)
  return fc.oneof(...sources.map((source) => source.filter(valid)))
}

function candidates(
  { minLength = 0, maxLength = 300, pattern, format, 'x-language': language }: Schema,
  carrier: Carrier,
): fc.Arbitrary<string>[] {
  const unit = carrier === 'header' ? headerCharacter : anyCharacter
  // Above that a body would be larger than the service takes, and it is the bounds that matter.
  const most = Math.min(maxLength, 5000)
  const ofLength = (length: number, characters: fc.Arbitrary<string>) =>
    fc.string({ unit: characters, minLength: length, maxLength: length })
  const repeated = (length: number) => unit.map((character) => character.repeat(length))
  return [
    fc.string({ unit, minLength, maxLength: Math.min(most, minLength + 40) }),
    ofLength(minLength, unit),
    repeated(minLength),
    repeated(most),
    ofLength(most, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 })),
    ...(pattern ? [fc.stringMatching(new RegExp(pattern)), filled(pattern, minLength, most)] : []),
    ...[byFormat[format ?? ''], byLanguage[language ?? '']].filter((source) => source !== undefined),
  ]
}

/** A match of the pattern whose last but one character is repeated up to the greatest length. */
function filled(pattern: string, minLength: number, length: number): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(pattern)).map((text) => {
    const characters = [...text]
    const missing = length - characters.length
    if (missing <= 0 || characters.length < minLength) return text
    const at = Math.max(0, characters.length - 2)
    return [...characters.slice(0, at), ...Array(missing).fill(characters[at] ?? ''), ...characters.slice(at)].join('')
  })
}

/** Whether a source is worth asking: at least one of its values in five is valid. Always the same answer. */
function succeeds(source: fc.Arbitrary<string>, valid: (text: string) => boolean): boolean {
  const sample = fc.sample(source, { numRuns: 40, seed: 1 })
  return sample.filter(valid).length >= 8
}

/** Whether a header's value comes out as it went in (RFC 9110, 5.5): no control characters, no blanks at its ends. */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text) && text.trim() === text
}
