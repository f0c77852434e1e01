#!/usr/bin/env -S node --no-allocation-site-pretenuring
/** The program `taskpact`: checks the version of Node, turns on its compile cache, and runs a command. */

// This file is JavaScript without a static import, so that each version of Node can run the check. package.json has the same versions.
const [major, minor] = process.versions.node.split('.').map(Number)
if (!(major === 22 ? minor >= 21 : major === 24 ? minor >= 9 : major > 24)) {
  console.error(
    `Taskpact needs Node.js 22.21 or a newer 22, or 24.9 or newer, and this is ${process.versions.node}: get one from https://nodejs.org.`,
  )
  process.exit(1)
}

run()

async function run() {
  const { enableCompileCache } = await import('node:module')
  const { join } = await import('node:path')
  // The cache is in node_modules, so that write access to it is no more than write access to the code. A cache that cannot
  // be written, or that is of another version of Node, is ignored. Type stripping is loaded after it is enabled, since that
  // would cost its memory in every process otherwise.
  enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/taskpact'))
  const { runCommandLine } = await import('../scripts/command-line.ts')
  await runCommandLine(process.argv.slice(2))
}
