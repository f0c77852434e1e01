/** How long requests wait for the database decides how many are admitted, so every wait of a request counts. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Gate } from '../../src/kernel/index.ts'
import { newPerson, startService } from '../support/service.ts'

/** Counts the waits that it hears of. */
class CountingGate extends Gate {
  waits = 0
  override waited(milliseconds: number, tooLong: number): void {
    this.waits++
    super.waited(milliseconds, tooLong)
  }
}

test.each([1, 8])(
  'of %i requests at once the gate hears each wait: for the look-up of the user, and of the todo',
  async (count) => {
    const gate = new CountingGate(1_000)
    const service = await startService({}, { gate })
    try {
      const ada = await newPerson(service)
      gate.waits = 0
      const replies = await Promise.all(Array.from({ length: count }, () => ada.send('get', `/todos/${randomUUID()}`)))
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 404))
      expect(gate.waits).toBe(2 * count)
    } finally {
      await service.close()
    }
  },
)
