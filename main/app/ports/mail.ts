import type { MailSettings } from '../../../shared/domain/mail-settings.ts'
import type { Message } from '../../../shared/messages/definition.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The same for each try: who has it already can see that. */
  readonly messageId: string
}

/** taken: the server will deliver it, or say to its sender that it cannot. */
export type MailAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly problem: Message; readonly isFinal: boolean }

/** Hands a message to the server. Never throws for what the server or the line does. */
export type SendMail = (
  server: MailSettings,
  password: string | null,
  mail: Mail,
  signal: AbortSignal | null,
) => Promise<MailAnswer>
