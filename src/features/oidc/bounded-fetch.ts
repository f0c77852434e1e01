/** Fetches from identity providers with bounds, and tells a provider that fails from one that refuses. */
import { ProviderFailed, SignInRefused } from './provider.ts'

/** Milliseconds that a provider has for one response. */
const timeoutMs = 3_000
/** Bytes of a response. */
const maxBytes = 1_000_000

/** Throws `ProviderFailed` where there is no response, and for one of the status 500 and above. */
export async function boundedFetch(url: string, options: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, { ...options, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    const bytes = await readBounded(response)
    if (response.status >= 500) throw new ProviderFailed(`it returned ${response.status}`)
    return new Response(bytes, { status: response.status, headers: response.headers })
  } catch (error) {
    throw new ProviderFailed(`${new URL(url).host}: ${(error as Error).message}`, { cause: error })
  }
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength
    parts.push(read.value)
    if (length <= maxBytes) continue
    await reader.cancel()
    throw new ProviderFailed(`its response has more than ${maxBytes} bytes`)
  }
  return length === 0 ? null : new Uint8Array(Buffer.concat(parts))
}

/** Errors of OAuth (RFC 6749, 5.2) that are about the person's sign-in. Others are about the configuration of the service. */
const aboutTheSignIn = ['invalid_grant', 'access_denied', 'invalid_token']

/** The library's codes of responses that are none of the protocol. */
const notConform = ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_WWW_AUTHENTICATE_CHALLENGE']

/** Runs a request of a sign-in, whose errors become `ProviderFailed` or `SignInRefused`. */
export async function judged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const chain = causesOf(error)
    const failed = chain.find((one) => one instanceof ProviderFailed)
    if (failed) throw failed
    if (chain.some((one) => notConform.includes((one as { code?: unknown }).code as string)))
      throw new ProviderFailed((error as Error).message, { cause: error })
    const code = chain.map((one) => (one as { error?: unknown }).error).find((one) => typeof one === 'string')
    if (code !== undefined && !aboutTheSignIn.includes(code as string))
      throw new ProviderFailed(`it refuses this service: ${code}`, { cause: error })
    throw new SignInRefused((error as Error).message, { cause: error })
  }
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}
