/** A write of the races: a request of one of the people of their world. */
import { type Answer, ask } from './load.ts'
import type { Name, RaceWorld } from './race-world.ts'
import type { TestService } from './service.ts'

export interface Write {
  (service: TestService, world: RaceWorld): Promise<Answer>
  /** Absent for a write that depends on the service. */
  request?: { by: Name; of(world: RaceWorld): { method: string; path: string; body?: object } }
}

export function by(
  name: Name,
  method: string,
  path: (world: RaceWorld) => string,
  body?: (world: RaceWorld) => object,
): Write {
  const of = (world: RaceWorld) => ({ method, path: path(world), ...(body && { body: body(world) }) })
  const send: Write = ({ url }, world) => {
    const { path: target, ...others } = of(world)
    return ask(url, method, target, { token: world.tokens[name], ...('body' in others && { body: others.body }) })
  }
  return Object.assign(send, { request: { by: name, of } })
}
