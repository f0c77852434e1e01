/**
 * SQL that hides the name of a user whose account was deleted: rows of others have it until a job has taken it out
 * (docs/decisions/053-forgotten-in-the-background.md).
 */
import { withAllMembers } from './former-members.ts'

/** Whether the account of a row's user was deleted. `user` is SQL for the id; null: the row has no user. */
export const isForgotten = (user: string) =>
  // Not `exists`: its plan may read all users.
  `((${user}) is not null and (select users.id from users where users.id = ${user}) is null)`

/** SQL for the user whose name an event has; null where it has none. */
export const namedUser = (type: string, data: string) => `named_user(${type}, ${data})`

/** An event's data as it is shown. */
export function shownData({ type, data, newerMembers }: Record<'type' | 'data' | 'newerMembers', string>): string {
  // Of the objects that have newer members only notifications name a user.
  const neutral = withAllMembers(`neutral_data(${type}, ${data})`, newerMembers, 'message')
  return `case when ${isForgotten(namedUser(type, data))} then ${neutral} else ${withAllMembers(data, newerMembers)} end`
}
