/** The formats of texts beside those of ajv-formats, and how a value is compared with one. */
import type { HasFormat } from './scalars.ts'

/** Those that ajv-formats checks less strictly than their RFCs do, and our own. Every Ajv of the kernel has these. */
export const strictFormats = {
  /**
   * A mailbox of RFC 5321 whose local part is a dot-string of at most 64 characters (4.5.3.1.1); each label of the
   * domain has at most 63 (2.3.5, and RFC 1035, 2.3.4).
   */
  email:
    /^(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
  /**
   * A text that is not only white space has a character that can be seen: not all are controls, marks without a letter,
   * or characters that Unicode lets programs ignore.
   */
  'visible-text': /^\s*$|[^\s\p{Cc}\p{Cf}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u,
  /** A name of the IANA time zone database, which an offset from UTC is not. */
  'time-zone': (name: string) => /^[a-z]/i.test(name) && !isJavaZone(name) && knows(() => timeZone(name)),
  /** RFC 5646. */
  'language-tag': (tag: string) => knows(() => Intl.getCanonicalLocales(tag)),
}

const timeZone = (name: string) => new Intl.DateTimeFormat('en', { timeZone: name })

/** The three letters that ICU takes for the names of old Java versions, such as `IST`, which mean several zones. */
const isJavaZone = (name: string) =>
  /^systemv\//i.test(name) ||
  (/^[a-z]{3}$/i.test(name) && !/^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$/i.test(name))

function knows(find: () => unknown): boolean {
  try {
    find()
    return true
  } catch {
    return false
  }
}

type Check = RegExp | ((value: never) => boolean)

/** The formats of an Ajv, by name. */
export type Formats = Record<string, true | Check | { type?: 'string' | 'number'; validate?: true | Check } | undefined>

/** Checks values as an Ajv with these formats does. */
export function formatChecker(formats: Formats): HasFormat {
  return function hasFormat(name, value) {
    const format = formats[name]
    if (format === undefined || format === true) return true
    const isBare = format instanceof RegExp || typeof format === 'function'
    const { type = 'string', validate = true } = isBare ? { validate: format } : format
    if (typeof value !== type || validate === true) return true
    return validate instanceof RegExp ? validate.test(String(value)) : validate(value as never)
  }
}
