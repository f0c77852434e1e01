/** Mails on their way, for those who watch the service. */
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import type { MailTransport } from './transport.ts'

/** The same transport; each mail is a span and is counted, with neither its address nor its words. */
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
