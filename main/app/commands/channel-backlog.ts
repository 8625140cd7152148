import { message } from '../../../shared/messages/message.ts'
import type { Figures } from '../notify/figures.ts'
import { enqueueUntold } from '../notify/untold-stock.ts'
import type { KeptItem } from '../ports/sync-tables.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Messages of one channel looked through for those that a person chose. */
const MOST = 20_000

/** What waits is due now (of these ids; null = all), whatever it was to wait for. */
async function retryPushes(
  context: CommandContext,
  figures: Figures,
  { channelId, ids }: { channelId: string; ids: readonly string[] | null },
): Promise<{ count: number }> {
  const { tx, now, newId } = context
  while (await enqueueUntold(tx, figures, channelId, now, newId)) {}
  const chosen = ids && (await pendingOf(context, channelId, ids)).map(({ id }) => id)
  const count = await tx.outbox.hurry(channelId, chosen, now)
  context.touch('channels')
  return { count }
}

/**
 * Messages that a person gives up: they are kept as refused with the reason, and do not leave. What is being sent
 * at this moment cannot be held back.
 */
async function giveUpPushes(
  context: CommandContext,
  figures: Figures,
  { channelId, ids, reason }: { channelId: string; ids: readonly string[]; reason: string },
): Promise<{ count: number }> {
  const { tx, now, newId } = context
  while (await enqueueUntold(tx, figures, channelId, now, newId)) {}
  const held = await pendingOf(context, channelId, ids)
  if (held.length === 0) refuse('refusals.backlog.gone')
  for (const { id, orderId } of held) {
    await tx.outbox.settle([id], {
      state: 'refused',
      problem: message('channels.givenUpBy', { actor: context.actor, reason }),
    })
    if (orderId !== null) context.about(orderId)
  }
  context.touch('channels', 'orders')
  return { count: held.length }
}

/** Those of these messages that wait. A figure of stock that was not computed when it was shown is known by its key. */
async function pendingOf(
  { tx }: CommandContext,
  channelId: string,
  ids: readonly string[],
): Promise<readonly KeptItem[]> {
  const wanted = new Set(ids)
  const { rows } = await tx.outbox.list(channelId, { offset: 0, limit: MOST })
  return rows.filter(({ id, key, state }) => state === 'pending' && (wanted.has(id) || wanted.has(key)))
}

export function backlogHandlers({
  figures,
}: Pick<AppServices, 'figures'>): Pick<HandlersOf<'channels'>, 'retryPushes' | 'giveUpPushes'> {
  return {
    retryPushes: (context, input) => retryPushes(context, figures, input),
    giveUpPushes: (context, input) => giveUpPushes(context, figures, input),
  }
}
