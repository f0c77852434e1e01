import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { together } from '../../src/db/statements/together.ts'

const patient = () => new AbortController().signal
const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

/** Look-ups that answer when they are told to. */
function holdable() {
  const asked: { keys: number[]; signal: AbortSignal; answer(): void; fail(error: Error): void }[] = []
  const ask = together<number, string>(
    (keys, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('nobody waits')))
        asked.push({ keys, signal, answer: () => resolve(keys.map((key) => `value of ${key}`)), fail: reject })
      }),
  )
  return { asked, ask }
}

test('those who ask in one turn share a look-up, and each gets its own answer', async () => {
  const { asked, ask } = holdable()
  const answers = Promise.all([3, 1, 2, 1].map((key) => ask(key, patient())))
  await nextTurn()
  expect(asked.map(({ keys }) => keys)).toEqual([[3, 1, 2, 1]])
  asked[0]?.answer()
  expect(await answers).toEqual(['value of 3', 'value of 1', 'value of 2', 'value of 1'])
})

test('whoever asks while a look-up is under way is answered by a later one', async () => {
  const { asked, ask } = holdable()
  const answers = [ask(1, patient())]
  await nextTurn()
  answers.push(ask(1, patient()))
  await nextTurn()
  answers.push(ask(1, patient()), ask(2, patient()))
  await nextTurn()
  // Two are under way, so the last ones wait.
  expect(asked.map(({ keys }) => keys)).toEqual([[1], [1]])
  asked[0]?.answer()
  await answers[0]
  await nextTurn()
  expect(asked.map(({ keys }) => keys)).toEqual([[1], [1], [1, 2]])
  for (const { answer } of asked) answer()
  expect(await Promise.all(answers)).toEqual(['value of 1', 'value of 1', 'value of 1', 'value of 2'])
})

test('fewer than share the look-up that is under way wait for more', async () => {
  const { asked, ask } = holdable()
  const answers = [ask(1, patient()), ask(2, patient())]
  await nextTurn()
  answers.push(ask(3, patient()))
  await nextTurn()
  expect(asked.map(({ keys }) => keys)).toEqual([[1, 2]])
  answers.push(ask(4, patient()))
  await nextTurn()
  expect(asked.map(({ keys }) => keys)).toEqual([
    [1, 2],
    [3, 4],
  ])
  for (const { answer } of asked) answer()
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4].map((key) => `value of ${key}`))
})

test('they wait until it is answered, or for a moment where it is slow', async () => {
  const { asked, ask } = holdable()
  const answers = [ask(1, patient()), ask(2, patient())]
  await nextTurn()
  answers.push(ask(3, patient()))
  await nextTurn()
  expect(asked).toHaveLength(1)
  asked[0]?.answer()
  await answers[0]
  await nextTurn()
  expect(asked.map(({ keys }) => keys)).toEqual([[1, 2], [3]])
  asked[1]?.answer()
  await answers[2]
  answers.push(ask(4, patient()), ask(5, patient()))
  await nextTurn()
  answers.push(ask(6, patient()))
  await expect.poll(() => asked.map(({ keys }) => keys)).toEqual([[1, 2], [3], [4, 5], [6]])
  for (const { answer } of asked) answer()
  expect(await Promise.all(answers)).toEqual([1, 2, 3, 4, 5, 6].map((key) => `value of ${key}`))
})

test('who stops waiting stops nobody else, and the last one stops the look-up', async () => {
  const { asked, ask } = holdable()
  const [one, other] = [new AbortController(), new AbortController()]
  const answers = [ask(1, one.signal), ask(2, other.signal)]
  await nextTurn()
  one.abort(new Error('one has gone'))
  await expect(answers[0]).rejects.toThrow('one has gone')
  expect(asked[0]?.signal.aborted).toBe(false)
  other.abort(new Error('the other has gone'))
  await expect(answers[1]).rejects.toThrow('the other has gone')
  expect(asked[0]?.signal.aborted).toBe(true)
  const later = ask(3, patient())
  await nextTurn()
  asked.at(-1)?.answer()
  expect(await later).toBe('value of 3')
})

test('who has stopped waiting before it is sent is not asked for', async () => {
  const { asked, ask } = holdable()
  const gone = new AbortController()
  const answer = ask(1, gone.signal)
  gone.abort(new Error('gone'))
  await expect(answer).rejects.toThrow('gone')
  await expect(ask(2, gone.signal)).rejects.toThrow('gone')
  await nextTurn()
  expect(asked).toEqual([])
})

test('a failure is that of all who share it, and of nobody else', async () => {
  const { asked, ask } = holdable()
  const failing = [ask(1, patient()), ask(2, patient())]
  await nextTurn()
  asked[0]?.fail(new Error('no connection'))
  for (const answer of failing) await expect(answer).rejects.toThrow('no connection')
  const next = ask(1, patient())
  await nextTurn()
  asked[1]?.answer()
  expect(await next).toBe('value of 1')
})

test('a look-up that answers too little answers nobody', async () => {
  const ask = together<number, number>(async (keys) => keys.slice(1))
  const answers = [ask(1, patient()), ask(2, patient())]
  for (const answer of answers) await expect(answer).rejects.toThrow('2 keys were asked, 1 answered')
})

test('at most so many share a look-up; the others have the next ones, in the context of their first', async () => {
  const context = new AsyncLocalStorage<number>()
  const [keysOf, contexts]: [number[][], unknown[]] = [[], []]
  const ask = together<number, number>(async (keys) => {
    keysOf.push(keys)
    contexts.push(context.getStore())
    return keys
  }, 2)
  const keys = [1, 2, 3, 4, 5]
  expect(await Promise.all(keys.map((key) => context.run(key, () => ask(key, patient()))))).toEqual(keys)
  expect(keysOf).toEqual([[1, 2], [3, 4], [5]])
  expect(contexts).toEqual([1, 3, 5])
})
