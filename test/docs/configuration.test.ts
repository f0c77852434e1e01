/** docs/configuration.md has the table of variables that the code reads. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withVariables } from '../../scripts/configuration-page.ts'
import { variables } from '../../src/config/variables.ts'

test('docs/configuration.md describes every variable', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
  expect(page).toBe(withVariables(page))
  for (const name of Object.keys(variables))
    expect(page).toMatch(new RegExp(`^\\| \`${name}\`( or \`${name}_FILE\`)? \\|`, 'm'))
})
