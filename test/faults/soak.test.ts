/** Two minutes of everything: nothing grows, and nothing is answered with a 5xx. `npm run soak` does it for longer. */
import { expect, test } from 'vitest'
import { soak } from '../../bench/soak.ts'

test('two minutes of writes, reads, streams, syncs, batches and sign-ins leaves nothing behind', {
  timeout: 360_000,
}, async () => {
  const { table, faults } = await soak(2)
  expect(faults, table).toEqual([])
})
