/** A write of the races: a request of one of the people of their world. */
import { type Answer, ask } from './load.ts'
import type { Name, RaceWorld } from './race-world.ts'
import type { TestService } from './service.ts'

export type Write = (service: TestService, world: RaceWorld) => Promise<Answer>

export const by =
  (name: Name, method: string, path: (world: RaceWorld) => string, body?: (world: RaceWorld) => object): Write =>
  ({ url }, world) =>
    ask(url, method, path(world), { token: world.tokens[name], ...(body && { body: body(world) }) })
