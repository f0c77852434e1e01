/** Encrypts the secrets of webhooks anew after the secret of the service has changed. */
import type { Context } from '../../service/context.ts'
import { resealAll } from '../auth/reseal.ts'
import { readSealedSecrets, replaceSealedSecret } from './queries.ts'

export async function resealSecrets({
  pool,
  webhookSecrets,
  log,
}: Pick<Context, 'pool' | 'webhookSecrets' | 'log'>): Promise<void> {
  await resealAll({ pool, log, box: webhookSecrets }, 'webhooks', {
    read: readSealedSecrets,
    sealedOf: ({ sealed_secret, previous_sealed_secret }) => [sealed_secret, previous_sealed_secret],
    replace: replaceSealedSecret,
  })
}
