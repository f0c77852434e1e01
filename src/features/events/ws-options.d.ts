/** An option of `ws` that its types do not have yet. */
import 'ws'

declare module 'ws' {
  interface ServerOptions {
    /** Milliseconds for a client to answer a close, before its connection is cut. */
    closeTimeout?: number
  }
}
