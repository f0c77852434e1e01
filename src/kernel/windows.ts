/** Counts by key, in windows of a fixed length that begin with the first count of their key. */

interface Window {
  begun: number
  count: number
}

/** Keys that are counted at once. Beyond it the oldest window is dropped, so that keys of clients' choice fill no memory. */
const maxKeys = 100_000

export class Windows<Key> {
  readonly #length: number
  readonly #now: () => number
  /** In the order of their beginnings. */
  readonly #windows = new Map<Key, Window>()

  constructor(seconds: number, now: () => number = () => performance.now()) {
    this.#length = seconds * 1000
    this.#now = now
  }

  /** Adds to the count of a key. Returns the count, and the seconds until its window ends. */
  add(key: Key, amount = 1): { count: number; resetSeconds: number } {
    const now = this.#now()
    this.#dropEnded(now)
    let window = this.#windows.get(key)
    if (!window) {
      window = { begun: now, count: 0 }
      this.#windows.set(key, window)
    }
    window.count += amount
    return this.#stateOf(window, now)
  }

  /** The count of a key in its window, 0 without one, and the seconds until it ends. */
  look(key: Key): { count: number; resetSeconds: number } {
    const now = this.#now()
    this.#dropEnded(now)
    const window = this.#windows.get(key)
    return window ? this.#stateOf(window, now) : { count: 0, resetSeconds: 0 }
  }

  forget(key: Key): void {
    this.#windows.delete(key)
  }

  #stateOf({ begun, count }: Window, now: number) {
    return { count, resetSeconds: Math.ceil((begun + this.#length - now) / 1000) }
  }

  #dropEnded(now: number): void {
    for (const [key, { begun }] of this.#windows) {
      if (begun + this.#length > now && this.#windows.size < maxKeys) return
      this.#windows.delete(key)
    }
  }
}
