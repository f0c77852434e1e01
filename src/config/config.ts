/** The only reader of the environment. Checks variables against one another; variables.ts checks each by itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type ProviderConfig, providersOf, providerVariablesIn } from './providers.ts'
import { readValues } from './read-values.ts'
import { isKnownName, withSecretFiles } from './secret-files.ts'
import { type Setting, settingsOf } from './settings.ts'
import type { registrationPolicies, secondFactorDemands } from './sign-in-variables.ts'
import { StartupError } from './startup-error.ts'
import { freshSecret, isGuessableSecret, isLoopback, type parseQuotas } from './values.ts'
import { type logLevels, variables } from './variables.ts'

/** The configuration of a process, read once at its start. */
export interface Config {
  /** 0 for any free port. */
  readonly port: number
  readonly host: string
  /** Null for the embedded Postgres. */
  readonly databaseUrl: string | null
  readonly databasePoolSize: number
  /** Connections for background jobs. */
  readonly databaseWorkerPoolSize: number
  /** Read replicas of that server. */
  readonly databaseReplicaUrls: readonly string[]
  /** Milliseconds that a request may wait for a connection. */
  readonly databaseWaitMs: number
  /** A direct connection for LISTEN; null for `databaseUrl`, `off` for none. */
  readonly databaseListenUrl: string | null | 'off'
  /** An absolute path; the folder may not exist yet. */
  readonly dataFolder: string
  /** Whether `dataFolder` is the default. */
  readonly dataFolderIsDefault: boolean
  /** Null for a generated one in the data folder. */
  readonly jwtSecrets: readonly [string, ...string[]] | null
  /** The file that `jwtSecrets` is from; null for the environment. */
  readonly jwtSecretFile: string | null
  /** An external issuer of access tokens: the URL of its keys, and the required `iss` and `aud`. */
  readonly issuer: {
    readonly jwksUrl: string
    readonly issuer: string
    readonly audience: string
    readonly createUsers: boolean
  } | null
  readonly registration: (typeof registrationPolicies)[number]
  /** Those that people sign in with. */
  readonly providers: readonly ProviderConfig[]
  /** Whether a password alone signs in. */
  readonly passwordSignIn: boolean
  /** The users whose sessions need a second factor. */
  readonly requireSecondFactor: (typeof secondFactorDemands)[number]
  /** Whether only this machine reaches the service, as far as the configuration says. */
  readonly isLocal: boolean
  /** Days after which a session ends: without a use, and after the sign-in. */
  readonly sessions: { readonly idleDays: number; readonly maxDays: number }
  /** 0: no device is remembered. */
  readonly rememberDeviceDays: number
  /** As browsers send them in `Origin`. */
  readonly corsOrigins: readonly string[]
  readonly logLevel: (typeof logLevels)[number]
  /** Null for `pretty` on a terminal, else `json`. */
  readonly logFormat: 'pretty' | 'json' | null
  /** Milliseconds. */
  readonly slowRequestMs: number
  /** Null for no metrics, 0 for any free port. */
  readonly metricsPort: number | null
  readonly metricsHost: string
  /** The collector's URL without `/v1/traces`, and the name of this service; null without tracing. */
  readonly traces: { readonly endpoint: string; readonly serviceName: string } | null
  readonly admin: { readonly email: string; readonly password: string } | null
  readonly production: boolean
  /** The value of Express's `trust proxy`: false, a number of hops, or addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** The range service for breached passwords, which the prefix of a digest follows. Null for none. */
  readonly breachedPasswordsUrl: string | null
  readonly rateLimits: boolean
  /** Limits of what each user may store, in place of the contract's. */
  readonly quotas: Readonly<ReturnType<typeof parseQuotas>>
  /** Whether the web app is served. */
  readonly webApp: boolean
  /** Without optimisations, for debugging. */
  readonly plain: boolean
  /** Maximal requests in flight. */
  readonly maxRequests: number
  /** Event streams and sockets of one user at most. */
  readonly maxStreams: number
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** Null for the outbox. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Emails that are sent at once. */
  readonly mailConnections: number
  /** Days for which events are kept. */
  readonly eventRetentionDays: number
  /** The permitted targets of webhooks. */
  readonly webhookTargets: 'public' | 'any'
  /** Days for which deleted objects can be restored. */
  readonly trashRetentionDays: number
  /** Whether this process runs the workers of the jobs. */
  readonly workers: boolean
  /** Milliseconds. */
  readonly shutdownDelayMs: number
  /** All of it for people. */
  readonly settings: readonly Setting[]
}

type Name = keyof typeof variables
type Values = {
  [N in Name]:
    | ReturnType<(typeof variables)[N]['parse']>
    | (null extends (typeof variables)[N]['fallback'] ? null : never)
}

/**
 * Loads `folder`'s .env, if there is one, into `process.env`. Variables that are set keep their value. Must be called
 * before the environment is read. Returns the names in the file that are no variables of ours.
 */
export function loadDotEnv(folder = process.cwd()): string[] {
  const path = join(folder, '.env')
  try {
    const names = Object.keys(parseEnv(readFileSync(path, 'utf8')))
    process.loadEnvFile(path)
    return names.filter((name) => !isKnownName(name))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code !== 'ENOENT')
      throw new StartupError(`${path} cannot be read (${code}): make it a readable file, or remove it.`)
    return []
  }
}

/** Reads the environment. Throws one StartupError that names every invalid variable. */
export function loadConfig(given: Readonly<Record<string, string | undefined>> = process.env): Config {
  const { env, files, complaints } = withSecretFiles(given)
  const isSet = (name: string) => Boolean(env[name]?.trim()) || files.has(name)
  const ofProviders = providerVariablesIn(env)
  const all = { ...variables, ...ofProviders }
  const values = readValues(all, { env, files, complaints }) as Values
  const providers = providersOf(env, values, complaints)

  const production = values.NODE_ENV === 'production'
  if (production && isSet('DATABASE_URL') && !isSet('JWT_SECRET')) {
    complaints.push(`JWT_SECRET is missing, and production with a DATABASE_URL needs one: ${freshSecret}`)
  }
  if (production && values.JWT_SECRET?.some(isGuessableSecret)) {
    complaints.push(`JWT_SECRET can be guessed, and whoever guesses it can be any user: ${freshSecret}`)
  }
  if (isSet('DATABASE_REPLICA_URLS') && !isSet('DATABASE_URL')) {
    complaints.push(
      'DATABASE_REPLICA_URLS is set and DATABASE_URL is not, and the embedded database has no replicas: set both, or neither',
    )
  }
  if (isSet('ADMIN_EMAIL') !== isSet('ADMIN_PASSWORD')) {
    const [given, missing] = isSet('ADMIN_EMAIL')
      ? ['ADMIN_EMAIL', 'ADMIN_PASSWORD']
      : ['ADMIN_PASSWORD', 'ADMIN_EMAIL']
    complaints.push(`${given} is set and ${missing} is not: set both, or neither`)
  }
  // An invalid value was reported above.
  const issuerNames = ['JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'] as const
  const missing = issuerNames.filter((name) => !isSet(name))
  if (issuerNames.some((name) => values[name] !== null) && missing.length > 0)
    complaints.push(
      `${issuerNames.find(isSet)} is set and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not: set all three, or none`,
    )
  if (values.PASSWORD_SIGN_IN === false && providers.length === 0)
    complaints.push('PASSWORD_SIGN_IN is off and there is no identity provider: set OIDC_GOOGLE_ISSUER, for example')
  for (const name of Object.keys(env)) {
    if (name.startsWith('TASKPACT_') && !(name in variables)) {
      complaints.push(
        `${name} is not a variable of Taskpact; the only one of that kind is TASKPACT_DATA: correct or remove it`,
      )
    }
  }
  if (complaints.length === 1) throw new StartupError(`${complaints[0]}.`)
  if (complaints.length > 1) throw new StartupError(`The configuration is not usable:\n  ${complaints.join('.\n  ')}.`)

  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`
  // A proxy on this machine makes a service of the loopback address public.
  const isLocal = isLoopback(values.HOST) && isLoopback(new URL(publicUrl).hostname) && values.TRUST_PROXY === false
  const registration = values.REGISTRATION ?? (isLocal ? 'open' : 'invited')

  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    databaseReplicaUrls: values.DATABASE_REPLICA_URLS ?? [],
    databasePoolSize: values.DATABASE_POOL_SIZE,
    databaseWorkerPoolSize: values.DATABASE_WORKER_POOL_SIZE,
    databaseWaitMs: values.DATABASE_WAIT_MS,
    databaseListenUrl: values.DATABASE_LISTEN_URL,
    dataFolder: values.TASKPACT_DATA,
    dataFolderIsDefault: !isSet('TASKPACT_DATA'),
    jwtSecrets: values.JWT_SECRET,
    jwtSecretFile: files.get('JWT_SECRET') ?? null,
    issuer:
      values.JWKS_URL !== null && values.JWT_ISSUER !== null && values.JWT_AUDIENCE !== null
        ? {
            jwksUrl: values.JWKS_URL,
            issuer: values.JWT_ISSUER,
            audience: values.JWT_AUDIENCE,
            createUsers: values.JWT_CREATE_USERS,
          }
        : null,
    registration,
    providers,
    passwordSignIn: values.PASSWORD_SIGN_IN,
    isLocal,
    requireSecondFactor: values.REQUIRE_SECOND_FACTOR,
    sessions: { idleDays: values.SESSION_IDLE_DAYS, maxDays: values.SESSION_MAX_DAYS },
    rememberDeviceDays: values.REMEMBER_DEVICE_DAYS,
    corsOrigins: values.CORS_ORIGINS,
    logLevel: values.LOG_LEVEL,
    logFormat: values.LOG_FORMAT,
    slowRequestMs: values.SLOW_REQUEST_MS,
    metricsPort: values.METRICS_PORT,
    metricsHost: values.METRICS_HOST,
    traces:
      values.OTEL_EXPORTER_OTLP_ENDPOINT !== null
        ? { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: values.OTEL_SERVICE_NAME }
        : null,
    admin:
      values.ADMIN_EMAIL !== null && values.ADMIN_PASSWORD !== null
        ? { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD }
        : null,
    production,
    trustProxy: values.TRUST_PROXY,
    breachedPasswordsUrl: values.BREACHED_PASSWORDS_URL,
    rateLimits: values.RATE_LIMITS,
    quotas: values.QUOTAS,
    webApp: values.WEB_APP,
    plain: values.TASKPACT_PLAIN,
    maxRequests: values.MAX_REQUESTS,
    maxStreams: values.MAX_STREAMS,
    publicUrl,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailConnections: values.MAIL_CONNECTIONS,
    eventRetentionDays: values.EVENT_RETENTION_DAYS,
    webhookTargets: values.WEBHOOK_TARGETS,
    trashRetentionDays: values.TRASH_RETENTION_DAYS,
    workers: values.WORKERS,
    shutdownDelayMs: values.SHUTDOWN_DELAY_MS,
    settings: settingsOf(
      all,
      { env, files },
      { PUBLIC_URL: publicUrl, REGISTRATION: registration, TASKPACT_DATA: values.TASKPACT_DATA },
    ),
  }
}
