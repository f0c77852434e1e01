// The configuration of kubb: types, and functions that send requests with axios and return the whole response.
import { defineConfig } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'

export default defineConfig({
  root: process.env.TASKPACT_CLIENT,
  input: { path: process.env.TASKPACT_CONTRACT },
  output: { path: 'client', format: false, lint: false },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs({ output: { path: 'types.ts' } }),
    pluginClient({ output: { path: 'client.ts' }, client: 'axios', dataReturnType: 'full' }),
  ],
})
