import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import * as scalars from './scalars.ts'

/** What a program may want to hear of. */
export const WEBHOOK_TOPICS = ['orders', 'exceptions', 'stock', 'channels', 'sites', 'rules'] as const
export const webhookTopic = z.enum(WEBHOOK_TOPICS)
export type WebhookTopic = z.infer<typeof webhookTopic>

/** 256 random bits in base64 behind a prefix, as Standard Webhooks writes it. */
export const webhookSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/)

/** An address that is told what happened. Its secret is in the secret store under `webhookSecretId`. */
export const webhook = z.object({
  id: scalars.uuid,
  url: z.url({ protocol: /^https?$/ }).max(500),
  topics: z.array(webhookTopic).min(1).max(WEBHOOK_TOPICS.length),
  createdAt: scalars.epochMs,
  /** Nothing is sent meanwhile, and what happens is told afterwards, as far as the journal goes back; null = it is told. */
  pausedAt: scalars.epochMs.nullable(),
})
export type Webhook = z.infer<typeof webhook>

/** How far it was told. */
export const webhookState = z.object({
  /** All up to this number of the journal has been told, or was none of its topics. */
  told: z.int().min(0),
  /** What is being told ends here, also when it is repeated; null = nothing is under way. */
  upTo: z.int().nullable(),
  /** How often that failed. */
  attempts: z.int().min(0),
  nextAt: scalars.epochMs.nullable(),
  deliveredAt: scalars.epochMs.nullable(),
  /** Why it failed last; null = it did not. */
  problem: messageSchema.nullable(),
  /** What the journal forgot before it was told, of any topic; null = nothing since it was told anew. */
  missed: z
    .object({ entries: z.int().min(1), at: scalars.epochMs })
    .nullable()
    .default(null),
})
export type WebhookState = z.infer<typeof webhookState>

export const webhookView = webhook.extend({ state: webhookState })
export type WebhookView = z.infer<typeof webhookView>

export function webhookSecretId(webhookId: string): string {
  return `webhook.${webhookId}`
}
