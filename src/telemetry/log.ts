/** The log: one JSON line per entry, on standard output. */
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from '../config/config.ts'
import { noTracing, type Tracing } from './tracing.ts'

/** A log that writes no more of an error than `describeError` lets through, and each line's trace if it has one. */
export function createLog(
  level: Config['logLevel'],
  { tracing = noTracing, destination }: { tracing?: Tracing; destination?: DestinationStream } = {},
): Logger {
  const options = { level, serializers: { err: describeError } }
  if (tracing === noTracing) return pino(options, destination)
  const mixin = () => {
    const { trace_id, span_id } = tracing.place() ?? {}
    return { trace_id, span_id }
  }
  return pino({ ...options, mixin }, destination)
}

/**
 * What a line says of an error: its own words, code and stack, and those of its causes. Other members stay out:
 * Postgres puts whole rows, and so password hashes, into `detail`.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  const code = 'code' in error ? error.code : undefined
  // Both addresses of a host name were tried: the message is empty, the errors say why.
  const errors = error instanceof AggregateError ? error.errors.map(describeError) : undefined
  return { type, message, code, stack, errors }
}
