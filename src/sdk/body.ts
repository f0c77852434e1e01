/** Reads the body of a response once, for the checks and for the generated client. */

/** The bodies of responses that have been read whole. */
const bodies = new WeakMap<Response, ArrayBuffer>()

/** The statuses whose responses have no body. */
const bodiless = [204, 205, 304]

/**
 * Reads the whole body unless it is an event stream, so that a truncated response counts as a failed attempt. Returns the
 * response with the body in memory.
 */
export async function complete(response: Response): Promise<Response> {
  if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response
  const body = await response.arrayBuffer()
  const { status, statusText, headers } = response
  const kept = new Response(bodiless.includes(status) ? null : body, { status, statusText, headers })
  // A new response has no address, to which `Location` and `Link` are relative.
  Object.defineProperty(kept, 'url', { value: response.url })
  bodies.set(kept, body)
  return kept
}

/** The body of a response as text. It can still be read. */
export async function textOf(response: Response): Promise<string> {
  const body = bodies.get(response)
  return body ? new TextDecoder().decode(body) : response.clone().text()
}
