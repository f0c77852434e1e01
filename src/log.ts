/** The log: one JSON line per entry, on standard output. */
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from './config.ts'

/** A log that writes no more of an error than `describeError` lets through. */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  return pino({ level, serializers: { err: describeError } }, destination)
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
