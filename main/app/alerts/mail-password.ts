import { MAIL_SECRET } from '../../../shared/domain/mail-settings.ts'
import type { SecretStore } from '../ports/channel.ts'

/** Of the mail server; null = none is kept, or it cannot be read here. */
export async function mailPassword(secrets: Pick<SecretStore, 'get'>): Promise<string | null> {
  return (await secrets.get(MAIL_SECRET))?.['password'] ?? null
}
