/**
 * For receivers of webhooks: verifies that a request comes from the service and is recent. It uses only Web Crypto, so
 * it runs in Node 20, in browsers and in workers.
 */
/** The request does not come from the service, or is too old. Return 400 or 401 and do nothing else. */
export class WebhookVerificationError extends Error {
    name = 'WebhookVerificationError';
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
export async function verifyWebhook(secret, headers, body, { tolerance = 300 } = {}) {
    const id = header(headers, 'webhook-id');
    const timestamp = header(headers, 'webhook-timestamp');
    const signatures = header(headers, 'webhook-signature');
    if (!/^\d{1,12}$/.test(timestamp))
        throw new WebhookVerificationError('webhook-timestamp is not a number of seconds');
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance)
        throw new WebhookVerificationError('webhook-timestamp differs too much from the current time');
    const key = await crypto.subtle.importKey('raw', keyOf(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    const text = typeof body === 'string' ? body : new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    const content = new TextEncoder().encode(`${id}.${timestamp}.${text}`);
    for (const signature of signatures.split(' ')) {
        const [version, value = ''] = signature.split(',');
        const bytes = version === 'v1' ? fromBase64(value) : null;
        // `verify` compares in constant time.
        if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, content)))
            return JSON.parse(text);
    }
    throw new WebhookVerificationError('no signature matches the secret and the body');
}
function header(headers, name) {
    const value = typeof headers.get === 'function' ? headers.get(name) : headers[name];
    if (typeof value !== 'string' || value === '')
        throw new WebhookVerificationError(`the header ${name} is missing`);
    return value;
}
function keyOf(secret) {
    const key = fromBase64(secret.replace(/^whsec_/, ''));
    if (!key || key.length === 0)
        throw new TypeError('The secret is not valid: it must be whsec_ followed by base64.');
    return key;
}
/** Returns the bytes of a base64 text, or null when it is not base64. */
function fromBase64(text) {
    try {
        return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=webhooks.js.map