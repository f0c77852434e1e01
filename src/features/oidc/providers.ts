/** The identity providers of the configuration. */
import type { Config } from '../../config/config.ts'
import type { ProviderConfig } from '../../config/providers.ts'
import { githubIssuer, githubProvider } from './github.ts'
import { openidProvider } from './openid.ts'
import type { Provider } from './provider.ts'

/** The address to register at a provider. */
export const redirectUriOf = (publicUrl: string, { name }: Pick<ProviderConfig, 'name'>) =>
  `${publicUrl}/auth/oidc/${name}/callback`

/** By name. No provider is asked anything yet: one that does not respond costs the others nothing. */
export function createProviders({
  providers,
  publicUrl,
}: Pick<Config, 'providers' | 'publicUrl'>): Map<string, Provider> {
  return new Map(
    providers.map((config) => {
      const make = config.issuer.replace(/\/$/, '') === githubIssuer ? githubProvider : openidProvider
      return [config.name, make(config, redirectUriOf(publicUrl, config))]
    }),
  )
}
