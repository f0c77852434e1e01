/** Half a minute of everything: nothing grows, and no response is a 5xx. `npm run soak` does it for five minutes. */
import { expect, test } from 'vitest'
import { soakEverything } from '../../bench/soak.ts'
import { startWatched } from '../../bench/watched.ts'

test('half a minute of writes, reads, streams, syncs, batches and sign-ins leaves nothing behind', {
  timeout: 180_000,
}, async () => {
  const service = await startWatched()
  try {
    const { table, faults } = await soakEverything(service, 35_000)
    expect(faults, table).toEqual([])
  } finally {
    await service.stop()
  }
})
