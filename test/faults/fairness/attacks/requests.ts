/** Many connections that each send the same request again as soon as it has a response. */
import { Agent, request } from 'node:http'
import type { Attack } from '../../../support/bystander.ts'

export interface Requests {
  url: string
  connections: number
  method?: string
  path: string
  headers?: Record<string, string>
  /** Put into the path and the values of the headers, in place of `{n}`: another number each time. */
  body?: object
}

export const attack: Attack<Requests> = async (
  { url, connections, method = 'GET', path, headers = {}, body },
  { stop, count },
) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let sent = 0
  const text = body && JSON.stringify(body)
  const type = text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(text.length) }

  function send(): Promise<number | string> {
    const number = String(sent++)
    const given = Object.entries(headers).map(([name, value]) => [name, value.replace('{n}', number)])
    return new Promise((resolve) => {
      const options = { method, agent, headers: { ...type, ...Object.fromEntries(given) } }
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
