/** Imported by Node before a service that a test starts as a process of its own: records what it answers. */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { recordAnswer } from './record.ts'

const folder = process.env.TEST_ANSWERS_FOLDER
if (folder)
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    recordAnswer(request, response, folder)
  })
