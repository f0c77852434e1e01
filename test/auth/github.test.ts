/** GitHub's OAuth, as a server on this machine speaks it: the code, PKCE, the user, and the addresses. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newFlow } from '../../src/features/oidc/flow.ts'
import { githubProvider } from '../../src/features/oidc/github.ts'
import { type Person, type Provider, ProviderFailed, SignInRefused } from '../../src/features/oidc/provider.ts'

const redirectUri = 'http://localhost:8000/auth/oidc/github/callback'
const config = {
  name: 'github',
  label: 'GitHub',
  issuer: 'https://github.com',
  clientId: 'taskpact',
  clientSecret: 'a-secret-of-the-app',
  scopes: null,
  role: null,
  domains: [],
  trustsEmail: false,
  trustsMfa: false,
  frontchannelLogout: false,
}
const address = (email: string, more: object = {}) => ({ email, primary: true, verified: true, ...more })
const usual = {
  user: { status: 200, body: { id: 583231, login: 'octocat', name: 'Mona Octocat' } as unknown },
  emails: {
    status: 200,
    body: [address('old@example.com', { primary: false }), address('mona@example.com')] as unknown,
  },
  token: null as { status: number; body: unknown } | null,
}
let said: typeof usual
let server: Server
let github: Provider
/** The challenges of PKCE by code. */
const codes = new Map<string, string>()

beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  github = githubProvider(config, redirectUri, { site, api: `${site}/api` })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  said = { ...usual }
})

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://localhost')
  const reply = ({ status, body }: { status: number; body: unknown }) =>
    response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
  if (pathname === '/login/oauth/access_token') return void reply(said.token ?? (await trade(request)))
  if (request.headers.authorization !== 'Bearer gho_a-token' || !request.headers['user-agent'])
    return void reply({ status: 401, body: { message: 'Bad credentials' } })
  if (pathname === '/api/user') return void reply(said.user)
  if (pathname === '/api/user/emails') return void reply(said.emails)
  reply({ status: 404, body: { message: 'Not Found' } })
}

/** GitHub reports errors of this endpoint with 200. */
async function trade(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const form = new URLSearchParams(await text(request))
  const challenge = codes.get(form.get('code') ?? '')
  codes.delete(form.get('code') ?? '')
  const verifier = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  const isRight = form.get('client_secret') === config.clientSecret && form.get('redirect_uri') === redirectUri
  if (!isRight) return { status: 200, body: { error: 'incorrect_client_credentials' } }
  return challenge === verifier
    ? { status: 200, body: { access_token: 'gho_a-token', scope: 'read:user,user:email', token_type: 'bearer' } }
    : { status: 200, body: { error: 'bad_verification_code', error_description: 'The code is incorrect or expired.' } }
}

/** The person has allowed it, and the browser comes back. */
async function begun(code: string) {
  const flow = newFlow({ provider: 'github', returnTo: '/', invitation: null })
  const url = new URL(await github.authorizationUrl(flow, { fresh: false }))
  expect(url.pathname).toBe('/login/oauth/authorize')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: 'taskpact',
    redirect_uri: redirectUri,
    scope: 'read:user user:email',
    state: flow.state,
    code_challenge_method: 'S256',
  })
  codes.set(code, url.searchParams.get('code_challenge') as string)
  return flow
}

async function signIn(): Promise<Person> {
  const flow = await begun('a-code')
  return github.complete(flow, { code: 'a-code', state: flow.state })
}

test('a person has the number of the account, and the primary confirmed address', async () => {
  expect(await signIn()).toEqual({
    issuer: 'https://github.com',
    subject: '583231',
    email: 'mona@example.com',
    name: 'Mona Octocat',
    isAdmin: null,
    hasSecondFactor: false,
    authTime: null,
    session: null,
  })
})

test.each([
  ['is not confirmed', [address('mona@example.com', { verified: false })]],
  ['is not the primary one', [address('mona@example.com', { primary: false })]],
  ['is none', []],
  ['is no address', [address('mona')]],
])('an address that %s does not count', async (_, body) => {
  said.emails = { status: 200, body }
  expect((await signIn()).email).toBeNull()
})

test.each<[string, Partial<typeof usual>]>([
  ['user has no number', { user: { status: 200, body: { login: 'octocat' } } }],
  ['addresses may not be read', { emails: { status: 403, body: { message: 'Resource not accessible' } } }],
])('a sign-in whose %s is refused', async (_, change) => {
  Object.assign(said, change)
  await expect(signIn()).rejects.toThrow(SignInRefused)
})

test.each<[string, Partial<typeof usual>]>([
  ['fails', { token: { status: 502, body: {} } }],
  ['refuses this service', { token: { status: 200, body: { error: 'incorrect_client_credentials' } } }],
])('GitHub that %s is not the fault of the person', async (_, change) => {
  Object.assign(said, change)
  await expect(signIn()).rejects.toThrow(ProviderFailed)
})

test('a code works once, with its own verifier and state', async () => {
  const [flow, other] = [await begun('one'), await begun('two')]
  await expect(github.complete(other, { code: 'one', state: other.state })).rejects.toThrow(SignInRefused)
  await expect(github.complete(flow, { code: 'one', state: flow.state })).rejects.toThrow(SignInRefused)
  await expect(github.complete(other, { code: 'two', state: flow.state })).rejects.toThrow(SignInRefused)
})
