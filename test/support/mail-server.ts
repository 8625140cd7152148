import { generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { madeCertificate } from '../../main/web/made-certificate.ts'
import { MAIL, type MailSettings } from '../../shared/domain/mail-settings.ts'

export interface ReceivedMail {
  readonly to: string[]
  readonly id: string
  readonly subject: string
  /** As it came: headers and all parts. */
  readonly raw: string
}

/** What the server does with the next message: takes it, answers so, or takes it and breaks the line, or never answers. */
type Next = 'take' | 'cut' | 'hang' | { readonly code: number; readonly said: string }

export interface MailServer {
  readonly settings: MailSettings
  /** Its certificate, PEM: clients that do not trust it send nothing. */
  readonly certificate: string
  readonly received: ReceivedMail[]
  next(...what: Next[]): void
  close(): Promise<void>
}

export const MAIL_PASSWORD = 'four words for programs'

/** A real SMTP server on this machine, with STARTTLS and a password unless said otherwise. */
export async function startMailServer(over: { isOpen?: boolean } = {}): Promise<MailServer> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = madeCertificate(key, ['localhost', '127.0.0.1'], Date.now())
  const received: ReceivedMail[] = []
  const coming: Next[] = []
  const server = new SMTPServer({
    key,
    cert: certificate,
    disableReverseLookup: true,
    ...(over.isOpen && { disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true }),
    onAuth({ username, password }, _session, done) {
      if (username === 'control-room' && password === MAIL_PASSWORD) return done(null, { user: username })
      done(new Error('Invalid username or password'))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const what = coming.shift() ?? 'take'
        if (typeof what === 'object')
          return done(Object.assign(new Error(what.said), { responseCode: what.code }))
        const raw = Buffer.concat(chunks).toString()
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          id: /^Message-ID: <(.+)>/im.exec(raw)?.[1] ?? '',
          subject: /^Subject: (.+)$/im.exec(raw)?.[1] ?? '',
          raw,
        })
        if (what === 'take') return done(null, 'queued')
        if (what === 'hang') return
        for (const connection of server.connections) (connection as { close(): void }).close()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    settings: {
      ...MAIL.defaults,
      host: '127.0.0.1',
      port,
      from: 'room@merchant.example',
      ...(over.isOpen ? { security: 'none' } : { user: 'control-room' }),
    },
    certificate,
    received,
    next: (...what) => void coming.push(...what),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
