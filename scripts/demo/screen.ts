/** What the demo shows: one line per step, with a bar while it runs where the line can be written over. */

const { stdout } = process
const width = 24

/** Runs a step and prints its name, the text that it answers and its time. The step may tell how far it is. */
export async function step(name: string, work: (tell: (done: number, of: number) => void) => Promise<string>) {
  const begin = performance.now()
  const line = (text: string) => `  ${name.padEnd(9)} ${text.padEnd(58)}`
  const text = await work((done, of) => {
    if (!stdout.isTTY) return
    const filled = Math.round((width * done) / of)
    stdout.write(`\r${line(`[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${done} of ${of}`)}`)
  }).catch((error) => {
    // Off the line of the bar.
    if (stdout.isTTY) stdout.write('\n')
    throw error
  })
  const time = `${Math.round(performance.now() - begin)} ms`
  stdout.write(`${stdout.isTTY ? '\r' : ''}${line(text)} ${time.padStart(8)}\n`)
}
