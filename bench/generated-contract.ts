/** Generates contracts of any size, to measure what grows with it. */
import { type JsonObject, kernelProblems } from '../src/kernel/index.ts'

/** How schemas refer to one another: not at all, in circles of ten, or in one circle of all. */
export type Shape = 'flat' | 'rings' | 'ring'

/** An OpenAPI document with `operations` operations, each with a schema of its own in its request and its reply. */
export function generateDocument(shape: Shape, operations: number): JsonObject {
  const indices = Array.from({ length: operations }, (_, index) => index)
  return {
    openapi: '3.1.1',
    info: { title: 'Generated', version: '1.0.0' },
    paths: Object.fromEntries(indices.map((index) => [`/things${index}/{id}`, pathItem(index)])),
    components: {
      schemas: {
        ...Object.fromEntries(indices.map((index) => [`Thing${index}`, thing(next(shape, index, operations))])),
        ProblemCode: { type: 'string', enum: Object.keys(kernelProblems), 'x-problems': kernelProblems },
        Problem: { type: 'object', required: ['code'], properties: { code: ref('ProblemCode') } },
      },
    },
  }
}

const refusal = {
  description: 'Refused.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function next(shape: Shape, index: number, count: number): number | null {
  if (shape === 'flat') return null
  if (shape === 'ring') return (index + 1) % count
  const first = index - (index % 10)
  return first + ((index + 1 - first) % Math.min(10, count - first))
}

function thing(next: number | null): JsonObject {
  const text = { type: 'string', minLength: 1, maxLength: 200 }
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'name'],
    properties: {
      id: { type: 'integer', minimum: 1 },
      name: text,
      note: { anyOf: [text, { type: 'null' }] },
      made_at: { type: 'string', format: 'date-time' },
      tags: { type: 'array', maxItems: 10, items: text },
      ...(next !== null && { next: ref(`Thing${next}`) }),
    },
  }
}

function pathItem(index: number): JsonObject {
  const content = { 'application/json': { schema: ref(`Thing${index}`) } }
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
    put: {
      operationId: `putThing${index}`,
      tags: ['things'],
      requestBody: { required: true, content },
      responses: {
        200: { description: 'As it is now.', content },
        ...Object.fromEntries([400, 413, 415, 422, 500, 503].map((status) => [status, refusal])),
      },
    },
  }
}
