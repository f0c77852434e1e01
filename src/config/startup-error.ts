// The one kind of failure that is the operator's to mend: `main` prints its message and nothing else.

/** An error whose message is all that a person needs: printed alone, exit code 1, no stack. */
export class StartupError extends Error {
  override name = 'StartupError'
}
