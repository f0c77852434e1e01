/** Keeps calls and responses to the contract: path parameters before anything is sent, and what comes back. */
import { pathPatterns, successes } from '../../generated/sdk.ts'
import { textOf } from './body.ts'
import { invalidPath, unexpectedAnswer } from './errors.ts'
import { isToken } from './token.ts'

/** A call as the generated client is about to send it. */
export interface Call {
  /** The path of the operation, with its parameters in braces. */
  url: string
  path?: Record<string, unknown> | undefined
}

/**
 * Throws a TaskpactError `path_invalid` unless each path parameter is a text that fits its pattern. Otherwise `..` would
 * be another operation: `fetch` resolves it, and `DELETE /users/me/sessions/..` is `DELETE /users/me`.
 */
export function checkPath({ url, path }: Call): void {
  for (const [, name = ''] of url.matchAll(/\{(\w+)\}/g)) {
    const value = path?.[name]
    const pattern = patternOf(name)
    if (typeof value !== 'string' || !pattern?.test(value)) throw invalidPath(name, pattern?.source)
  }
}

/** The patterns of the path parameters that were checked so far. */
const patterns = new Map<string, RegExp>()

function patternOf(name: string): RegExp | undefined {
  const known = patterns.get(name)
  const source = known ? undefined : Object.keys(pathPatterns).find((each) => pathPatterns[each]?.includes(name))
  if (source !== undefined) patterns.set(name, new RegExp(source, 'u'))
  return known ?? patterns.get(name)
}

/** A success that an operation declares. */
interface Success {
  status: number
  mediaType: string | undefined
  /** Whether its JSON is an array. */
  array: boolean
}

/** The successes of the operations that were called so far. */
const declared = new Map<string, Success[]>()

function successesOf(operation: string): Success[] {
  const list =
    declared.get(operation) ??
    Object.keys(successes)
      .filter((each) => successes[each]?.includes(operation))
      .map(read)
  declared.set(operation, list)
  return list
}

function read(success: string): Success {
  const [status, mediaType, array] = success.split(' ')
  return { status: Number(status), mediaType, array: array !== undefined }
}

/**
 * Returns the response. Throws a TaskpactError `unexpected_answer` when it is a success that the operation does not
 * declare: another status or media type, a missing body, an array in place of an object or the reverse.
 */
export async function checkSuccess(operation: string, response: Response): Promise<Response> {
  const list = successesOf(operation)
  if (!response.ok || list.length === 0) return response
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  const found = list.find(
    ({ status, mediaType }) => status === response.status && (mediaType === undefined || mediaType === type),
  )
  if (found === undefined) throw unexpectedAnswer(response)
  const { mediaType, array } = found
  if (mediaType === 'text/event-stream') return response
  const text = await textOf(response)
  if (mediaType === undefined ? text !== '' : text === '') throw unexpectedAnswer(response)
  if (mediaType === 'application/json' && !isDeclaredJson(text, operation, array)) throw unexpectedAnswer(response)
  return response
}

/** Whether a call returns lines, which the generated client would take for bytes. */
export const returnsLines = (operation: string) => successes['200 application/x-ndjson']?.includes(operation) === true

/** The client parses the whole text later. Tokens are checked here, since they are stored. */
function isDeclaredJson(text: string, operation: string, array: boolean): boolean {
  if (!text.trimStart().startsWith(array ? '[' : '{')) return false
  if (operation !== 'POST /auth/token') return true
  try {
    return isToken(JSON.parse(text))
  } catch {
    return false
  }
}
