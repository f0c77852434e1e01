/** OpenTelemetry traces of a request and the jobs that it causes. Without a collector nothing is loaded. */
import type { Attributes, SpanKind } from '@opentelemetry/api'
import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'

export interface SpanDetails {
  name: string
  kind: keyof typeof SpanKind
  /** Names of OpenTelemetry's semantic conventions; never values that users have sent. */
  attributes: Attributes
}

/** A span that is in progress. */
export interface OpenSpan {
  /** Adds to the span. `error` is the reason of a failure in a word, such as a code. */
  describe(more: { name?: string; attributes?: Attributes; error?: string }): void
}

export interface Tracing {
  /** Runs `work` as a span of the trace of a `traceparent` (W3C Trace Context, 3.2), else of a new trace. */
  enter<T>(span: SpanDetails, traceparent: string | undefined, work: (span: OpenSpan) => Promise<T>): Promise<T>
  /** Runs `work` as a span of the current trace. Without one, it only runs `work`. */
  span<T>(span: SpanDetails, work: (span: OpenSpan) => Promise<T>): Promise<T>
  /** The current trace and span. Absent without tracing. */
  current?(): TraceContext | undefined
  /** Exports the remaining spans, within the collector's timeout. */
  stop(): Promise<void>
}

export interface TraceContext {
  trace_id: string
  span_id: string
  /** The header that continues the trace elsewhere. */
  traceparent: string
}

/** Timeout of the collector in milliseconds, so that an unreachable one does not delay the end of the process. */
const exportTimeoutMs = 3_000

const noSpan: OpenSpan = { describe() {} }

export const noTracing: Tracing = {
  enter: (_span, _traceparent, work) => work(noSpan),
  span: (_span, work) => work(noSpan),
  stop: async () => {},
}

/** Starts tracing to the configured collector. Its failures are logged as warnings. */
export async function startTracing({ traces }: Pick<Config, 'traces'>, log: Logger): Promise<Tracing> {
  if (!traces) return noTracing
  const [{ context, diag, DiagLogLevel, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace }, sdk] =
    await Promise.all([import('@opentelemetry/api'), load()])

  const complain = (message: string) => log.warn({ reason: message }, 'traces cannot be exported')
  const quiet = () => {}
  diag.setLogger({ error: complain, warn: complain, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN)
  const exporter = new sdk.OTLPTraceExporter({ url: `${traces.endpoint}/v1/traces`, timeoutMillis: exportTimeoutMs })
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

    current() {
      const span = trace.getSpanContext(context.active())
      if (!span) return undefined
      const carrier: { traceparent?: string } = {}
      propagation.inject(context.active(), carrier)
      return { trace_id: span.traceId, span_id: span.spanId, traceparent: carrier.traceparent ?? '' }
    },

    async stop() {
      await provider.shutdown().catch((error) => complain(String(error)))
    },
  }
}

/** Loaded on demand: a service without tracing needs none of these files. */
async function load() {
  const [node, otlp, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  return { ...node, ...otlp, ...resources }
}

/** The error's code or name. Its message may contain values; the log has it under the same trace. */
function nameOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  return String(code ?? name ?? 'Error')
}
