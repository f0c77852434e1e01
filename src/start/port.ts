/** Listens on a TCP port, with a message for each way in which that fails. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { isLoopback } from '../config/values.ts'

/** Throws a StartupError where METRICS_PORT is the port of the service, which would otherwise be blamed on PORT. */
export function requireOwnPorts({ port, host, metricsPort, metricsHost }: Config): void {
  const everywhere = ['0.0.0.0', '::']
  // The name may stand for either loopback address.
  const isAlias = [host, metricsHost].includes('localhost') && isLoopback(host) && isLoopback(metricsHost)
  const meet = host === metricsHost || isAlias || [host, metricsHost].some((one) => everywhere.includes(one))
  if (port !== 0 && port === metricsPort && meet)
    throw new StartupError(
      `METRICS_PORT is ${port}, and so is PORT: set METRICS_PORT to another one, or to 0 for any free port.`,
    )
}

/** Returns the server's URL. Throws a StartupError that names the variables to change. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
  variables: { host: string; port: string },
): Promise<string> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupError(
        `Port ${port} is in use. Stop what listens there, or set ${variables.port} to another one.`,
      )
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} needs more rights. Set ${variables.port} to one above 1023.`)
    throw new StartupError(
      `Cannot listen on ${host}, port ${port} (${code}). Check ${variables.host} and ${variables.port}.`,
    )
  }
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${name}:${(server.address() as AddressInfo).port}`
}
