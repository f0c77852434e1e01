/** The context: every handler gets it, and tests override its members. It is the service's dependency injection. */

import { hkdfSync } from 'node:crypto'
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { createHints, type Hints } from '../changelog/hints.ts'
import { readReplayed } from '../changelog/queries.ts'
import { createEvents, type Events } from '../changelog/record.ts'
import { createTail, type Tail } from '../changelog/tail.ts'
import type { Config } from '../config/config.ts'
import { withoutOptimisations } from '../db/knex.ts'
import { type Turns, withQueryTimeout } from '../db/limits/limits.ts'
import { createReplicas, type Replicas } from '../db/replicas/replicas.ts'
import { type Attempts, createAttempts } from '../features/auth/attempts.ts'
import { type FirstAccount, firstAccount } from '../features/auth/first-account.ts'
import type { Issuer } from '../features/auth/issuer.ts'
import { createMailedTokens, type MailedTokens } from '../features/auth/mail-token-signer.ts'
import { createPasswords, type Passwords } from '../features/auth/passwords.ts'
import { createSecretBox, type SecretBox } from '../features/auth/secret-box.ts'
import { createSigningKeys, type SigningSecrets } from '../features/auth/signing-keys.ts'
import { createTokens, type Tokens } from '../features/auth/tokens.ts'
import type { Provider } from '../features/oidc/provider.ts'
import { createMfaTokens, type MfaTokens } from '../features/second-factors/mfa-tokens.ts'
import { createPasskeyChallenges, type PasskeyChallenges } from '../features/second-factors/passkey-challenges.ts'
import { findEndedSessions } from '../features/sessions/queries.ts'
import { type WebhookPolicy, webhookPolicy } from '../features/webhooks/policy.ts'
import { createJobs, type Jobs } from '../jobs/jobs.ts'
import { findQueueDepths } from '../jobs/queries.ts'
import {
  type Contract,
  failedAuthentication,
  Gate,
  rateLimitOf,
  type SharedSlots,
  Shares,
  shareOf,
  takeTurn,
} from '../kernel/index.ts'
import { type MailPolicy, mailPolicy } from '../mail/gather.ts'
import { observedTransport } from '../mail/observed.ts'
import { createMailTransport, type MailTransport } from '../mail/transport.ts'
import { createLog } from '../telemetry/log.ts'
import { createMetrics, type Metrics } from '../telemetry/metrics.ts'
import { createSecurityLog, type SecurityLog } from '../telemetry/security-log.ts'
import { noTracing, type Tracing } from '../telemetry/tracing.ts'
import { readOurContract } from './load-contract.ts'
import { Quotas } from './quotas.ts'
import { type RateLimitCounters, rateLimitCounters } from './rate-limits.ts'
import { type WebAppState, webAppState } from './web-app.ts'

export interface Context {
  config: Config
  contract: Contract
  /** The text of openapi.yaml. */
  contractText: string
  /** Connections for work outside of requests, whose queries have a timeout of their own. */
  pool: Knex
  /** Further connections for jobs alone, so that requests do not wait for them. */
  workerPool: Knex
  /**
   * The connections of `pool` for requests. Their users set the limits (`withLimits`). A handler uses those of its `Scope`.
   */
  requestPool: Knex
  /** Read replicas. */
  replicas: Replicas
  log: Logger
  metrics: Metrics
  security: SecurityLog
  /** Limits the requests in flight, upgrades to the event socket included, and the streams of each caller. */
  gate: Gate
  /** The counters of the contract's rate limits. */
  rateLimitCounters: RateLimitCounters
  /**
   * Shares the connections of `requestPool` among callers: a request that waits for a lock holds one meanwhile. Statements and
   * transactions that requests share take no turn, so that no caller can hold up the authentication of another one.
   */
  connectionTurns: Turns
  /**
   * Shares among callers the transactions of changes that may wait for locks, fewer than there are connections: those that wait
   * leave some to requests that do not.
   */
  transactionSlots: SharedSlots
  tracing: Tracing
  passwords: Passwords
  /** Limits password attempts and requested emails. */
  attempts: Attempts
  /** Whether the next account is the first one. */
  firstAccount: FirstAccount
  tokens: Tokens
  mailedTokens: MailedTokens
  /** Tokens between the two steps of a sign-in. */
  mfaTokens: MfaTokens
  /** Challenges for the authenticators of passkeys. */
  passkeyChallenges: PasskeyChallenges
  /** Encrypts the secrets of authenticator apps. */
  factorSecrets: SecretBox
  /** The identity providers that people sign in with, by name. */
  providers: Map<string, Provider>
  /** Encrypts sign-ins that wait for a provider. */
  signInSecrets: SecretBox
  /** An external issuer of access tokens. */
  issuer: Issuer | null
  jobs: Jobs
  quotas: Quotas
  events: Events
  /** Notifies all processes of commits. */
  hints: Hints
  /** Follows the change log for all streams of this process. */
  tail: Tail
  mail: MailTransport
  mailPolicy: MailPolicy
  webhookSecrets: SecretBox
  webhookPolicy: WebhookPolicy
  webApp: WebAppState
  /** Aborted when the process begins to stop. */
  stopping: AbortSignal
}

/** Null where no range service is configured. */
async function breachCheck({ breachedPasswordsUrl: url }: Config, log: Logger, metrics: Metrics) {
  if (url === null) return null
  const { breachedPasswords } = await import('../features/auth/breached-passwords.ts')
  return breachedPasswords({ url, log, count: metrics.countBreachCheck })
}

/** The `iss` and `aud` of the tokens that this service signs. */
const issuer = 'taskpact'

/** Milliseconds after which a query of background work counts as lost. */
const queryTimeoutMs = 60_000

/** Of the connections of requests, those for transactions of changes at most. */
const transactionPart = 0.6

export interface ContextOptions {
  config: Config
  pool: Knex
  /** Connections for jobs; `pool` when absent. */
  workerPool?: Knex
  secrets: SigningSecrets
  /** Connections to the read replicas, none when absent; the context closes them. */
  replicaPools?: Knex[]
  /** No tracing when absent. */
  tracing?: Tracing
  stopping?: AbortSignal
}

/** Creates the context. The first of `secrets` signs access tokens. Any member may be overridden. */
export async function createContext(
  {
    config,
    pool: database,
    workerPool: workerDatabase,
    secrets,
    replicaPools = [],
    tracing = noTracing,
    stopping = new AbortController().signal,
  }: ContextOptions,
  overrides: Partial<Context> = {},
): Promise<Context> {
  const keys = createSigningKeys(secrets)
  const optimised = (one: Knex) => (config.plain ? withoutOptimisations(one) : one)
  const requestPool = optimised(overrides.pool ?? database)
  const pool = withQueryTimeout(requestPool, queryTimeoutMs)
  const workerPool = workerDatabase ? withQueryTimeout(optimised(workerDatabase), queryTimeoutMs) : pool
  const log = overrides.log ?? createLog(config, { tracing })
  const ours = await readOurContract({ quickChecks: !config.plain })
  const contract = overrides.contract ?? ours.contract
  const hints = overrides.hints ?? createHints({ pool, log, listenUrl: config.databaseListenUrl })
  const tail = overrides.tail ?? createTail({ pool, hints, log, findEnded: findEndedSessions })
  const metrics =
    overrides.metrics ?? createMetrics({ pool, queueDepths: () => findQueueDepths(pool), tailLag: () => tail.lag() })
  const connections = {
    shares: new Shares({ ...shareOf(contract.document, 'connections'), slots: config.databasePoolSize }),
    wait: config.databaseWaitMs,
    what: 'requests that use the database',
  }
  return {
    config,
    contract,
    contractText: ours.text,
    replicas:
      overrides.replicas ??
      createReplicas({ primary: pool, pools: replicaPools.map(optimised), log, readHorizon: readReplayed }),
    log,
    metrics,
    security: createSecurityLog(log, Buffer.from(hkdfSync('sha256', secrets[0], '', `${issuer}/security-log`, 32))),
    gate: new Gate(config.maxRequests, config.databasePoolSize, {
      document: contract.document,
      heavy: Math.max(2, Math.floor(config.databasePoolSize / 2)),
      heavyWaitMs: config.databaseWaitMs,
      streams: config.maxStreams,
      failures: failedAuthentication(config.rateLimits ? contract.document : {}, metrics.countFailedAuthentication),
    }),
    rateLimitCounters: rateLimitCounters(requestPool, config),
    connectionTurns: {
      slots: connections.shares,
      wait: (caller, signal) => takeTurn(connections, caller, signal),
    },
    transactionSlots: {
      shares: new Shares({
        ...shareOf(contract.document, 'transactions'),
        slots: Math.floor(config.databasePoolSize * transactionPart),
      }),
      wait: config.databaseWaitMs,
      what: 'changes in flight',
    },
    tracing,
    passwords: createPasswords({ breached: await breachCheck(config, log, metrics) }),
    attempts: createAttempts({
      pool: requestPool,
      wait: config.databaseWaitMs,
      document: contract.document,
      enabled: config.rateLimits,
    }),
    firstAccount: firstAccount(),
    tokens: createTokens({ keys, issuer, audience: issuer }),
    mailedTokens: createMailedTokens({ keys, issuer }),
    mfaTokens: createMfaTokens({ keys, issuer }),
    passkeyChallenges: createPasskeyChallenges({ keys, issuer }),
    factorSecrets: createSecretBox({ secrets, issuer, purpose: 'second-factors' }),
    providers:
      config.providers.length > 0 ? (await import('../features/oidc/providers.ts')).createProviders(config) : new Map(),
    signInSecrets: createSecretBox({ secrets, issuer, purpose: 'sign-ins' }),
    issuer: config.issuer && (await import('../features/auth/issuer.ts')).createIssuer(config.issuer),
    jobs: createJobs({ pool: workerPool, log, tracing, totals: { mail: config.mailConnections } }),
    quotas: new Quotas({ document: contract.document, config, pool, log }),
    events: createEvents({
      ...{ contract, tracing },
      changes: config.rateLimits ? rateLimitOf(contract.document, 'changes') : undefined,
    }),
    hints,
    tail,
    mail: observedTransport(createMailTransport(config, log), { metrics, tracing }),
    webhookSecrets: createSecretBox({ secrets, issuer, purpose: 'webhook-secrets' }),
    mailPolicy,
    webhookPolicy,
    webApp: webAppState(config),
    stopping,
    ...overrides,
    pool,
    workerPool,
    requestPool,
  }
}
