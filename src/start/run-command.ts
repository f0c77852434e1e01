/** Runs the main function of a command: `npm start`, the worker, and the scripts. */

/**
 * The errors whose message is all that the user of a command needs. They are recognised by name, since importing the
 * kernel for its class would load it before the embedded Postgres is started.
 */
const errorsForUsers = ['StartupError', 'ContractError']

/**
 * Runs `main`. A StartupError or a ContractError prints its message to standard error and sets the exit code 1; any
 * other error is thrown, so that Node prints its stack.
 */
export async function runCommand(main: () => Promise<void> | void): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Error) || !errorsForUsers.includes(error.name)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
