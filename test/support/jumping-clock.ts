/** Loaded before the service: at each SIGUSR2 its clock jumps to the next of the offsets in TEST_CLOCK, in milliseconds. */
const offsets = (process.env.TEST_CLOCK ?? '').split(',').map(Number)
let offset = 0
const Right = Date

process.on('SIGUSR2', () => {
  offset = offsets.shift() ?? 0
})

globalThis.Date = class extends Right {
  // biome-ignore lint/suspicious/noExplicitAny: whatever Date takes
  constructor(...given: any[]) {
    if (given.length === 0) super(Right.now() + offset)
    else super(...(given as [number]))
  }
  static override now(): number {
    return Right.now() + offset
  }
} as DateConstructor
