/** A row of the table of environment variables. */
export interface Variable<T> {
  readonly description: string
  /** The text that is parsed when it is not set; null for no value. */
  readonly fallback: string | null
  /** Whether messages must not contain its value. */
  readonly secret?: true
  /** Throws `Unusable`; its message follows the name and value: what is wrong, and what to write instead. */
  readonly parse: (text: string) => T
}
