/** The log, on standard output: one JSON line per entry, or lines for a person. */
import { createRequire } from 'node:module'
import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import type { Config } from '../config/config.ts'
import { noTracing, type Tracing } from './tracing.ts'

type Settings = Pick<Config, 'logLevel' | 'logFormat'>

/** Whether standard output is for a person: its settings say so, or it is a terminal. */
export const isForPerson = ({ logFormat }: Pick<Config, 'logFormat'>): boolean =>
  logFormat === null ? process.stdout.isTTY === true : logFormat === 'pretty'

/** Creates the log. It writes of errors what `describeError` returns, and the trace of each line, if there is one. */
export function createLog(
  settings: Settings,
  {
    tracing = noTracing,
    destination = isForPerson(settings) ? prettyLines() : undefined,
  }: { tracing?: Tracing; destination?: DestinationStream | undefined } = {},
): Logger {
  const options = { level: settings.logLevel, serializers: { err: describeError } }
  if (tracing === noTracing) return pino(options, destination)
  const mixin = () => {
    const { trace_id, span_id } = tracing.current?.() ?? {}
    return { trace_id, span_id }
  }
  return pino({ ...options, mixin }, destination)
}

/** Writes entries as lines for a person. The package is loaded here, since services write JSON. */
function prettyLines(): DestinationStream {
  const { prettyFactory } = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty')
  const pretty = prettyFactory({
    colorize: process.stdout.hasColors?.() ?? false,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname,request_id,operation_id,route,user_id,method,path,status,duration_ms,traceparent',
    messageFormat: lineOf,
    singleLine: true,
  })
  return { write: (line) => void process.stdout.write(pretty(line)) }
}

/** `POST /todos 201 12 ms createTodo` for a request; for other entries their message, and the request that they are about. */
const lineOf: import('pino-pretty').MessageFormatFunc = (entry, messageKey, _, { colors }) => {
  const message = String(entry[messageKey])
  const { method, path, status, duration_ms, operation_id, request_id } = entry
  const about = [operation_id, request_id].filter((id) => id !== undefined).join(' ')
  if (method === undefined) return about === '' ? message : `${message} (${about})`
  const colour = Number(status) >= 500 ? colors.red : Number(status) >= 400 ? colors.yellow : colors.green
  const outcome = status === undefined ? colors.red('aborted') : colour(String(status))
  return `${method} ${path} ${outcome} ${Math.round(Number(duration_ms))} ms ${operation_id ?? ''}`.trimEnd()
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
