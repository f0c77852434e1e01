/** Short messages, with a way to take back what was done; and the steps that Ctrl+Z takes back. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'
import type { Undo } from '../store/commands.ts'
import { t } from '../strings/index.ts'
import { problemText } from './problem.ts'

interface Message {
  text: string
  kind?: 'error'
  step?: Step
}

interface Step {
  undo: Undo
}

export const queue = new ToastQueue<Message>({ maxVisibleToasts: 2 })
/** The latest step last. */
const steps: Step[] = []
const maximumSteps = 50

export function say(text: string): void {
  queue.add({ text }, { timeout: 4000 })
}

export function sayError(error: unknown): void {
  queue.add({ text: problemText(error), kind: 'error' }, { timeout: 8000 })
}

/** Keeps the way back for Ctrl+Z, where one sees what was done without a message. */
export function keep(undo: Undo): Step {
  const step = { undo }
  steps.push(step)
  steps.splice(0, steps.length - maximumSteps)
  return step
}

/** Says what was done, and keeps the way back. */
export function done(text: string, undo: Undo): void {
  const step = keep(undo)
  for (const { key } of queue.visibleToasts) queue.close(key)
  queue.add({ text, step }, { timeout: 7000 })
}

/** Takes back the latest step, or the given one. */
export async function undo(step = steps.at(-1)): Promise<void> {
  if (!step || !steps.includes(step)) return say(t.status.nothingToUndo)
  steps.splice(steps.indexOf(step), 1)
  for (const { key } of queue.visibleToasts) queue.close(key)
  await step.undo().catch(sayError)
  say(t.status.undone)
}
