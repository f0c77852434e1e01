/** Metrics and traces of sent emails. */
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import type { MailTransport } from './transport.ts'

/** Wraps a transport: each email is a span and a count, without its address and text. */
export function observedTransport(
  transport: MailTransport,
  { metrics, tracing }: { metrics: Metrics; tracing: Tracing },
): MailTransport {
  return {
    deliver: (key, mail) =>
      tracing.span({ name: 'send mail', kind: 'CLIENT', attributes: { 'taskpact.mail.key': key } }, async () => {
        try {
          await transport.deliver(key, mail)
        } catch (error) {
          metrics.countMail('failed')
          throw error
        }
        metrics.countMail('sent')
      }),
  }
}
