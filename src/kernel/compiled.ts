/** When a validator is compiled: at start, or when it is first used. */
import type { Contract } from './model.ts'

/**
 * What `compile` makes: at once, so that a fault stops the start, or, where the contract is proven, with the first value.
 * Measured on our own contract: all at once takes 0.4 s of CPU, and most processes never need most of them.
 */
export function compiled<Value, Answer>(
  contract: Contract,
  compile: () => (value: Value) => Answer,
): (value: Value) => Answer {
  if (!contract.isProven) return compile()
  let validator: ((value: Value) => Answer) | undefined
  return (value) => {
    validator ??= compile()
    return validator(value)
  }
}
