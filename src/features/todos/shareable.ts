/** Which requests for todos may share a transaction with others (db/transactions/shared-transaction.ts): they take no lock. */
import type { Request } from '../../service/handlers.ts'

/** By operation. A todo of a project locks the project and the roles of its members; one without locks nothing. */
export const shareable = {
  createTodo: ({ body }: Pick<Request<'createTodo'>, 'body'>) => body.project_id == null,
}
