/** Configurations that are refused, and why. */
import { loadConfig } from '../../src/config/config.ts'
import { StartupError } from '../../src/config/startup-error.ts'

export type Env = Record<string, string>
export const strongSecret = 'pZ4vQ8Yw1sKc7dTn3xJm9rLb5hFg2uAe6oVi0qWk'

export function complaint(env: Env): string {
  try {
    loadConfig(env)
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    return error.message
  }
  throw new Error('it was accepted')
}
