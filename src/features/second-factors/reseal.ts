/** Encrypts the secrets of authenticator apps anew after the secret of the service has changed. */
import type { Context } from '../../service/context.ts'
import { resealAll } from '../auth/reseal.ts'
import { readSealedTotps, replaceSealedTotp } from './queries.ts'

export async function resealSecondFactors({
  pool,
  factorSecrets,
  log,
}: Pick<Context, 'pool' | 'factorSecrets' | 'log'>): Promise<void> {
  await resealAll({ pool, log, box: factorSecrets }, 'second factors', {
    read: readSealedTotps,
    sealedOf: ({ sealed_secret }) => [sealed_secret],
    replace: replaceSealedTotp,
  })
}
