/** The error of a start or command that its operator can fix. */

/** `runCommand` prints its message without a stack, and sets the exit code 1. */
export class StartupError extends Error {
  override name = 'StartupError'
}
