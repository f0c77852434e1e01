/** The environment variables: description, default and parser of each. */
import { resolve } from 'node:path'
import { signInVariables } from './sign-in-variables.ts'
import {
  parseAdminPassword,
  parseCollectorUrl,
  parseDatabaseUrl,
  parseEmail,
  parseHost,
  parseJwksUrl,
  parseJwtSecrets,
  parseList,
  parseMailFrom,
  parseOneOf,
  parseOrigin,
  parsePublicUrl,
  parseQuotas,
  parseRangeUrl,
  parseSmtpUrl,
  parseSwitch,
  parseTrustProxy,
  parseWholeNumber,
} from './values.ts'
import type { Variable } from './variable.ts'

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** In the order of docs/configuration.md. An empty variable counts as not set, as Compose files write it. */
export const variables = {
  PORT: {
    description: 'The port to listen on; `0` takes any free port.',
    fallback: '8000',
    parse: (text) => parseWholeNumber(text, 0, 65_535),
  },
  // This machine only by default, where registration is open and the first account is an admin's.
  HOST: {
    description: 'The address to listen on. `0.0.0.0` listens on every network, as a container needs.',
    fallback: '127.0.0.1',
    parse: parseHost,
  },
  DATABASE_URL: {
    description:
      'The Postgres server, version 13 or newer. Of several hosts, as in `postgres://user@db1:5432,db2:5432/taskpact`, the one that accepts writes is used. Not set: the embedded Postgres, with its data in `TASKPACT_DATA`.',
    fallback: null,
    secret: true,
    parse: parseDatabaseUrl,
  },
  DATABASE_REPLICA_URLS: {
    description:
      'Read replicas (streaming standbys) of `DATABASE_URL`, comma-separated. A list is read from a replica that has every change the caller may see, and otherwise from the primary.',
    fallback: null,
    secret: true,
    parse: (text) => parseList(text).map(parseDatabaseUrl),
  },
  DATABASE_POOL_SIZE: {
    description: 'The maximum number of database connections, per process and server.',
    fallback: '10',
    parse: (text) => parseWholeNumber(text, 2, 1000),
  },
  DATABASE_WORKER_POOL_SIZE: {
    description:
      'The maximum number of further connections for background jobs, per process, so that requests do not wait for those of jobs.',
    fallback: '3',
    parse: (text) => parseWholeNumber(text, 2, 1000),
  },
  DATABASE_WAIT_MS: {
    description:
      'How long a request waits for a free database connection, in milliseconds, before it fails with 503 and `Retry-After`.',
    fallback: '800',
    parse: (text) => parseWholeNumber(text, 10, 60_000),
  },
  DATABASE_LISTEN_URL: {
    description:
      'Where to `LISTEN` for events of other processes if `DATABASE_URL` leads through PgBouncer: the server itself, or a PgBouncer pool in session mode. `off`: poll twice a second instead.',
    fallback: null,
    secret: true,
    parse: (text) => (text.trim() === 'off' ? 'off' : parseDatabaseUrl(text)),
  },
  TASKPACT_DATA: {
    description: 'The folder for the embedded database, the signing secret and, without `SMTP_URL`, emails.',
    fallback: './data',
    parse: (text) => resolve(text),
  },
  JWT_SECRET: {
    description:
      'Signs access tokens; at least 32 bytes. Several are separated by commas: the first signs, and each is accepted. Not set: a random secret is created and stored in `TASKPACT_DATA`. Required in production with a `DATABASE_URL`.',
    fallback: null,
    secret: true,
    parse: parseJwtSecrets,
  },
  JWKS_URL: {
    description:
      'The public keys (JWK Set) of an identity provider whose access tokens are accepted besides our own (RS256, ES256, EdDSA).',
    fallback: null,
    parse: parseJwksUrl,
  },
  JWT_ISSUER: {
    description: 'With `JWKS_URL`: the required `iss` of those tokens.',
    fallback: null,
    parse: (text) => text.trim(),
  },
  JWT_AUDIENCE: {
    description: 'With `JWKS_URL`: the value that `aud` of those tokens must be, or contain.',
    fallback: null,
    parse: (text) => text.trim(),
  },
  JWT_CREATE_USERS: {
    description:
      'With `JWKS_URL`: whether a new user of the provider gets an account at the first request, if the provider has verified their address: `on` or `off`. If an account with that address exists, the identity is linked to it, but only after the address was verified here (by a password reset by email).',
    fallback: 'off',
    parse: parseSwitch,
  },
  ...signInVariables,
  CORS_ORIGINS: {
    description: 'The web origins whose pages may call the service, comma-separated.',
    fallback: 'http://localhost:3000,http://127.0.0.1:3000',
    parse: (text) => [...new Set(parseList(text).map(parseOrigin))],
  },
  TRUST_PROXY: {
    description:
      'Which proxies may set `X-Forwarded-For` and `X-Forwarded-Proto`: `false` for none, the number of proxies in front of the service, or their addresses, comma-separated.',
    fallback: 'false',
    parse: parseTrustProxy,
  },
  BREACHED_PASSWORDS_URL: {
    description:
      'A range service that knows passwords from breaches, such as `https://api.pwnedpasswords.com/range/`. It gets the first five hexadecimal digits of the SHA-1 of each new password. When it does not respond within a second, the password is accepted. Not set: only a bundled list of common passwords is refused.',
    fallback: null,
    parse: parseRangeUrl,
  },
  RATE_LIMITS: {
    description: "Whether the contract's rate limits apply: `on` or `off`.",
    fallback: 'on',
    parse: parseSwitch,
  },
  QUOTAS: {
    description:
      'Limits of what each user may store that differ from those of the contract (`x-quotas`), comma-separated, as in `todos=20000,webhooks=5`. Admins set those of one user by `PUT /admin/users/{user_id}/quotas`.',
    fallback: '',
    parse: parseQuotas,
  },
  WEB_APP: {
    description: 'Whether the web app is served, under `/app/`: `on` or `off`.',
    fallback: 'on',
    parse: parseSwitch,
  },
  TASKPACT_PLAIN: {
    description:
      'For debugging: `1` turns off every optimisation (batched, shared, deferred and prepared statements, quick checks of replies). Responses are the same, but slower.',
    fallback: '0',
    parse: (text) => parseOneOf(text, ['0', '1']) === '1',
  },
  MAX_REQUESTS: {
    description:
      'The maximum number of requests in flight, per process. Further ones get 503 at once, so that those in flight finish in time. One caller may have half of them, and gets 429 beyond.',
    fallback: '200',
    parse: (text) => parseWholeNumber(text, 1, 100_000),
  },
  MAX_STREAMS: {
    description:
      'The maximum number of event streams and event sockets that one user may have open, per process. Further ones get 429.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 100_000),
  },
  PUBLIC_URL: {
    description:
      'The address at which users reach the service; the links in emails begin with it. Not set: `http://localhost` with `PORT`.',
    fallback: null,
    parse: parsePublicUrl,
  },
  SMTP_URL: {
    description:
      'The mail server, such as `smtp://user:password@mail.example.com:587`. Not set: emails become files in the folder `outbox` of `TASKPACT_DATA`.',
    fallback: null,
    secret: true,
    parse: parseSmtpUrl,
  },
  MAIL_CONNECTIONS: {
    description:
      'How many emails a process sends at once. One more is for emails about an account, such as a password reset, so that no others delay it.',
    fallback: '2',
    parse: (text) => parseWholeNumber(text, 1, 100),
  },
  MAIL_FROM: {
    description: 'The sender of emails.',
    fallback: 'Taskpact <taskpact@localhost>',
    parse: parseMailFrom,
  },
  EVENT_RETENTION_DAYS: {
    description: 'How many days events are kept. A client that was away for longer starts again with a full copy.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  WEBHOOK_TARGETS: {
    description:
      'Where webhooks may be sent: `public` allows https to public addresses; `any` also allows http and private networks.',
    fallback: 'public',
    parse: (text) => parseOneOf(text, ['public', 'any']),
  },
  TRASH_RETENTION_DAYS: {
    description: 'How many days deleted todos and projects stay in the trash before they are deleted for good.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  WORKERS: {
    description:
      'Whether this process runs background jobs, such as sending emails: `on` or `off`. A process of `npm run worker` does nothing else.',
    fallback: 'on',
    parse: parseSwitch,
  },
  SHUTDOWN_DELAY_MS: {
    description:
      'How long a stopping process still accepts requests, in milliseconds, while `/ready` is 503 and responses close their connections. Set it longer than a load balancer needs to notice.',
    fallback: '200',
    parse: (text) => parseWholeNumber(text, 0, 300_000),
  },
  LOG_LEVEL: {
    description: `How much is logged, from nothing to everything: ${logLevels.map((level) => `\`${level}\``).join(', ')}.`,
    fallback: 'info',
    parse: (text) => parseOneOf(text.toLowerCase(), logLevels),
  },
  LOG_FORMAT: {
    description:
      'How the log is written: `json`, a line per entry, or `pretty`, for people. Not set: `pretty` on a terminal, else `json`.',
    fallback: null,
    parse: (text) => parseOneOf(text, ['pretty', 'json']),
  },
  SLOW_REQUEST_MS: {
    description: 'A request that takes longer, in milliseconds, is logged as a warning.',
    fallback: '1000',
    parse: (text) => parseWholeNumber(text, 0, 86_400_000),
  },
  METRICS_PORT: {
    description: 'The port of `GET /metrics`, for Prometheus; `0` takes any free port. Not set: no metrics.',
    fallback: null,
    parse: (text) => parseWholeNumber(text, 0, 65_535),
  },
  METRICS_HOST: {
    description:
      'The address on which `METRICS_PORT` listens. It has no password: expose it only to the network that needs it.',
    fallback: '127.0.0.1',
    parse: parseHost,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description:
      'An OpenTelemetry collector that accepts OTLP over HTTP, such as `http://localhost:4318`. Not set: no traces.',
    fallback: null,
    parse: parseCollectorUrl,
  },
  OTEL_SERVICE_NAME: {
    description: 'The name of the service in its traces.',
    fallback: 'taskpact',
    parse: (text) => text.trim(),
  },
  ADMIN_EMAIL: {
    description:
      'With `ADMIN_PASSWORD`: the first administrator. Where there is none, the account is created at start.',
    fallback: null,
    parse: parseEmail,
  },
  ADMIN_PASSWORD: {
    description: "The first administrator's password, 8 to 128 characters.",
    fallback: null,
    secret: true,
    parse: parseAdminPassword,
  },
  NODE_ENV: {
    description: '`development`, `test` or `production`. In production a `JWT_SECRET` that can be guessed is refused.',
    fallback: 'development',
    parse: (text) => parseOneOf(text, ['development', 'test', 'production']),
  },
} as const satisfies Record<string, Variable<unknown>>
