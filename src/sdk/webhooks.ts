/**
 * For receivers of webhooks: verifies that a request comes from the service and is recent. It uses only Web Crypto, so
 * it runs in Node 20, in browsers and in workers.
 */

/** A request's headers: an object with `get`, such as `Headers`, or a plain object with names in lower case. */
export type WebhookHeaders = { get(name: string): string | null } | Record<string, string | string[] | undefined>

export interface VerifyOptions {
  /** How many seconds the timestamp may differ from now. Default: 300. An older request may be a replay. */
  tolerance?: number
}

/** The request does not come from the service, or is too old. Return 400 or 401 and do nothing else. */
export class WebhookVerificationError extends Error {
  override name = 'WebhookVerificationError'
}

/**
 * Verifies a request and returns its event. `secret` is the webhook's secret, which begins with `whsec_`; `body` is the
 * raw body, before any parsing. An event may be delivered more than once: ignore an event whose `id`, which is also the
 * header `webhook-id`, you have processed before.
 *
 * Throws a WebhookVerificationError when a header is missing, the timestamp is too old or too new, or no signature
 * matches. Throws a TypeError when `secret` is not valid.
 *
 * @example
 * const event = await verifyWebhook(process.env.WEBHOOK_SECRET, request.headers, await request.text())
 */
export async function verifyWebhook<Event = unknown>(
  secret: string,
  headers: WebhookHeaders,
  body: string | Uint8Array,
  { tolerance = 300 }: VerifyOptions = {},
): Promise<Event> {
  const id = header(headers, 'webhook-id')
  const timestamp = header(headers, 'webhook-timestamp')
  const signatures = header(headers, 'webhook-signature')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('webhook-timestamp is not a number of seconds')
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance)
    throw new WebhookVerificationError('webhook-timestamp differs too much from the current time')

  const key = await crypto.subtle.importKey('raw', keyOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  const content = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
  for (const signature of signatures.split(' ')) {
    const [version, value = ''] = signature.split(',')
    const bytes = version === 'v1' ? fromBase64(value) : null
    // `verify` compares in constant time.
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, content))) return JSON.parse(text)
  }
  throw new WebhookVerificationError('no signature matches the secret and the body')
}

function header(headers: WebhookHeaders, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name]
  if (typeof value !== 'string' || value === '') throw new WebhookVerificationError(`the header ${name} is missing`)
  return value
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = fromBase64(secret.replace(/^whsec_/, ''))
  if (!key || key.length === 0) throw new TypeError('The secret is not valid: it must be whsec_ followed by base64.')
  return key
}

/** Returns the bytes of a base64 text, or null when it is not base64. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
