/** The tour of docs/getting-started.md, run by bash as a newcomer does who copies it. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { useService } from '../support/service.ts'

const service = useService()

/** Runs the first shell block behind a heading of a page, against the service of this test. */
async function runBlock(
  page: string,
  heading: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  const whole = await readFile(join(import.meta.dirname, '../../docs', page), 'utf8')
  const [, behind = ''] = whole.split(`\n${heading}\n`)
  const [, block = ''] = /```sh\n(.*?)```/s.exec(behind) ?? []
  const script = block.replaceAll('http://localhost:8000', service().url)
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ])
  return { code, output, errors }
}

test('each request of the tour succeeds, but for the one that shows a problem', async () => {
  const { code, output, errors } = await runBlock('getting-started.md', '## A tour with curl')
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const problems = [...output.matchAll(/"code":"(\w+)","request_id"/g)].map(([, problem]) => problem)
  expect(problems).toEqual(['validation_failed'])
  expect(output).not.toMatch(/HTTP\/1\.1 [45]/)
  expect(output).toContain('HTTP/1.1 304 ')
})
