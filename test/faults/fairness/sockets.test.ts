/** Frames and streams without end, of one user. */
import { expect, test } from 'vitest'
import { useAttacked } from './service.ts'

const attacked = useAttacked()

test('frames without end cost their socket, and a bystander nothing', async () => {
  const { withstand, token } = attacked()
  const { attack } = await withstand('frames', 'frames', { token })
  expect(attack[4429]).toBeGreaterThan(0)
})

test('a thousand streams of one user that reads none are thirty, and cost a bystander nothing', async () => {
  const { withstand, token } = attacked()
  const { attack } = await withstand('streams', 'streams', { token, streams: 1_000 })
  expect(attack[200]).toBeLessThanOrEqual(30)
  expect(attack[429]).toBeGreaterThan(100)
})
