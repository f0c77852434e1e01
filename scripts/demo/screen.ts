/** The output of the demo: one line per step, and on a terminal a progress bar while the step runs. */

const { stdout } = process
const width = 24

/** Runs a step and prints its name, the text that it returns and its time. The step may report its progress. */
export async function step(name: string, work: (progress: (done: number, of: number) => void) => Promise<string>) {
  const begin = performance.now()
  const line = (text: string) => `  ${name.padEnd(9)} ${text.padEnd(58)}`
  const text = await work((done, of) => {
    if (!stdout.isTTY) return
    const filled = Math.round((width * done) / of)
    stdout.write(`\r${line(`[${'='.repeat(filled)}${' '.repeat(width - filled)}] ${done} of ${of}`)}`)
  }).catch((error) => {
    // Leave the line of the bar.
    if (stdout.isTTY) stdout.write('\n')
    throw error
  })
  const time = `${Math.round(performance.now() - begin)} ms`
  stdout.write(`${stdout.isTTY ? '\r' : ''}${line(text)} ${time.padStart(8)}\n`)
}
