/** Splits the data of a backup into the rows of each table, for COPY. */
import { endOfTable } from './backup.ts'

const newline = 0x0a
const end = Buffer.from(`${endOfTable}\n`)

export interface Lines {
  /** The rows of the next table. They must be read to the end. */
  table(): AsyncGenerator<Buffer>
  /** The data after the last table. */
  rest(): Promise<string>
}

export function readLines(data: AsyncIterable<Buffer>): Lines {
  const source = data[Symbol.asyncIterator]()
  let buffer: Buffer = Buffer.alloc(0)

  async function more(): Promise<boolean> {
    const { done, value } = await source.next()
    if (!done) buffer = buffer.length === 0 ? value : Buffer.concat([buffer, value])
    return !done
  }

  return {
    async *table() {
      while (true) {
        if (buffer.subarray(0, end.length).equals(end)) {
          buffer = buffer.subarray(end.length)
          return
        }
        // Only whole lines are passed on, so that the end of the table is always found at the start of one.
        const at = buffer.indexOf(`\n${endOfTable}\n`)
        const whole = (at >= 0 ? at : buffer.lastIndexOf(newline)) + 1
        if (whole > 0) {
          yield buffer.subarray(0, whole)
          buffer = buffer.subarray(whole)
        } else if (!(await more())) throw new Error('the data end within a table')
      }
    },

    async rest() {
      while (await more());
      return buffer.toString()
    },
  }
}
