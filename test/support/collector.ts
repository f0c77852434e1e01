/** A real OpenTelemetry collector, as far as a service can tell: it takes traces as OTLP/HTTP in JSON, and keeps them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'

export interface CollectedSpan {
  traceId: string
  spanId: string
  /** Absent or empty: the first of its trace. */
  parentSpanId?: string
  name: string
  /** Of `opentelemetry.proto.trace.v1.Span.SpanKind`. */
  kind: 'INTERNAL' | 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER'
  attributes: Record<string, unknown>
  failed: boolean
  /** Of what made it. */
  resource: Record<string, unknown>
}

export interface Collector {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string
  spans: CollectedSpan[]
  /** All that came, as it came. */
  text(): string
  /** Waits for a span that is like this. */
  spanLike(wanted: Partial<CollectedSpan>): Promise<CollectedSpan>
  close(): void
}

interface Value {
  stringValue?: string
  intValue?: number | string
  boolValue?: boolean
  arrayValue?: unknown
}
interface Attribute {
  key: string
  value: Value
}
/** The parts of ExportTraceServiceRequest that are looked at (opentelemetry-proto, JSON mapping). */
interface Export {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: {
      spans: {
        traceId: string
        spanId: string
        parentSpanId?: string
        name: string
        kind: number
        attributes: Attribute[]
        status: { code?: number }
      }[]
    }[]
  }[]
}

const kinds = ['INTERNAL', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'] as const
const failedStatus = 2

export async function startCollector(): Promise<Collector> {
  let text = ''
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const isExport = request.method === 'POST' && request.url === '/v1/traces'
    if (!isExport || request.headers['content-type'] !== 'application/json') return response.writeHead(404).end()
    const body = Buffer.concat(chunks).toString()
    text += body
    collector.spans.push(...spansOf(JSON.parse(body)))
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    text: () => text,
    async spanLike(wanted) {
      const find = () => this.spans.find((span) => isLike(span, wanted))
      const message = `a span like ${JSON.stringify(wanted)}`
      await expect.poll(find, { timeout: 15_000, message }).toBeDefined()
      return find() as CollectedSpan
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return collector
}

function spansOf({ resourceSpans }: Export): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ kind, attributes, status, ...span }) => ({
        ...span,
        kind: kinds[kind] ?? 'INTERNAL',
        attributes: valuesOf(attributes),
        failed: status.code === failedStatus,
        resource: valuesOf(resource.attributes),
      })),
    ),
  )
}

function valuesOf(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? boolValue ?? (intValue === undefined ? undefined : Number(intValue)),
    ]),
  )
}

function isLike(value: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return value === wanted
  return Object.entries(wanted).every(([name, part]) => isLike((value as Record<string, unknown>)[name], part))
}
