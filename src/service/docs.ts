/** The documentation page and where its files are: Swagger UI from its installed package, nothing from elsewhere. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Folders whose files are served under `/docs/assets`. */
export const docsAssets = [
  join(import.meta.dirname, 'docs'),
  dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
]

export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Taskpact</title>
    <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css">
    <link rel="stylesheet" href="/docs/assets/docs.css">
  </head>
  <body>
    <div id="docs"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/assets/start.js"></script>
  </body>
</html>
`
