/** `npm run build:web`: builds the web app into dist/web, where the service finds it. */
import { builtFolder } from './config.ts'
import { buildWebApp } from './web-app.ts'

await buildWebApp(builtFolder)
