/** Encrypts the secrets of webhooks anew after the secret of the service has changed, so that the former one can go. */
import type { Context } from '../../service/context.ts'
import { readSealedSecrets, replaceSealedSecret } from './queries.ts'

type Wires = Pick<Context, 'pool' | 'webhookSecrets' | 'log'>

/** Webhooks that are read at once. */
const batchSize = 500

/** Seals with the first secret of the service what a former one sealed. A secret that is rotated meanwhile stays as it is. */
export async function resealSecrets({ pool, webhookSecrets, log }: Wires): Promise<void> {
  let resealed = 0
  let after: string | null = null
  for (;;) {
    const webhooks = await readSealedSecrets(pool, after, batchSize)
    for (const { id, sealed_secret, previous_sealed_secret } of webhooks)
      for (const sealed of [sealed_secret, previous_sealed_secret]) {
        const anew = sealed && webhookSecrets.reseal(sealed, id)
        if (sealed && anew) resealed += await replaceSealedSecret(pool, id, sealed, anew)
      }
    const last = webhooks.at(-1)
    if (!last) break
    after = last.id
  }
  if (resealed > 0) log.info({ secrets: resealed }, 'encrypted secrets of webhooks with the new signing secret')
}
