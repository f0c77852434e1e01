/** Traces, by OpenTelemetry: what a request set off, from its first byte to its last mail. Off, it loads and costs nothing. */
import type { Attributes, SpanKind } from '@opentelemetry/api'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'

export interface SpanDetails {
  name: string
  kind: keyof typeof SpanKind
  /** Named as OpenTelemetry's semantic conventions name them; never with a value that a user gave. */
  attributes: Attributes
}

/** A span that has not ended. */
export interface OpenSpan {
  /** `error` says in a word why the span failed, such as a code. */
  describe(more: { name?: string; attributes?: Attributes; error?: string }): void
}

export interface Tracing {
  /** Runs `work` as a span of the trace that a `traceparent` (W3C Trace Context, 3.2) names, else of a new trace. */
  enter<T>(span: SpanDetails, traceparent: string | undefined, work: (span: OpenSpan) => Promise<T>): Promise<T>
  /** Runs `work` as a span of the trace that it is called in. Outside of any trace it just runs it. */
  span<T>(span: SpanDetails, work: (span: OpenSpan) => Promise<T>): Promise<T>
  /** The place in a trace that this is called in. */
  place(): TracePlace | undefined
  /** Exports what is left, for as long as a collector that answers takes. */
  stop(): Promise<void>
}

export interface TracePlace {
  trace_id: string
  span_id: string
  /** Names both to whoever goes on with the trace. */
  traceparent: string
}

/** Milliseconds that a collector may take, so that one that is gone does not hold up the end of the process. */
const patience = 3_000

const noSpan: OpenSpan = { describe() {} }

export const noTracing: Tracing = {
  enter: (_span, _traceparent, work) => work(noSpan),
  span: (_span, work) => work(noSpan),
  place: () => undefined,
  stop: async () => {},
}

/** Traces to the collector that the configuration names; trouble with it is a warning in the log. */
export async function startTracing({ traces }: Pick<Config, 'traces'>, log: Logger): Promise<Tracing> {
  if (!traces) return noTracing
  const [{ context, diag, DiagLogLevel, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, sdk] =
    await Promise.all([import('@opentelemetry/api'), load()])

  const complain = (message: string) => log.warn({ reason: message }, 'traces cannot be exported')
  const quiet = () => {}
  diag.setLogger({ error: complain, warn: complain, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN)
  const exporter = new sdk.OTLPTraceExporter({ url: `${traces.endpoint}/v1/traces`, timeoutMillis: patience })
  const provider = new sdk.NodeTracerProvider({
    resource: sdk
      .defaultResource()
      .merge(sdk.detectResources({ detectors: [sdk.envDetector] }))
      .merge(sdk.resourceFromAttributes({ 'service.name': traces.serviceName })),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  })
  provider.register()
  const tracer = provider.getTracer('taskpact')

  function run<T>(details: SpanDetails, parent: typeof ROOT_CONTEXT, work: (span: OpenSpan) => Promise<T>): Promise<T> {
    const { name, kind, attributes } = details
    return tracer.startActiveSpan(name, { kind: SpanKind[kind], attributes }, parent, async (span) => {
      const open: OpenSpan = {
        describe({ name, attributes, error }) {
          if (name !== undefined) span.updateName(name)
          if (attributes) span.setAttributes(attributes)
          if (error === undefined) return
          span.setAttribute('error.type', error)
          span.setStatus({ code: SpanStatusCode.ERROR })
        },
      }
      try {
        return await work(open)
      } catch (error) {
        open.describe({ error: nameOf(error) })
        throw error
      } finally {
        span.end()
      }
    })
  }

  return {
    enter: (span, traceparent, work) =>
      run(span, traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT, work),

    async span(span, work) {
      const parent = context.active()
      return trace.getSpanContext(parent) ? run(span, parent, work) : work(noSpan)
    },

    place() {
      const place = trace.getSpanContext(context.active())
      if (!place) return undefined
      const carrier: { traceparent?: string } = {}
      propagation.inject(context.active(), carrier)
      return { trace_id: place.traceId, span_id: place.spanId, traceparent: carrier.traceparent ?? '' }
    },

    async stop() {
      await provider.shutdown().catch((error) => complain(String(error)))
    },
  }
}

/** Some hundred files that a service without traces never reads. */
async function load() {
  const [node, otlp, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  return { ...node, ...otlp, ...resources }
}

/** Not the message: Postgres writes values into it, and the log has it under the same trace. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return String(code ?? name ?? 'Error')
}
