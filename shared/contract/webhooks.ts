import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { webhook, webhookSecret, webhookView } from '../domain/webhook.ts'
import { command, nothing, query } from './procedure.ts'

const which = { webhookId: scalars.uuid }

/** Addresses that are told what happened, by Standard Webhooks. */
export const webhooks = {
  webhooks: query('manager').input(z.object({})).output(z.array(webhookView)),
  /** It is told what happens from now on. */
  addWebhook: command({
    role: 'manager',
    input: webhook.pick({ url: true, topics: true }).extend({ ...which, secret: webhookSecret }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  setWebhookPaused: command({
    role: 'manager',
    input: z.object({ ...which, isPaused: z.boolean() }),
    output: nothing,
    needsHub: 'every-site',
  }),
  removeWebhook: command({
    role: 'manager',
    input: z.object(which),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Tells it once more what happened since then, as far as the journal goes back. */
  sendAgain: command({
    role: 'manager',
    input: z.object({ ...which, since: scalars.epochMs }),
    output: nothing,
    needsHub: 'every-site',
  }),
}
