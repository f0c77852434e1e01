/** The file .env, read by a new process in its folder. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The port that a new process in a folder with this .env reads. */
function portFrom(dotEnv: string | null, env: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'taskpact-env-'))
  try {
    if (dotEnv !== null) writeFileSync(join(folder, '.env'), dotEnv)
    const source = new URL('../src/config/config.ts', import.meta.url)
    const script = `import { loadConfig, loadDotEnv } from '${source}'; loadDotEnv(); console.log(loadConfig().port)`
    const result = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env })
    return result.toString().trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('.env is read where it exists, and the environment has precedence', () => {
  expect(portFrom('PORT=8123 # mine\n', {})).toBe('8123')
  expect(portFrom('PORT=8123\n', { PORT: '8456' })).toBe('8456')
  expect(portFrom(null, {})).toBe('8000')
})
