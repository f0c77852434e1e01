/** Compiles a generated contract and prints the time, CPU and memory of it. validators.ts runs a process for each figure. */
import { createValidators, readContract } from '../src/kernel/index.ts'
import { generateDocument, type Shape } from './generated-contract.ts'

const [shape, size] = process.argv.slice(2)
const document = generateDocument(shape as Shape, Number(size))
globalThis.gc?.()
const heapBefore = process.memoryUsage().heapUsed
const cpuBefore = process.cpuUsage()
const begun = performance.now()
const contract = readContract(document)
const { requests, replies } = createValidators(contract)
for (const validators of [requests, replies]) for (const validator of validators.values()) validator.compile()
const time = performance.now() - begun
const { user, system } = process.cpuUsage(cpuBefore)
globalThis.gc?.()
const heap = process.memoryUsage().heapUsed - heapBefore
console.log(JSON.stringify({ time, cpu: (user + system) / 1000, heap, operations: requests.size }))
