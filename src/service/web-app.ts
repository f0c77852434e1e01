/** Whether this process serves the web app, and where its files are. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'

/** The files that `npm run build:web` makes. */
export const webAppFolder = join(import.meta.dirname, '../../dist/web')

/** `missing`: it was not built. */
export type WebAppState = 'served' | 'missing' | 'off'

export function webAppState({ webApp }: Pick<Config, 'webApp'>): WebAppState {
  if (!webApp) return 'off'
  return existsSync(join(webAppFolder, 'index.html')) ? 'served' : 'missing'
}
