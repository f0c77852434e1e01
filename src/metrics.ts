/** What Prometheus may ask: how requests were answered, how busy the database's connections and the process are. */
import type { Server } from 'node:http'
import type { Knex } from 'knex'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { v7 as uuid } from 'uuid'
import { createHttpServer } from './contract/server.ts'
import type { EndedRequest } from './request-log.ts'

export interface Metrics {
  /** Everything that is measured, in Prometheus's text format. */
  registry: Registry
  countRequest(ended: EndedRequest): void
  /** One more that was refused since too much is in work; nothing else is known of it. */
  countRefused(): void
}

/** Measures of one service; `pool` is asked whenever the registry is. */
export function createMetrics(pool: Knex): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const labelNames = ['operation_id', 'status'] as const
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests that ended.', labelNames, registers })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the headers of a request to the last byte of its answer.',
    labelNames,
    registers,
  })
  new Gauge({
    name: 'database_pool_connections',
    help: 'Database connections that are open, by whether a query or a transaction has them.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.client.pool.numUsed())
      this.set({ state: 'free' }, pool.client.pool.numFree())
    },
  })
  new Gauge({
    name: 'database_pool_pending',
    help: 'Queries and transactions that wait for a database connection.',
    registers,
    collect() {
      this.set(pool.client.pool.numPendingAcquires())
    },
  })
  const refused = { operation_id: 'none', status: '503' }
  return {
    registry,
    countRefused: () => requests.inc(refused),
    countRequest({ operation, status, duration }) {
      const labels = { operation_id: operation?.id ?? 'none', status: String(status ?? 'none') }
      requests.inc(labels)
      durations.observe(labels, duration / 1000)
    },
  }
}

/** A server that is not listening yet: `GET /metrics` answers the registry, with the process's own measures in it. */
export function createMetricsServer({ registry }: Metrics): Server {
  collectDefaultMetrics({ register: registry })
  return createHttpServer(async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is only GET /metrics here.\n')
      return
    }
    try {
      const text = await registry.metrics()
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(text)
    } catch (error) {
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`${(error as Error).message}\n`)
    }
  }, uuid)
}
