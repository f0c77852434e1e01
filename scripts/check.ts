/**
 * `npm run check`: the static checks. Runs all of them, even after one has failed, and prints the output of each
 * failure.
 */
import { spawn } from 'node:child_process'

const checks: [name: string, command: string, ...args: string[]][] = [
  ['generated/ and docs/configuration.md are up to date', 'node', 'scripts/generate.ts', '--check'],
  ['types', 'tsc', '--project', 'tsconfig.json'],
  ['types of the SDK, without Node', 'tsc', '--project', 'src/sdk/tsconfig.json'],
  ['types of the web app', 'tsc', '--project', 'src/web/tsconfig.json'],
  ['the web app and its size', 'node', 'scripts/web/build.ts'],
  ['types of the code that uses the SDK', 'tsc', '--project', 'scripts/demo/tsconfig.json'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['the contract (redocly)', 'redocly', 'lint', 'openapi.yaml'],
  [
    "the contract (OWASP's rules)",
    'spectral',
    ...['lint', 'openapi.yaml', '--ruleset', '.spectral.yaml', '--fail-severity', 'warn'],
  ],
  ['compatibility of the contract with the last release', 'node', 'scripts/contract-diff/gate.ts'],
  ['import rules, and no long list in arguments', 'vitest', 'run', 'test/imports.test.ts', 'test/spreads.test.ts'],
  ['wording of comments and documents', 'node', 'scripts/check-words/main.ts'],
  ['unused code', 'knip'],
]

const failed: string[] = []
for (const [name, command, ...args] of checks) {
  const { code, output } = await run(command, args)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}`)
  if (code === 0) continue
  failed.push(name)
  console.log(output)
}
console.log(`${checks.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, REDOCLY_TELEMETRY: 'off' } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
