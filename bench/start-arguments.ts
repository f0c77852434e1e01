/** The arguments of `node` in the script `start` of package.json, for what starts the service as `npm start` does. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The arguments for a checkout, with an absolute path. */
export function startArguments(checkout: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return scripts.start
    .split(' ')
    .slice(1)
    .map((argument) => (argument.startsWith('src/') ? join(checkout, argument) : argument))
}
