/** What every handler gets besides its request. The context is the injection: tests override its members. */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { type Attempts, createAttempts } from './auth/attempts.ts'
import type { Issuer } from './auth/issuer.ts'
import { createMailedTokens, type MailedTokens } from './auth/mailed-tokens.ts'
import { createPasswords, type Passwords } from './auth/passwords.ts'
import { createTokens, type Tokens } from './auth/tokens.ts'
import type { Config } from './config.ts'
import type { Contract } from './contract/document.ts'
import { openReplicas } from './database.ts'
import { patient } from './db/bounded.ts'
import { createReplicas, type Replicas } from './db/replicas.ts'
import { createEvents, type Events } from './events/append.ts'
import { createHints, type Hints } from './events/hints.ts'
import { readReplayed } from './events/queries.ts'
import { createTail, type Tail } from './events/tail.ts'
import { createJobs, type Jobs } from './jobs/jobs.ts'
import { createLog } from './log.ts'
import { observedTransport } from './mail/observed.ts'
import { createMailTransport, type MailTransport } from './mail/transport.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { readOurContract } from './our-contract.ts'
import { noTracing, type Tracing } from './tracing.ts'
import { type WebhookPolicy, webhookPolicy } from './webhooks/policy.ts'
import { createSecretBox, type SecretBox } from './webhooks/secrets.ts'

export interface Context {
  config: Config
  contract: Contract
  /** openapi.yaml as it was written. */
  contractText: string
  /** Connections outside of any request; a handler takes those of its `Scope`, which end with it. */
  pool: Knex
  /** Standbys that some reads may go to. */
  replicas: Replicas
  log: Logger
  metrics: Metrics
  tracing: Tracing
  passwords: Passwords
  /** How often passwords are tried and mails are asked for. */
  attempts: Attempts
  tokens: Tokens
  mailedTokens: MailedTokens
  /** Who else signs access tokens. */
  issuer: Issuer | null
  jobs: Jobs
  events: Events
  /** Says that something was committed. */
  hints: Hints
  /** The end of the change log, for all streams of this process. */
  tail: Tail
  mail: MailTransport
  webhookSecrets: SecretBox
  webhookPolicy: WebhookPolicy
  /** Aborted when the process is about to stop. */
  stopping: AbortSignal
}

/** Names us in the tokens that we sign. */
const issuer = 'taskpact'

/** Milliseconds after which a query counts as lost; a request's own deadline is much shorter. */
const queryPatience = 60_000

export interface ContextOptions {
  config: Config
  pool: Knex
  secret: Uint8Array
  /** Nothing is traced when absent. */
  tracing?: Tracing
  stopping?: AbortSignal
}

/** Puts the context together. `secret` signs access tokens; any member may be overridden. */
export async function createContext(
  { config, pool: database, secret, tracing = noTracing, stopping = new AbortController().signal }: ContextOptions,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const pool = patient(overrides.pool ?? database, queryPatience)
  const log = overrides.log ?? createLog(config.logLevel, { tracing })
  const ours = await readOurContract()
  const contract = overrides.contract ?? ours.contract
  const hints = overrides.hints ?? createHints({ pool, log, listenUrl: config.databaseListenUrl })
  const tail = overrides.tail ?? createTail({ pool, hints, log })
  const metrics = overrides.metrics ?? createMetrics({ pool, tail })
  return {
    config,
    contract,
    contractText: ours.text,
    replicas:
      overrides.replicas ??
      createReplicas({ primary: pool, pools: openReplicas(config, tracing), log, readHorizon: readReplayed }),
    log,
    metrics,
    tracing,
    passwords: createPasswords(),
    attempts: createAttempts({
      pool,
      wait: config.databaseWaitMs,
      document: contract.document,
      enabled: config.rateLimits,
    }),
    tokens: createTokens({ secret, issuer, audience: issuer }),
    mailedTokens: createMailedTokens({ secret, issuer }),
    issuer: config.issuer && (await import('./auth/issuer.ts')).createIssuer(config.issuer),
    jobs: createJobs({ pool, log, tracing }),
    events: createEvents({ contract, tracing }),
    hints,
    tail,
    mail: observedTransport(createMailTransport(config, log), { metrics, tracing }),
    webhookSecrets: createSecretBox({ secret, issuer }),
    webhookPolicy,
    stopping,
    ...overrides,
    pool,
  }
}
