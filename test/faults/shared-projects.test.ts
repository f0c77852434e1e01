/** Sixteen clients of six users change the same four projects: no error, and copies, counts, ranks and events are right. */
import { expect, test } from 'vitest'
import { soakShared } from '../../bench/shared-projects.ts'
import { startWatched } from '../../bench/watched.ts'

test('half a minute of work in shared projects leaves everything right', { timeout: 180_000 }, async () => {
  const service = await startWatched()
  try {
    const { summary, faults } = await soakShared(service.url, 25_000)
    console.log(summary)
    expect(faults, summary).toEqual([])
  } finally {
    await service.stop()
  }
})
