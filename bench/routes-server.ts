/** Serves a generated contract of 500 operations through the kernel. Each handler returns the body of its request. */
import express from 'express'
import { newId } from '../src/db/new-id.ts'
import { bind, createHttpServer, Gate, readContract } from '../src/kernel/index.ts'
import { generateDocument } from './generated-contract.ts'
import { operations } from './routes.ts'

const contract = readContract(generateDocument('flat', operations))
const handlers = contract.operations.map(({ id }) => [
  id,
  async (_: unknown, { body }: { body: unknown }) => ({ status: 200, body }),
])

const app = express()
app.disable('x-powered-by')
// The bench waits for it at the start.
app.get('/health', (_, response) => response.json({}))
app.use(
  bind({
    contract,
    realm: 'bench',
    handlers: Object.fromEntries(handlers),
    authenticators: {},
    policies: {},
    context: {},
    gate: new Gate(100),
    open: () => ({}),
    unitOfWork: (_, scope, work) => work(scope),
    idempotency: { take: async () => 'unused', keep: async () => {} },
    takeQuota: async () => {},
    locks: {},
    toProblem: () => undefined,
    onFailure: (error) => console.error(error),
    requestId: newId,
  }),
)
createHttpServer(app, { newRequestId: newId }).listen(Number(process.env.PORT), '127.0.0.1')
