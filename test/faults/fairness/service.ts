/** The service of a file of attacks, with its rate limits, and a bystander. */
import { afterAll, beforeAll } from 'vitest'
import { startWatched, type Watched } from '../../../bench/watched.ts'
import { newPerson } from '../../start/process.ts'
import { type Bystander, besideAttack, expectUnharmed, newBystander, type Outcome } from '../../support/bystander.ts'

export interface Attacked {
  service: Watched
  bystander: Bystander
  /** The token of a user with nothing. */
  token: string
  /** Runs an attack by its file in `attacks`, and expects that it costs the bystander nothing. */
  withstand(name: string, file: string, data: object): Promise<Outcome>
}

export function useAttacked(environment: Record<string, string> = {}): () => Attacked {
  let service: Watched
  let bystander: Bystander
  let token: string
  beforeAll(async () => {
    service = await startWatched({ RATE_LIMITS: 'on', ...environment })
    bystander = await newBystander(service.url)
    token = (await newPerson(service.url, 'attacker@example.com')).token
  }, 120_000)
  afterAll(async () => {
    await bystander?.leave()
    await service?.stop()
  }, 60_000)

  async function withstand(name: string, file: string, data: object): Promise<Outcome> {
    const outcome = await besideAttack(service, bystander, {
      file: new URL(`./attacks/${file}.ts`, import.meta.url),
      data: { url: service.url, ...data },
    })
    expectUnharmed(name, outcome)
    return outcome
  }

  return () => ({ service, bystander, token, withstand })
}
