/** Keeps calls and responses to the contract: path parameters before anything is sent, and what comes back. */
import { pathPatterns, successes } from '../../generated/sdk.ts'
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
    const pattern = Object.keys(pathPatterns).find((each) => pathPatterns[each]?.includes(name))
    if (typeof value !== 'string' || !pattern || !new RegExp(pattern, 'u').test(value)) throw invalidPath(name, pattern)
  }
}

/**
 * Returns the response. Throws a TaskpactError `unexpected_answer` when it is a success that the operation does not
 * declare: another status or media type, a missing body, an array in place of an object or the reverse.
 */
export async function checkSuccess(operation: string, response: Response): Promise<Response> {
  const declared = Object.keys(successes).filter((each) => successes[each]?.includes(operation))
  if (!response.ok || declared.length === 0) return response
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  const found = declared.find((each) => {
    const [status, mediaType] = each.split(' ')
    return status === String(response.status) && (mediaType === undefined || mediaType === type)
  })
  const [, mediaType, array] = found?.split(' ') ?? []
  if (found === undefined) throw unexpectedAnswer(response)
  if (mediaType === 'text/event-stream') return response
  const text = await response.clone().text()
  if (mediaType === undefined ? text !== '' : text === '') throw unexpectedAnswer(response)
  if (mediaType === 'application/json' && !isDeclaredJson(text, operation, array !== undefined))
    throw unexpectedAnswer(response)
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
