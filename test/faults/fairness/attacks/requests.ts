/** Many connections that each send the same request again as soon as it has a response. */
import { Agent, request } from 'node:http'
import type { Attack } from '../../../support/bystander.ts'

export interface Requests {
  url: string
  connections: number
  method?: string
  /** In it, in the values of the headers and in a body that is a text, `{n}` is replaced by another number each time. */
  path: string
  headers?: Record<string, string>
  /** JSON, as a text or as its value. */
  body?: object | string
  /** The address of the connections. */
  from?: string
}

export const attack: Attack<Requests> = async (
  { url, connections, method = 'GET', path, headers = {}, body, from },
  { stop, count },
) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let sent = 0
  const fixed = typeof body === 'object' ? Buffer.from(JSON.stringify(body)) : undefined

  function send(): Promise<number | string> {
    const number = String(sent++)
    const text = typeof body === 'string' ? Buffer.from(body.replaceAll('{n}', number)) : fixed
    const type = text ? { 'Content-Type': 'application/json', 'Content-Length': String(text.length) } : {}
    const given = Object.entries(headers).map(([name, value]) => [name, value.replace('{n}', number)])
    return new Promise((resolve) => {
      const local = from === undefined ? {} : { localAddress: from }
      const options = { ...local, method, agent, headers: { ...type, ...Object.fromEntries(given) } }
      const one = request(new URL(path.replace('{n}', number), url), options, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 'none'))
      })
      one.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
      one.end(text)
    })
  }

  const repeat = async () => {
    while (!stop.aborted) count(await send())
  }
  await Promise.all(Array.from({ length: connections }, repeat))
  agent.destroy()
}
