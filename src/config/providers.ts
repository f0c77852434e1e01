/**
 * The identity providers that people sign in with. Each has a name of letters, which is part of its variables:
 * `OIDC_GOOGLE_ISSUER`, `OIDC_GOOGLE_CLIENT_ID`.
 */
import { parseDomains, parseIssuer, parseRoleClaim, parseSwitch } from './values.ts'
import type { Variable } from './variable.ts'

/** A provider as the operator has configured it. */
export interface ProviderConfig {
  /** Lower-case letters: it is in the paths of the provider. */
  readonly name: string
  /** For people. */
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
  /** Null: those that the kind of provider needs. */
  readonly scopes: readonly string[] | null
  /** The claim that makes an admin, and the value that it must be or contain. Null: the provider says nothing about roles. */
  readonly role: { readonly claim: string; readonly value: string } | null
  /** Domains whose confirmed addresses get accounts, whatever `REGISTRATION` says. */
  readonly domains: readonly string[]
  /** Whether addresses count as confirmed about which the provider says nothing. */
  readonly trustsEmail: boolean
  /** Whether a second factor at the provider counts as one here. */
  readonly trustsMfa: boolean
  /** Whether a page of the provider may end sessions in a frame. */
  readonly frontchannelLogout: boolean
}

/** By the end of their names, in the order of docs/configuration.md. */
export const providerVariables = {
  ISSUER: {
    description:
      'The issuer of an OpenID provider with this name, from whose `/.well-known/openid-configuration` the rest is read; `https://github.com` for GitHub. The name has letters alone, as in `OIDC_GOOGLE_ISSUER`. There may be several providers.',
    fallback: null,
    parse: parseIssuer,
  },
  CLIENT_ID: {
    description: 'The id of Taskpact at the provider.',
    fallback: null,
    parse: (text) => text.trim(),
  },
  CLIENT_SECRET: {
    description: 'The secret of Taskpact at the provider. Not set: a public client.',
    fallback: null,
    secret: true,
    parse: (text) => text.trim(),
  },
  SCOPES: {
    description:
      'The scopes of the request, separated by spaces. Not set: `openid email profile`; of GitHub `read:user user:email`.',
    fallback: null,
    parse: (text) => text.split(/[\s,]+/).filter((scope) => scope !== ''),
  },
  LABEL: {
    description: 'The name of the provider for people. Not set: its name in the variables.',
    fallback: null,
    parse: (text) => text.trim().slice(0, 100),
  },
  ROLE_CLAIM: {
    description:
      'The claim that makes an admin and its value, such as `groups=taskpact-admins` or `realm_access.roles=admin`. At each sign-in, people with it become admins, and people without it do not stay so, except for the last admin. Not set: sign-ins change no role.',
    fallback: null,
    parse: parseRoleClaim,
  },
  ALLOWED_DOMAINS: {
    description:
      'Domains of email addresses, separated by commas. People with an address there that the provider has confirmed get an account, whatever `REGISTRATION` says.',
    fallback: '',
    parse: parseDomains,
  },
  TRUST_EMAIL: {
    description:
      'Whether an address counts as confirmed where the provider does not say whether it is: `on` or `off`. Turn it on only for a provider whose users cannot choose their address, such as one tenant of Microsoft Entra.',
    fallback: 'off',
    parse: parseSwitch,
  },
  TRUST_MFA: {
    description:
      'Whether a second factor at the provider (`mfa` in the claim `amr`) is enough for an account that has one here: `on` or `off`.',
    fallback: 'off',
    parse: parseSwitch,
  },
  FRONTCHANNEL_LOGOUT: {
    description:
      'Whether a page of the provider may end the sessions of a browser in a frame (`on` or `off`), for a provider without back-channel logout. Its session ids must have 16 characters or more.',
    fallback: 'off',
    parse: parseSwitch,
  },
} satisfies Record<string, Variable<unknown>>

type Ending = keyof typeof providerVariables
type Environment = Readonly<Record<string, string | undefined>>

const form = new RegExp(`^OIDC_([A-Z]{1,30})_(${Object.keys(providerVariables).join('|')}|CLIENT_SECRET_FILE)$`)

/** Whether it is the name of a variable of a provider, whatever that is called. */
export const isProviderVariable = (name: string) => form.test(name)

/** The names of the variables of the provider that an unknown name may be meant for. */
export function providerNamesNear(name: string): string[] {
  const provider = /^OIDC_([A-Z]{1,30})_/.exec(name)?.[1]
  if (provider === undefined) return []
  return [...Object.keys(providerVariables), 'CLIENT_SECRET_FILE'].map((end) => `OIDC_${provider}_${end}`)
}

const isSet = (env: Environment, name: string) => Boolean(env[name]?.trim())

function namesIn(env: Environment): string[] {
  const names = Object.keys(env).filter((name) => isSet(env, name))
  return [...new Set(names.flatMap((name) => form.exec(name)?.[1] ?? []))].sort()
}

/** All variables of the providers that the environment names. */
export function providerVariablesIn(env: Environment): Record<string, Variable<unknown>> {
  const all = namesIn(env).flatMap((name) =>
    Object.entries<Variable<unknown>>(providerVariables).map(
      ([end, variable]) => [`OIDC_${name}_${end}`, variable] as const,
    ),
  )
  return Object.fromEntries(all)
}

/** The providers. `values` are those of `providerVariablesIn`; a missing one is a complaint. */
export function providersOf(
  env: Environment,
  values: Readonly<Record<string, unknown>>,
  complaints: string[],
): ProviderConfig[] {
  for (const name of Object.keys(env))
    if (name.startsWith('OIDC_') && isSet(env, name) && !isProviderVariable(name))
      complaints.push(
        `${name} is not a variable of Taskpact: write OIDC_, a name of letters, and one of ${Object.keys(providerVariables).join(', ')}, as in OIDC_GOOGLE_ISSUER`,
      )
  return namesIn(env).flatMap((name) => {
    const of = <E extends Ending>(end: E) =>
      values[`OIDC_${name}_${end}`] as ReturnType<(typeof providerVariables)[E]['parse']> | null
    const missing = (['ISSUER', 'CLIENT_ID'] as const).filter((end) => !isSet(env, `OIDC_${name}_${end}`))
    if (missing.length > 0)
      complaints.push(
        `The identity provider ${name} lacks ${missing.map((end) => `OIDC_${name}_${end}`).join(' and ')}: set both`,
      )
    const [issuer, clientId] = [of('ISSUER'), of('CLIENT_ID')]
    if (issuer === null || clientId === null) return []
    return {
      name: name.toLowerCase(),
      label: of('LABEL') ?? name.charAt(0) + name.slice(1).toLowerCase(),
      issuer,
      clientId,
      clientSecret: of('CLIENT_SECRET'),
      scopes: of('SCOPES'),
      role: of('ROLE_CLAIM'),
      domains: of('ALLOWED_DOMAINS') ?? [],
      trustsEmail: of('TRUST_EMAIL') ?? false,
      trustsMfa: of('TRUST_MFA') ?? false,
      frontchannelLogout: of('FRONTCHANNEL_LOGOUT') ?? false,
    }
  })
}
