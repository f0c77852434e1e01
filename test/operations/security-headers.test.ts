/** The headers that keep an answer from doing harm in a browser: exactly these, on whatever is answered. */
import request, { type Response } from 'supertest'
import { expect, test } from 'vitest'
import { useService } from '../support/service.ts'

const plain = useService()
const behindTls = useService({ TRUST_PROXY: '1' })

const nothing = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'"
const always = {
  'content-security-policy': nothing,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
/** The headers of a response that neither HTTP, nor the contract, nor CORS defines. */
function securityHeadersOf({ headers }: Response): Record<string, string> {
  const others =
    /^(allow|cache-control|connection|content-(length|type)|date|etag|keep-alive|ratelimit.*|transfer-encoding|vary|www-authenticate|access-control-.*|x-request-id|x-response-time)$/
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !others.test(name)))
}

const answers: [string, string, (url: string) => Promise<Response>][] = [
  ['an answer', '200', async (url) => request(url).get('/health')],
  ['a refusal', '401', async (url) => request(url).get('/todos')],
  ['what is not there', '404', async (url) => request(url).get('/nowhere')],
  ['another method', '405', async (url) => request(url).delete('/health')],
  ['what cannot be decoded', '400', async (url) => request(url).get('/problems/%ff')],
  [
    'a preflight',
    '204',
    async (url) =>
      request(url).options('/todos').set({ Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'GET' }),
  ],
]

test.each(answers)('%s (%s) has them all', async (_, status, ask) => {
  const answer = await ask(plain().url)
  expect(String(answer.status)).toBe(status)
  expect(securityHeadersOf(answer)).toEqual(always)
})

test('a page has the security headers, with a policy that names its own sources', async () => {
  const { 'content-security-policy': policy, ...others } = securityHeadersOf(await request(plain().url).get('/docs'))
  const { 'content-security-policy': _, ...expected } = always
  expect(others).toEqual(expected)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('Strict-Transport-Security is sent over TLS, which only a trusted proxy can report', async () => {
  const hsts = async (url: string, protocol?: string) => {
    const call = request(url).get('/health')
    if (protocol) call.set('X-Forwarded-Proto', protocol)
    return (await call).headers['strict-transport-security']
  }
  expect(await hsts(behindTls().url, 'https')).toBe('max-age=31536000')
  // RFC 6797, 7.2: never over plain HTTP. And a header of a proxy that is not trusted has no effect.
  expect(await hsts(behindTls().url, 'http')).toBeUndefined()
  expect(await hsts(behindTls().url)).toBeUndefined()
  expect(await hsts(plain().url, 'https')).toBeUndefined()
})
