/** Sign-ins with identity providers as a browser does them. */
import type { Response } from 'supertest'
import { send } from './cases.ts'
import { authorizeAs, type IdentityProvider } from './identity-provider.ts'
import type { Person, TestService } from './service.ts'

/** A sign-in that was begun. */
export interface Begun {
  /** Of the browser. */
  cookie: string
  url: string
}

export interface Completion {
  state: string
  oidc_code: string
  iss?: string
}

const own = { 'Sec-Fetch-Site': 'same-origin' }

export async function begin(to: TestService, provider: string, body: object = {}): Promise<Begun> {
  const answer = await send('beginOidcSignIn', to, { path: { provider }, body, headers: own })
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  const cookie = (answer.headers['set-cookie'] as unknown as string[])[0]?.split(';')[0] as string
  return { cookie, url: answer.body.authorization_url }
}

/** The person signs in at the provider, which sends the browser back. */
export async function atProvider(person: string, { url }: Begun): Promise<Completion> {
  const { code = '', state = '', iss } = await authorizeAs(person, url)
  return { oidc_code: code, state, ...(iss !== undefined && { iss }) }
}

export const complete = (
  to: TestService,
  { cookie }: Pick<Begun, 'cookie'>,
  completion: Completion,
  headers: Record<string, string> = own,
): Promise<Response> =>
  send('createToken', to, { body: { grant_type: 'oidc', ...completion }, headers: { ...headers, Cookie: cookie } })

/** A whole sign-in. */
export async function signInWith(
  to: TestService,
  provider: string,
  person: string,
  body: object = {},
): Promise<Response> {
  const begun = await begin(to, provider, body)
  return complete(to, begun, await atProvider(person, begun))
}

let count = 0
/** A person of the provider whose address it has confirmed. */
export function newPersonOf(provider: IdentityProvider, claims: object = {}): { subject: string; email: string } {
  const subject = `person-${++count}`
  const email = `${subject}@people.example.com`
  provider.people.set(subject, { email, email_verified: true, name: 'Grace Hopper', ...claims })
  return { subject, email }
}

/** A sign-in with the password, which may link an identity. */
export const withPassword = (
  to: TestService,
  { email, password }: Pick<Person, 'email' | 'password'>,
  link_token?: string,
): Promise<Response> =>
  send('createToken', to, {
    body: { grant_type: 'password', username: email, password, ...(link_token && { link_token }) },
  })
