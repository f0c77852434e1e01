/** Loads what the first paint can do without, after it: on a slow device each file that is read before delays it. */
import { type ComponentType, lazy } from 'react'

let paint: () => void
const painted = new Promise<void>((resolve) => {
  paint = resolve
})
/** Milliseconds after which it is loaded anyway: a screen without a list says nothing. */
const latestMs = 1000
setTimeout(() => paint(), latestMs)

/** Called when the rows of a list are on the screen, or it is known that there are none. */
export const sayPainted = (): void => {
  // After the frame that has them.
  requestAnimationFrame(() => setTimeout(paint))
}

export const afterPaint = <T>(work: () => Promise<T>): Promise<T> => painted.then(work)

/** As React's `lazy`. */
// biome-ignore lint/suspicious/noExplicitAny: a component of any properties
export const lazyAfterPaint = <Component extends ComponentType<any>>(load: () => Promise<{ default: Component }>) => {
  const loading = afterPaint(load)
  // React shows it where the component is.
  loading.catch(() => {})
  return lazy(() => loading)
}
