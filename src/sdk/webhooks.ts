/**
 * For receivers of webhooks: tells whether a request is from the service, and new. Web Crypto and nothing else, so it
 * runs in Node 20, in browsers and in workers.
 */

/** What a framework has of a request's headers, with names in lower case where it is a plain object. */
export type WebhookHeaders = { get(name: string): string | null } | Record<string, string | string[] | undefined>

export interface VerifyOptions {
  /** How many seconds the timestamp may be off; 300 when absent. What is older may be a request that was recorded. */
  tolerance?: number
}

/** The request is not from the service, or not new. Answer 400 or 401 and do nothing else. */
export class WebhookVerificationError extends Error {
  override name = 'WebhookVerificationError'
}

/**
 * Answers the event of a request, or throws a WebhookVerificationError. `secret` is the one that begins with `whsec_`;
 * `body` is the body as it came, before anything parsed it. The same event may come more than once: its `id`, which is
 * also the header `webhook-id`, tells.
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
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('webhook-timestamp is no number of seconds')
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance)
    throw new WebhookVerificationError('webhook-timestamp is too far from now')

  const key = await crypto.subtle.importKey('raw', keyOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  const content = new TextEncoder().encode(`${id}.${timestamp}.${text}`)
  for (const signature of signatures.split(' ')) {
    const [version, value = ''] = signature.split(',')
    const bytes = version === 'v1' ? fromBase64(value) : null
    // It compares in constant time.
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, content))) return JSON.parse(text)
  }
  throw new WebhookVerificationError('no signature fits the secret and the body')
}

function header(headers: WebhookHeaders, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : (headers as Record<string, unknown>)[name]
  if (typeof value !== 'string' || value === '') throw new WebhookVerificationError(`the header ${name} is missing`)
  return value
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = fromBase64(secret.replace(/^whsec_/, ''))
  if (!key || key.length === 0) throw new TypeError('The secret is not whsec_ and base64.')
  return key
}

/** Null for what is no base64. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}
