/** An OpenID provider on this machine, with people who sign in at once, and the browser in which they do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'
import { Provider } from 'oidc-provider'

/** A person of the provider: claims by name. */
export type Claims = Record<string, unknown>

export interface IdentityProvider {
  issuer: string
  /** Claims by subject. */
  people: Map<string, Claims>
  /** The person who signs in where the request names none. */
  visitor: string | null
  /** Replaces the ID token of the next responses; null for the provider's own. */
  forge: ((claims: JWTPayload, sign: Sign) => Promise<string> | string) | null
  /** Runs in place of the next responses of the token endpoint; null for the provider's own. */
  respond: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** The address that its page `/signed-out` shows in a frame. */
  framed: string
  sign: Sign
  close(): Promise<void>
}

/** Signs as the provider does. */
export type Sign = (claims: JWTPayload, header?: Partial<JWTHeaderParameters>) => Promise<string>

export const clientSecret = 'a-secret-between-the-provider-and-taskpact'

export async function startProvider(redirectUri: string): Promise<IdentityProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const sign: Sign = (claims, header = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(privateKey)
  const key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  let serve: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const own: IdentityProvider = {
    issuer,
    people: new Map(),
    visitor: null,
    forge: null,
    respond: null,
    framed: '',
    sign,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'taskpact', client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [key] },
    cookies: { keys: ['one'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    claims: {
      openid: ['sub', 'groups'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      auth_time: null,
    },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ ...own.people.get(sub), sub }),
    }),
    loadExistingGrant: async (ctx: { oidc: OidcContext }) => {
      const { client, session, provider: at } = ctx.oidc
      const grant = new at.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const listen = provider.callback()
  serve = (request, response) => {
    const url = request.url ?? ''
    if (url.startsWith('/interaction/')) return void signInAt(provider, own, request, response)
    if (url === '/signed-out') {
      response.setHeader('Content-Type', 'text/html')
      return void response.end(`<iframe src="${own.framed}"></iframe>`)
    }
    if (url === '/token' && own.respond) return own.respond(request, response)
    if (url === '/token' && own.forge) replaceIdToken(response, own.forge, sign)
    listen(request, response)
  }
  return own
}

interface OidcContext {
  client: { clientId: string }
  session: { accountId: string }
  provider: Provider
}

/** Signs in the person that a header of the request names: no form is filled in. */
async function signInAt(
  provider: Provider,
  { visitor }: IdentityProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = { login: { accountId: request.headers['x-person'] ?? visitor } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Changes the response of the token endpoint before it is sent. */
function replaceIdToken(response: ServerResponse, forge: NonNullable<IdentityProvider['forge']>, sign: Sign): void {
  const end = response.end.bind(response)
  const changed = async (text: string) => {
    const body = JSON.parse(text)
    if (body.id_token === undefined) return text
    const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1], 'base64url').toString())
    return JSON.stringify({ ...body, id_token: await forge(claims, sign) })
  }
  response.end = ((chunk: Buffer | string) => {
    changed(String(chunk)).then((text) => {
      response.setHeader('Content-Length', Buffer.byteLength(text))
      end(text)
    })
    return response
  }) as typeof response.end
}

/** Goes through the pages of the provider as `person`. Returns the parameters with which it sends the browser back. */
export async function authorizeAs(person: string, authorizationUrl: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>()
  const { origin } = new URL(authorizationUrl)
  let next = authorizationUrl
  for (let steps = 0; steps < 6; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie, 'x-person': person } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`The provider returned ${response.status}: ${await response.text()}`)
    const url = new URL(location, next)
    if (url.origin !== origin) return Object.fromEntries(url.searchParams)
    next = url.href
  }
  throw new Error('The provider redirects without an end.')
}
