/**
 * For receivers of webhooks: verifies that a request comes from the service and is recent. It uses only Web Crypto, so
 * it runs in Node 20, in browsers and in workers.
 */
/** A request's headers: an object with `get`, such as `Headers`, or a plain object with names in lower case. */
export type WebhookHeaders = {
    get(name: string): string | null;
} | Record<string, string | string[] | undefined>;
export interface VerifyOptions {
    /** How many seconds the timestamp may differ from now. Default: 300. An older request may be a replay. */
    tolerance?: number;
}
/** The request does not come from the service, or is too old. Return 400 or 401 and do nothing else. */
export declare class WebhookVerificationError extends Error {
    name: string;
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
export declare function verifyWebhook<Event = unknown>(secret: string, headers: WebhookHeaders, body: string | Uint8Array, { tolerance }?: VerifyOptions): Promise<Event>;
