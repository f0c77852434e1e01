/** GitHub, which has OAuth without OpenID Connect: the person comes from its API, over TLS, in place of an ID token. */
import * as client from 'openid-client'
import type { ProviderConfig } from '../../config/providers.ts'
import { emailOf, nameOf } from '../auth/claims.ts'
import { boundedFetch, judged } from './bounded-fetch.ts'
import { authenticationOf, returnedTo } from './openid.ts'
import { type Provider, SignInRefused } from './provider.ts'

/** The `issuer` that selects it. */
export const githubIssuer = 'https://github.com'

const usualScopes = ['read:user', 'user:email']

/** `site`: where people sign in; `api`: what is asked about them. */
export interface GithubAddresses {
  site: string
  api: string
}

const github: GithubAddresses = { site: githubIssuer, api: 'https://api.github.com' }

export function githubProvider(
  config: ProviderConfig,
  redirectUri: string,
  { site, api }: GithubAddresses = github,
): Provider {
  const server = {
    issuer: githubIssuer,
    authorization_endpoint: `${site}/login/oauth/authorize`,
    token_endpoint: `${site}/login/oauth/access_token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  }
  const configuration = new client.Configuration(server, config.clientId, {}, authenticationOf(config))
  configuration[client.customFetch] = boundedFetch as client.CustomFetch
  if (new URL(site).protocol === 'http:') client.allowInsecureRequests(configuration)

  async function read(path: string, accessToken: string): Promise<unknown> {
    const headers = new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'taskpact' })
    const response = await client.fetchProtectedResource(
      configuration,
      accessToken,
      new URL(`${api}${path}`),
      'GET',
      undefined,
      headers,
    )
    if (!response.ok) throw new SignInRefused(`${path} returned ${response.status}`)
    return response.json()
  }

  return {
    config,

    async authorizationUrl({ state, verifier }) {
      return client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: (config.scopes ?? usualScopes).join(' '),
        state,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },

    complete: ({ state, verifier }, returned) =>
      judged(async () => {
        const checks = { expectedState: state, pkceCodeVerifier: verifier }
        const tokens = await client.authorizationCodeGrant(configuration, returnedTo(redirectUri, returned), checks)
        const user = (await read('/user', tokens.access_token)) as { id?: unknown; name?: unknown }
        const addresses = (await read('/user/emails', tokens.access_token)) as unknown
        if (!Number.isSafeInteger(user.id)) throw new SignInRefused('the user has no id')
        return {
          issuer: githubIssuer,
          subject: String(user.id),
          email: primaryOf(addresses),
          name: nameOf(user.name),
          isAdmin: null,
          hasSecondFactor: false,
          authTime: null,
        }
      }),
  }
}

/** The address for emails, if it is confirmed. */
function primaryOf(addresses: unknown): string | null {
  if (!Array.isArray(addresses)) return null
  const primary = addresses.find((one) => one?.primary === true && one.verified === true)
  return emailOf(primary?.email)
}
