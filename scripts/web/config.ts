/** The configuration of Vite: for `npm run build:web`, and for the hot reload of `npm run dev`. */
import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const root = join(import.meta.dirname, '../..')

/** Where the built app is; src/service/web-app.ts serves it from there. */
export const builtFolder = join(root, 'dist/web')

const shortcut = (name: string, path: string) => ({ name, url: `/app/${path}` })

const base =
  /node_modules\/(react|react-dom|scheduler|dexie|dexie-react-hooks|use-sync-external-store|@tanstack\/[\w-]+)\//

/** react-aria has its texts in 34 languages. Those that the app does not have are left out. */
const languages: Plugin = {
  name: 'languages',
  load: (id) => (/\/intl\/[\w/]+\/(?!en-US|de-DE)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) ? 'export default {}' : null),
}

export const viteConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'src/web'),
  base: '/app/',
  logLevel: 'warn',
  build: {
    outDir: builtFolder,
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Inlined as data: URLs they would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // One file for the packages of every screen: many small ones are compressed worse, and take longer to arrive.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: base }] } } },
  },
  plugins: [
    languages,
    react(),
    tailwindcss(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: '/app/',
        name: 'Taskpact',
        short_name: 'Taskpact',
        description: 'To-dos and projects, also without a network',
        start_url: '/app/today',
        scope: '/app/',
        display: 'standalone',
        background_color: '#fbfaf8',
        theme_color: '#fbfaf8',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [shortcut('New to-do', 'today?add=1'), shortcut('Today', 'today'), shortcut('Inbox', 'inbox')],
        share_target: { action: '/app/share', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png}', '**/inter-latin-wght-*.woff2'],
        navigateFallback: '/app/index.html',
        navigateFallbackAllowlist: [/^\/app(\/|$)/],
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
}
