// Every variable of the environment, with its description, its default and what it may be, once.
import { resolve } from 'node:path'
import {
  parseAdminPassword,
  parseCollectorUrl,
  parseDatabaseUrl,
  parseEmail,
  parseHost,
  parseJwksUrl,
  parseJwtSecret,
  parseList,
  parseMailFrom,
  parseOneOf,
  parseOrigin,
  parsePublicUrl,
  parseSmtpUrl,
  parseTrustProxy,
  parseWholeNumber,
} from './config-values.ts'

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

export interface Variable<T> {
  readonly description: string
  /** What is parsed when it is not set; `null` = then there is no value. */
  readonly fallback: string | null
  /** Never shown again, not even when it is wrong. */
  readonly secret?: true
  /** Throws `Unusable` with a sentence that follows the name and value: what is wrong, and what to write instead. */
  readonly parse: (text: string) => T
}

/** Every variable, in the README's order. An empty one counts as not set, as Compose files write it. */
export const variables = {
  PORT: {
    description: 'The port to listen on; 0 takes any free one.',
    fallback: '8000',
    parse: (text) => parseWholeNumber(text, 0, 65_535),
  },
  // Only this machine, until someone decides otherwise: a new service with open registration belongs on no network.
  HOST: {
    description: 'The address to listen on. `0.0.0.0` listens on every network, as a container needs.',
    fallback: '127.0.0.1',
    parse: parseHost,
  },
  DATABASE_URL: {
    description:
      'A Postgres server, 13 or newer; of several hosts, as in `postgres://user@db1:5432,db2:5432/taskpact`, the one that takes writes. Not set: an embedded one that keeps its data in `TASKPACT_DATA`.',
    fallback: null,
    secret: true,
    parse: parseDatabaseUrl,
  },
  DATABASE_REPLICA_URLS: {
    description:
      'Streaming standbys of `DATABASE_URL`, comma-separated, which lists are read from as far as they have what their reader wrote.',
    fallback: null,
    secret: true,
    parse: (text) => parseList(text).map(parseDatabaseUrl),
  },
  DATABASE_POOL_SIZE: {
    description: 'Database connections at most, per process, to each server.',
    fallback: '10',
    parse: (text) => parseWholeNumber(text, 2, 1000),
  },
  DATABASE_WAIT_MS: {
    description:
      'How long a request waits for a free database connection, in milliseconds; then it is answered 503, to be tried again.',
    fallback: '800',
    parse: (text) => parseWholeNumber(text, 10, 60_000),
  },
  DATABASE_LISTEN_URL: {
    description:
      'Where to LISTEN for what other processes commit, if `DATABASE_URL` leads through PgBouncer: the server itself. `off`: ask twice a second instead.',
    fallback: null,
    secret: true,
    parse: (text) => (text.trim() === 'off' ? 'off' : parseDatabaseUrl(text)),
  },
  TASKPACT_DATA: {
    description: 'The folder for the embedded database and the signing secret.',
    fallback: './data',
    parse: (text) => resolve(text),
  },
  JWT_SECRET: {
    description:
      'Signs access tokens; at least 32 bytes. Not set: one is made and kept in `TASKPACT_DATA`. Required in production with a `DATABASE_URL`.',
    fallback: null,
    secret: true,
    parse: parseJwtSecret,
  },
  JWKS_URL: {
    description:
      'The keys of an issuer, such as an OpenID provider, whose access tokens are taken besides our own (RS256, ES256, EdDSA).',
    fallback: null,
    parse: parseJwksUrl,
  },
  JWT_ISSUER: {
    description: 'With `JWKS_URL`: what `iss` must be in those tokens.',
    fallback: null,
    parse: (text) => text.trim(),
  },
  JWT_AUDIENCE: {
    description: 'With `JWKS_URL`: what `aud` must be, or contain.',
    fallback: null,
    parse: (text) => text.trim(),
  },
  JWT_CREATE_USERS: {
    description:
      'With `JWKS_URL`: whether somebody who comes for the first time with a verified address gets an account: `on` or `off`. Who has the address already is that user, once they have reset their password by mail.',
    fallback: 'off',
    parse: (text) => parseOneOf(text, ['on', 'off']) === 'on',
  },
  CORS_ORIGINS: {
    description: 'The web origins whose pages may call the service, comma-separated.',
    fallback: 'http://localhost:3000,http://127.0.0.1:3000',
    parse: (text) => [...new Set(parseList(text).map(parseOrigin))],
  },
  TRUST_PROXY: {
    description:
      'Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: `false`, the number of proxies in front, or their addresses, comma-separated.',
    fallback: 'false',
    parse: parseTrustProxy,
  },
  RATE_LIMITS: {
    description: "Whether the contract's rate limits apply: `on` or `off`.",
    fallback: 'on',
    parse: (text) => parseOneOf(text, ['on', 'off']) === 'on',
  },
  MAX_REQUESTS: {
    description:
      'Requests in work at most, per process; what comes beyond is answered 503 at once, so that what was begun ends in time.',
    fallback: '100',
    parse: (text) => parseWholeNumber(text, 1, 100_000),
  },
  PUBLIC_URL: {
    description: 'Where people reach the service: the links in mails begin with it.',
    fallback: 'http://localhost:8000',
    parse: parsePublicUrl,
  },
  SMTP_URL: {
    description:
      'The mail server, such as `smtp://user:password@mail.example.com:587`. Not set: mails become files in the folder `outbox` of `TASKPACT_DATA`.',
    fallback: null,
    secret: true,
    parse: parseSmtpUrl,
  },
  MAIL_FROM: {
    description: 'Who mails are from.',
    fallback: 'Taskpact <taskpact@localhost>',
    parse: parseMailFrom,
  },
  EVENT_RETENTION_DAYS: {
    description: 'How many days events are kept: how long a client may be away and still be told only what changed.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  WEBHOOK_TARGETS: {
    description:
      'Where webhooks may be sent: `public` is https to public addresses; `any` is also http, and the network that the service runs in.',
    fallback: 'public',
    parse: (text) => parseOneOf(text, ['public', 'any']),
  },
  TRASH_RETENTION_DAYS: {
    description: 'How many days deleted todos and projects stay in the trash before they are deleted for ever.',
    fallback: '30',
    parse: (text) => parseWholeNumber(text, 1, 3650),
  },
  WORKERS: {
    description:
      'Whether this process does background work, such as sending mails: `on` or `off`. `npm run worker` does nothing else.',
    fallback: 'on',
    parse: (text) => parseOneOf(text, ['on', 'off']) === 'on',
  },
  SHUTDOWN_DELAY_MS: {
    description:
      'How long a process that is asked to stop still takes requests, in milliseconds, while `/ready` is red and its answers close their connections: longer than a load balancer needs to notice.',
    fallback: '200',
    parse: (text) => parseWholeNumber(text, 0, 300_000),
  },
  LOG_LEVEL: {
    description: `What is logged, from the least to the most: ${logLevels.map((level) => `\`${level}\``).join(', ')}.`,
    fallback: 'info',
    parse: (text) => parseOneOf(text.toLowerCase(), logLevels),
  },
  SLOW_REQUEST_MS: {
    description: 'A request that takes longer, in milliseconds, is logged as a warning.',
    fallback: '1000',
    parse: (text) => parseWholeNumber(text, 0, 86_400_000),
  },
  METRICS_PORT: {
    description: 'The port of `GET /metrics`, for Prometheus; 0 takes any free one. Not set: there are no metrics.',
    fallback: null,
    parse: (text) => parseWholeNumber(text, 0, 65_535),
  },
  METRICS_HOST: {
    description:
      'The address on which `METRICS_PORT` listens. It asks for no password: open it to no more than it needs.',
    fallback: '127.0.0.1',
    parse: parseHost,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description:
      'An OpenTelemetry collector that takes OTLP over HTTP, such as `http://localhost:4318`. Not set: there are no traces.',
    fallback: null,
    parse: parseCollectorUrl,
  },
  OTEL_SERVICE_NAME: {
    description: 'What the service is called in its traces.',
    fallback: 'taskpact',
    parse: (text) => text.trim(),
  },
  ADMIN_EMAIL: {
    description: 'With `ADMIN_PASSWORD`: the first administrator, made at start when missing.',
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
    description: '`development`, `test` or `production`. Production accepts no weak `JWT_SECRET`.',
    fallback: 'development',
    parse: (text) => parseOneOf(text, ['development', 'test', 'production']),
  },
} as const satisfies Record<string, Variable<unknown>>
