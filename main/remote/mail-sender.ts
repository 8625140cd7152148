import { createTransport } from 'nodemailer'
import { message } from '../../shared/messages/message.ts'
import type { MailAnswer, SendMail } from '../app/ports/mail.ts'
import { within } from '../app/ports/within.ts'

/** How long each step of the conversation may take, and the whole. */
const PATIENCE = { stepMs: 15_000, wholeMs: 60_000 }

/** Hands messages to an SMTP server (RFC 5321), one connection each: they are few. */
export function openMailSender(trusted?: { readonly ca: string }, { stepMs, wholeMs } = PATIENCE): SendMail {
  return async ({ host, port, security, user, from }, password, { messageId, ...mail }, signal) => {
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(trusted !== undefined && { tls: trusted }),
      ...(user !== '' && { auth: { user, pass: password ?? '' } }),
      connectionTimeout: stepMs,
      greetingTimeout: stepMs,
      socketTimeout: stepMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await within(signal, wholeMs, (limit) => {
        limit.addEventListener('abort', () => transport.close())
        return Promise.race([
          transport.sendMail({ ...mail, from, messageId: `<${messageId}>` }),
          new Promise<never>((_resolve, reject) =>
            limit.addEventListener('abort', () => reject(new Error('Not ended in time'))),
          ),
        ])
      })
      return { kind: 'taken' }
    } catch (error) {
      return failed(error, host, mail.to)
    } finally {
      transport.close()
    }
  }
}

interface SmtpFault {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

/** Codes of nodemailer's faults, and replies of the server (RFC 5321, 4.2.1). */
function failed(error: unknown, host: string, to: string): MailAnswer {
  const { code, responseCode, response } = (error ?? {}) as SmtpFault
  const reply = typeof responseCode === 'number' ? responseCode : null
  const said = typeof response === 'string' ? response.slice(0, 200) : ''
  if (code === 'EAUTH') return later(message('alerts.failed.password', { host, said }))
  if (code === 'ETLS') return later(message('alerts.failed.noTls', { host }))
  if (isCertificateFault(code, error)) return later(message('alerts.failed.certificate', { host }))
  if (reply !== null && reply >= 500)
    return { kind: 'failed', problem: message('alerts.failed.refused', { host, to, said }), isFinal: true }
  if (reply !== null) return later(message('alerts.failed.later', { host, said }))
  return later(message('alerts.failed.noAnswer', { host }))
}

function later(problem: ReturnType<typeof message>): MailAnswer {
  return { kind: 'failed', problem, isFinal: false }
}

function isCertificateFault(code: unknown, error: unknown): boolean {
  const text = `${String(code)} ${error instanceof Error ? error.message : ''}`
  return /CERT|self-signed|certificate|ALTNAME/i.test(text)
}
