/** Floods of `/ready` and `/health`, which need no sign-in and are never refused for overload. */
import { expect, test } from 'vitest'
import { useAttacked } from './service.ts'

const attacked = useAttacked()

test.each([
  ['/ready', 110],
  ['/health', 200],
])('%s on %i connections costs a bystander nothing, and stays 200', async (path, connections) => {
  const { attack } = await attacked().withstand(`${connections} x ${path}`, 'requests', { connections, path })
  expect(Object.keys(attack)).toEqual(['200'])
})
