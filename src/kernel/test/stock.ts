/** The toy contract behind express-openapi-validator as its README shows it: what the kernel is held against. */

import { createServer } from 'node:http'
import express, { type ErrorRequestHandler, type Express } from 'express'
import * as eov from 'express-openapi-validator'
import type { JsonObject } from '../model.ts'
import { listen, stop, toyDocument } from './toy.ts'

export interface Stock {
  port: number
  close(): Promise<void>
}

/** Starts it with the routes that `define` adds; a document may be given that is not the toy's. */
export async function startStock(define: (app: Express) => void, document: JsonObject = toyDocument()): Promise<Stock> {
  const app = express()
  app.use(express.json())
  app.use(express.urlencoded({ extended: false }))
  app.use(
    eov.middleware({
      apiSpec: document as never,
      validateRequests: true,
      validateResponses: true,
      validateSecurity: true,
      validateApiSpec: false,
      formats: { int32: true } as never,
    }),
  )
  define(app)
  const answerError: ErrorRequestHandler = (error, _, response, __) => {
    response.status(error.status ?? 500).json({ message: error.message })
  }
  app.use(answerError)
  const server = createServer(app)
  return { port: await listen(server), close: () => stop(server) }
}
