import { type Webhook, webhookSecretId } from '../../../shared/domain/webhook.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

const MOST_WEBHOOKS = 20

type Handlers = Pick<
  HandlersOf<'programs'>,
  'addWebhook' | 'setWebhookPaused' | 'removeWebhook' | 'sendAgain'
>

/** The journal keeps what an address is told, never the secret it is told with. */
export function webhookHandlers({ secrets, onFault }: Pick<AppServices, 'secrets' | 'onFault'>): Handlers {
  return {
    addWebhook: {
      journaled: ({ secret: _secret, ...rest }) => rest,
      prepare: async ({ webhookId, url, topics, secret }) => {
        return async (context) => {
          const { tx, now } = context
          const all = await tx.webhooks.all()
          if (all.length >= MOST_WEBHOOKS) refuse('webhooks.tooMany', { most: MOST_WEBHOOKS })
          if (all.some(({ id }) => id === webhookId)) refuse('webhooks.exists')
          await secrets.put(tx, webhookSecretId(webhookId), { secret })
          const told = await tx.journal.lastSeq()
          const webhook: Webhook = {
            id: webhookId,
            url,
            topics: [...new Set(topics)],
            createdAt: now,
            pausedAt: null,
          }
          await tx.webhooks.insert(webhook, { ...FRESH, told })
          context.touch('programs')
          return {}
        }
      },
    },
    async setWebhookPaused(context, { webhookId, isPaused }) {
      const { state, ...webhook } = await known(context.tx, webhookId)
      await context.tx.webhooks.update({ ...webhook, pausedAt: isPaused ? context.now : null })
      // Whoever turns it on again wants it tried at once.
      await context.tx.webhooks.putState(webhookId, { ...state, nextAt: null })
      context.touch('programs')
      return {}
    },
    async removeWebhook(context, { webhookId }) {
      await known(context.tx, webhookId)
      await context.tx.webhooks.remove(webhookId)
      context.afterCommit(() => void secrets.remove(webhookSecretId(webhookId)).catch(onFault))
      context.touch('programs')
      return {}
    },
    async sendAgain(context, { webhookId, since }) {
      const { tx } = context
      await known(tx, webhookId)
      await tx.webhooks.putState(webhookId, { ...FRESH, told: await tx.following.lastBefore(since) })
      context.touch('programs')
      return {}
    },
  }
}

const FRESH = {
  upTo: null,
  attempts: 0,
  nextAt: null,
  deliveredAt: null,
  problem: null,
  missed: null,
} as const

/** @throws {Refusal} */
async function known(tx: Tx, webhookId: string) {
  const found = (await tx.webhooks.all()).find(({ id }) => id === webhookId)
  if (found === undefined) refuse('webhooks.unknown')
  return found
}
