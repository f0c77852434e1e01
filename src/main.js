/** Starts the service with Node's compile cache: the stripped and compiled source of an earlier start. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// The cache is in node_modules, so that write access to it is no more than write access to the code. A cache that cannot be
// written, or that is of another version of Node, is ignored. This file is JavaScript, since loading Node's type stripping
// before the cache is enabled would cost its memory in every process.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/taskpact'))
await import('./start/start.ts')
