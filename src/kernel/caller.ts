/** Names a caller wherever callers are counted: a signed-in user, or else a network address. */
import type { IncomingMessage } from 'node:http'
import express from 'express'
import { networkOf } from './network.ts'

const userPrefix = 'user:'

/** The key of a user, or without one of the address of a request. */
export function callerKey(userId: string | undefined, request: { ip?: string | undefined }): string {
  return userId === undefined ? `address:${networkOf(request.ip ?? '')}` : userPrefix + userId
}

/** Whether a key is that of a user. */
export function isUserKey(key: string | undefined): boolean {
  return key?.startsWith(userPrefix) === true
}

/** Returns the function that reads the client's address of a request that Express does not get, as Express reads it. */
export function addressReader(
  trustProxy: boolean | number | readonly string[],
): (request: IncomingMessage) => string | undefined {
  const app = express()
  app.set('trust proxy', trustProxy)
  return ({ headers, socket }) => Object.assign(Object.create(app.request), { headers, socket }).ip
}
