/**
 * A provider of OpenID Connect: discovery, the code flow with PKCE, state and nonce, and the ID token with its signature
 * (docs/decisions/046-identity-providers.md).
 */
import * as client from 'openid-client'
import type { ProviderConfig } from '../../config/providers.ts'
import { emailOf, nameOf, textOf } from '../auth/claims.ts'
import { authTimeOf, clockTolerance } from '../auth/tokens.ts'
import { boundedFetch, judged } from './bounded-fetch.ts'
import { type Provider, ProviderFailed, SignInRefused } from './provider.ts'

const usualScopes = ['openid', 'email', 'profile']
/** Milliseconds for which the description of a provider is used, and after which a failed attempt to read it is repeated. */
const keptMs = 3_600_000
const pauseMs = 10_000
/** Seconds since the authentication that a provider may take for a fresh one. */
const freshSeconds = 300

type Claims = Readonly<Record<string, unknown>>

export function openidProvider(config: ProviderConfig, redirectUri: string): Provider {
  const configuration = kept(() => discover(config))

  return {
    config,

    async authorizationUrl({ state, nonce, verifier }, { fresh }) {
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: (config.scopes ?? usualScopes).join(' '),
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(fresh && { prompt: 'login', max_age: String(freshSeconds) }),
      })
      // A page goes there, so no other scheme may run in it.
      if (!/^https?:$/.test(url.protocol)) throw new ProviderFailed('its authorization endpoint is no web address')
      return url.href
    },

    async complete({ state, nonce, verifier }, returned) {
      const found = await configuration()
      const { issuer, claims } = await judged(async () => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await client.authorizationCodeGrant(found, returnedTo(redirectUri, returned), checks)
        const own = tokens.claims() as client.IDToken
        return {
          issuer: own.iss,
          claims: { ...(await furtherClaims(found, config, own, tokens.access_token)), ...own },
        }
      })
      return personOf(config, issuer, claims)
    },
  }
}

/** The address to which the browser came back, with the parameters that are verified. */
export function returnedTo(
  redirectUri: string,
  returned: { code: string; state: string; iss?: string | undefined },
): URL {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(returned)) if (value !== undefined) url.searchParams.set(name, value)
  return url
}

async function discover(config: ProviderConfig): Promise<client.Configuration> {
  const server = new URL(config.issuer)
  const metadata = { [client.clockTolerance]: clockTolerance }
  const options: client.DiscoveryRequestOptions = {
    [client.customFetch]: boundedFetch as client.CustomFetch,
    execute: [
      // The signature is verified too, although TLS protects the way (OpenID Connect Core, 3.1.3.7, 6).
      client.enableNonRepudiationChecks,
      ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  }
  try {
    return await client.discovery(server, config.clientId, metadata, authenticationOf(config), options)
  } catch (error) {
    const [cause] = [error].filter((one) => one instanceof Error)
    const deepest = cause?.cause instanceof ProviderFailed ? cause.cause : cause
    throw new ProviderFailed(`${server.host} cannot be discovered: ${deepest?.message}`, { cause: error })
  }
}

/** The secret in the body where the provider takes that, else in the header, which every provider does (OIDC Discovery, 3). */
export function authenticationOf({ clientSecret }: Pick<ProviderConfig, 'clientSecret'>): client.ClientAuth {
  if (clientSecret === null) return client.None()
  const [inBody, inHeader] = [client.ClientSecretPost(clientSecret), client.ClientSecretBasic(clientSecret)]
  return (server, ...others) => {
    const takesBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (takesBody ? inBody : inHeader)(server, ...others)
  }
}

/** Those that the ID token lacks and the service needs: some providers have them at their userinfo endpoint alone. */
async function furtherClaims(
  configuration: client.Configuration,
  { role }: ProviderConfig,
  own: client.IDToken,
  accessToken: string,
): Promise<Claims> {
  const lacks = own.email === undefined || (role !== null && claimIn(own, role.claim) === undefined)
  if (!lacks || configuration.serverMetadata().userinfo_endpoint === undefined) return {}
  return client.fetchUserInfo(configuration, accessToken, own.sub)
}

function personOf({ role, trustsEmail, trustsMfa }: ProviderConfig, issuer: string, claims: Claims) {
  const subject = textOf(claims.sub, 255)
  if (subject === null || subject === '') throw new SignInRefused('the ID token has no usable subject')
  const isConfirmed = claims.email_verified === true || (trustsEmail && claims.email_verified === undefined)
  const said = role === null ? null : [claimIn(claims, role.claim)].flat()
  return {
    issuer,
    subject,
    email: isConfirmed ? emailOf(claims.email) : null,
    name: nameOf(claims.name),
    isAdmin: said === null || role === null ? null : said.includes(role.value),
    hasSecondFactor: trustsMfa && [claims.amr].flat().includes('mfa'),
    authTime: authTimeOf(claims.auth_time),
  }
}

/** A claim by its name, or by its path with dots. */
export function claimIn(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let found: unknown = claims
  for (const part of name.split('.'))
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, part) ? (found as Claims)[part] : undefined
  return found
}

/**
 * Reads a description of a provider once for all who ask. A later failure leaves the description that is known; after a first
 * one the provider is not asked for some seconds, so that one that does not respond costs no request its time.
 */
export function kept<T>(read: () => Promise<T>, now: () => number = () => performance.now()): () => Promise<T> {
  let known: { value: T } | null = null
  let failure: unknown
  let repeatAt = -1
  let reading: Promise<T> | null = null

  async function readAnew(): Promise<T> {
    try {
      known = { value: await read() }
      repeatAt = now() + keptMs
      return known.value
    } catch (error) {
      failure = error
      repeatAt = now() + pauseMs
      if (known) return known.value
      throw error
    } finally {
      reading = null
    }
  }

  return async () => {
    if (reading) return reading
    if (now() < repeatAt) {
      if (known) return known.value
      throw failure
    }
    reading = readAnew()
    return reading
  }
}
