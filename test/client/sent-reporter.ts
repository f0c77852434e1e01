/** Prints after a run how many cases of the operations went through the SDK, and why the others did not. */
import type { Reporter, TestModule } from 'vitest/node'

export class SentReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>()
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const { sentBy } = test.meta()
        if (sentBy) counts.set(sentBy, (counts.get(sentBy) ?? 0) + 1)
      }
    const { 'the SDK': sent = 0, ...others } = Object.fromEntries(counts)
    const kept = Object.entries(others).map(([obstacle, count]) => `${count} ${obstacle}`)
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (all > 0) console.log(`\n${sent} of ${all} cases went through the SDK. Not: ${kept.join('; ')}.`)
  }
}
