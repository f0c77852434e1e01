/** The progress of the todos: a bar on a terminal, plain lines in a file or a pipe. */
import { type Options, SingleBar } from 'cli-progress'

export interface Progress {
  update(done: number): void
  stop(): void
}

export function showProgress(total: number): Progress {
  const bar = new SingleBar({ ...optionsFor(process.stdout.isTTY), stream: process.stdout, gracefulExit: false })
  bar.start(total, 0)
  return { update: (done) => bar.update(done), stop: () => bar.stop() }
}

function optionsFor(terminal: boolean): Options {
  const formatValue: Options['formatValue'] = (value, _, type) =>
    type === 'value' || type === 'total' ? value.toLocaleString('en') : String(value)
  if (!terminal) return { format: '{value} of {total} todos', noTTYOutput: true, notTTYSchedule: 2_000, formatValue }
  return {
    format: 'Todos {bar} {percentage}%, {value} of {total}, {duration_formatted}',
    hideCursor: true,
    formatValue,
  }
}
