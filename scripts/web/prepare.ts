/** `npm ci` runs it: builds the web app. Without the development dependencies there is nothing to build it with. */
import { createRequire } from 'node:module'

const isInstalled = ['vite', 'react', 'vite-plugin-pwa'].every((name) => {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
})
if (isInstalled) await import('./build.ts')
