import type { Webhook, WebhookState, WebhookView } from '../../../shared/domain/webhook.ts'

/** Addresses that are told what happened. */
export interface WebhookTable {
  /** The oldest first. */
  all(): Promise<WebhookView[]>
  insert(webhook: Webhook, state: WebhookState): Promise<void>
  update(webhook: Webhook): Promise<void>
  putState(id: string, state: WebhookState): Promise<void>
  remove(id: string): Promise<void>
}
