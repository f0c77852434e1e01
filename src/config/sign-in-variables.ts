/** The variables that say who gets an account, how people sign in, and for how long. */
import { parseOneOf, parseSwitch, parseWholeNumber } from './values.ts'
import type { Variable } from './variable.ts'

export const registrationPolicies = ['open', 'invited', 'closed'] as const
export const secondFactorDemands = ['off', 'admins', 'all'] as const

/** A part of the table of variables.ts. */
export const signInVariables = {
  REGISTRATION: {
    description:
      'The people who may register: `open` for everyone, `invited` for those with an invitation, `closed` for no one but the first admin. Not set: `open` on a service that only this machine reaches (by `HOST`, `PUBLIC_URL` and `TRUST_PROXY`), else `invited`.',
    fallback: null,
    parse: (text) => parseOneOf(text, registrationPolicies),
  },
  PASSWORD_SIGN_IN: {
    description:
      'Whether people may sign in with a password alone, register with one, and reset it by email: `on` or `off`, with which they sign in with an identity provider (`OIDC_…`).',
    fallback: 'on',
    parse: parseSwitch,
  },
  REQUIRE_SECOND_FACTOR: {
    description:
      'The users whose sessions need a second factor: `admins`, `all`, or `off` for those only who have set one up. An account that lacks it can do nothing but set one up. API tokens, and tokens of an identity provider, are not affected.',
    fallback: 'off',
    parse: (text) => parseOneOf(text, secondFactorDemands),
  },
  SESSION_IDLE_DAYS: {
    description: 'A session ends when it was not used for so many days.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  SESSION_MAX_DAYS: {
    description: 'A session ends so many days after the sign-in, however often it is used.',
    fallback: '365',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  REMEMBER_DEVICE_DAYS: {
    description:
      'A device on which a person wants it is asked for no second factor for so many days, unless it is forgotten before. 0: none.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 0, 365),
  },
} as const satisfies Record<string, Variable<unknown>>
