/**
 * Normal forms: a text that a standard lets people write in several ways is brought to one of them, once it was found
 * valid, so that equal values are equal texts for whatever comes after. A schema names its form as `x-normal-form`.
 */
import { _, type CodeKeywordDefinition } from 'ajv/dist/2020.js'
import { ContractError } from './model.ts'
import { normalRule } from './recurrence-rule.ts'

/** Returns the normal form of a text that its schema allows. A normal form is its own. */
type Normalize = (text: string) => string

export const normalForms = {
  /** UUIDs (RFC 9562, 4). */
  'lower-case': (text) => text.toLowerCase(),
  /** Times of RFC 3339, in UTC and in microseconds. */
  utc: utcOf,
  /** Scheme and host of a URL are of either case (RFC 3986, 6.2.2.1); a user and a password before the host are not. */
  url: (text) =>
    text.replace(
      /^([^:/?#]+:\/\/)((?:[^/?#]*@)?)([^/?#]*)/,
      (_, scheme: string, user: string, host: string) => scheme.toLowerCase() + user + host.toLowerCase(),
    ),
  /** A text of one line: a character that controls or breaks the line becomes a space. */
  line: (text) => text.replaceAll(lineControls, ' '),
  /** Recurrence rules, whose names are of either case (RFC 5545, 1.3). */
  rule: normalRule,
} satisfies Record<string, Normalize>

const lineControls = /[\p{Cc}\u2028\u2029]/gu

const instant = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/i

/** Digits beyond the microsecond are cut off. A leap second is the first second of the next minute, as for Postgres. */
function utcOf(text: string): string {
  const match = instant.exec(text)
  if (!match) return text
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [number, ...number[]]
  const [fraction = '', sign = '+', hours = '0', minutes = '0'] = match.slice(7)
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  const time = Date.UTC(year, (month as number) - 1, day, hour, (minute as number) - offset, second)
  return `${new Date(time).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
}

/** Whether a text is certainly in its normal form: most are, and need no other look. */
const isNormal: Record<string, (text: string) => boolean> = {
  'lower-case': (text) => !/[A-Z]/.test(text),
  utc: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text),
  url: () => false,
  rule: (text) => !/[a-z:]/.test(text),
  line: (text) => !/[\p{Cc}\u2028\u2029]/u.test(text),
}

/** The members of an Ajv that are used here. */
interface KeywordTaker {
  addKeyword(definition: CodeKeywordDefinition): unknown
}

/** Makes an Ajv replace a text by its normal form when the schema is satisfied by it. */
export function addNormalForms(ajv: object): void {
  ;(ajv as KeywordTaker).addKeyword({
    keyword: 'x-normal-form',
    type: 'string',
    schemaType: 'string',
    code({ gen, data, schema, it }) {
      const normalize = (normalForms as Record<string, Normalize>)[schema]
      if (!normalize) throw new ContractError([`the x-normal-form "${schema}" is unknown`])
      const isDone = gen.scopeValue('func', { ref: isNormal[schema] })
      const normal = gen.scopeValue('func', { ref: normalize })
      gen.if(_`!${isDone}(${data})`, () => {
        gen.assign(data, _`${normal}(${data})`)
        gen.if(_`${it.parentData} !== undefined`, () => gen.assign(_`${it.parentData}[${it.parentDataProperty}]`, data))
      })
    },
  })
}
