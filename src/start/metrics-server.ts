/** Serves `GET /metrics` on a port of its own. */
import type { Server } from 'node:http'
import { collectDefaultMetrics } from 'prom-client'
import type { Config } from '../config/config.ts'
import { newId } from '../db/new-id.ts'
import { createHttpServer } from '../kernel/index.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { listen } from './port.ts'

export interface MetricsServer {
  /** The address for Prometheus. */
  address: string
  close(): void
}

/** Serves the metrics if METRICS_PORT is set. Throws a StartupError when the port is not available. */
export async function serveMetrics(
  metrics: Metrics,
  { metricsHost: host, metricsPort: port }: Config,
): Promise<MetricsServer | null> {
  if (port === null) return null
  const server = createMetricsServer(metrics)
  const address = await listen(server, { host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' })
  return {
    address: `${address}/metrics`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Returns a server that is not listening yet. It adds the metrics of the process to those of the service. */
function createMetricsServer({ registry }: Metrics): Server {
  collectDefaultMetrics({ register: registry })
  return createHttpServer(
    async (request, response) => {
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
    },
    { newRequestId: newId },
  )
}
