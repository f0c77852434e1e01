/** The log: one JSON line per entry, on standard output. */
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from '../config/config.ts'
import { noTracing, type Tracing } from './tracing.ts'

/** Creates the log. It writes of errors what `describeError` returns, and the trace of each line, if there is one. */
export function createLog(
  level: Config['logLevel'],
  { tracing = noTracing, destination }: { tracing?: Tracing; destination?: DestinationStream } = {},
): Logger {
  const options = { level, serializers: { err: describeError } }
  if (tracing === noTracing) return pino(options, destination)
  const mixin = () => {
    const { trace_id, span_id } = tracing.current() ?? {}
    return { trace_id, span_id }
  }
  return pino({ ...options, mixin }, destination)
}

/**
 * The members of an error that are logged: message, code and stack, and those of its causes. No others, since Postgres
 * puts whole rows, and thereby password hashes, into `detail`.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { type, message, stack } = stdSerializers.err(error)
  const code = 'code' in error ? error.code : undefined
  // After a failed connection to all addresses of a host, the message is empty and the errors contain the reasons.
  const errors = error instanceof AggregateError ? error.errors.map(describeError) : undefined
  return { type, message, code, stack, errors }
}
