/** The secret texts of a configuration, so that no message repeats one. */
import type { Config } from './config.ts'
import { perHost } from './database-hosts.ts'

/** Passwords of URLs, as written and decoded, the signing secrets and the administrator's password. */
export function secretsOf(config: Config): string[] {
  const urls = [config.databaseUrl, config.databaseListenUrl, config.smtpUrl, ...config.databaseReplicaUrls]
  const passwords = urls.flatMap((url) => (url === null ? [] : perHost(url).flatMap(passwordsOf)))
  const secrets = [...passwords, ...(config.jwtSecrets ?? []), config.admin?.password ?? '']
  return [...new Set(secrets)].filter((secret) => secret !== '')
}

function passwordsOf(url: string): string[] {
  if (!URL.canParse(url)) return []
  const { password, searchParams } = new URL(url)
  return [password, decodeURIComponent(password), searchParams.get('password') ?? '']
}
