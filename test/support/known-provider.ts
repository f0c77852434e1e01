/** A provider that needs no network: its code is the person, as JSON, and its logout tokens have what they end. */
import { type Logout, type Person, type Provider, SignInRefused } from '../../src/features/oidc/provider.ts'

const issuer = 'https://id.example.com'

export const knownProvider: Provider = {
  config: {
    name: 'known',
    label: 'Known',
    issuer,
    clientId: 'taskpact',
    clientSecret: null,
    scopes: null,
    role: null,
    domains: [],
    trustsEmail: false,
    trustsMfa: false,
    frontchannelLogout: true,
  },
  authorizationUrl: async () => issuer,
  complete: async (_, { code }) => JSON.parse(code) as Person,
  async logout(token) {
    const said = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as Partial<Logout>
    if (said.tokenId === undefined) throw new SignInRefused('it is made up')
    return { issuer, subject: null, session: null, tokenId: said.tokenId, ...said }
  },
}

/** A logout token of this provider. */
export const logoutTokenOf = (said: object): string =>
  `e30.${Buffer.from(JSON.stringify(said)).toString('base64url')}.c2ln`
