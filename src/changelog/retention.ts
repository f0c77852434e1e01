/** Keeps the change log from growing for ever. */
import type { Context } from '../service/context.ts'
import { forgetEvents } from './queries.ts'

/** So that no statement holds its rows for long. */
const batch = 5_000

export async function forgetOldEvents({ pool, config }: Pick<Context, 'pool' | 'config'>): Promise<void> {
  while ((await forgetEvents(pool, config.eventRetentionDays, batch)) === batch);
}
