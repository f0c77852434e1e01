/** The studies: measurements of Taskpact alone, or of something else than requests. */
import { attacked } from './attacked.ts'
import { fanOut } from './fan-out.ts'
import { growth } from './growth.ts'
import { memory } from './memory.ts'
import type { BenchOptions } from './options.ts'
import { overload } from './overload.ts'
import { routesByPlace } from './routes.ts'
import { start } from './start.ts'
import { sync } from './sync.ts'
import { validators } from './validators.ts'
import { webhooks } from './webhooks.ts'

export interface Study {
  name: string
  title: string
  /** Measures, writes its section of RESULTS.md, and returns its table. */
  run(options: BenchOptions): Promise<string>
}

export const studies: Study[] = [
  { name: 'fan-out', title: 'Events to 1,000 streams', run: fanOut },
  { name: 'sync', title: '10,000 changes from GET /sync', run: sync },
  { name: 'webhooks', title: 'Webhooks while events happen', run: webhooks },
  { name: 'growth', title: 'With more todos', run: growth },
  { name: 'start', title: 'From the start to the first response', run: start },
  { name: 'memory', title: 'Memory, idle and under load', run: memory },
  { name: 'attacked', title: 'Other clients during an attack', run: attacked },
  { name: 'overload', title: 'Twice as many requests as the service can serve', run: overload },
  { name: 'routes', title: 'The first and the last of 500 routes', run: routesByPlace },
  { name: 'validators', title: 'The validators of a contract, by its size', run: validators },
]
