import type { OrderStanding, StateMeaning } from '../../../shared/domain/order-standing.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import type { ChannelState } from '../ports/standing-tables.ts'
import type { Tx } from '../ports/store.ts'

/** States that the exception names; it counts them all. */
const NAMED = 12
/** Orders that are read again at once when the lead says what their state means. */
const MOST = 5_000
/** Seen again so soon, a state is not written again. */
const SEEN_MS = 10 * MINUTE_MS

/** Records which states a channel uses, from its payloads. */
export async function learnStates(
  context: CommandContext,
  channelId: string,
  standings: readonly OrderStanding[],
): Promise<void> {
  const { tx, now } = context
  const seen = new Map(standings.filter(({ state }) => state !== '').map((one) => [one.state, one]))
  if (seen.size === 0) return
  const known = new Map((await tx.channelStates.seen(channelId)).map((one) => [one.state, one]))
  const news = [...seen.values()].flatMap(({ state, meaning, hold }) => {
    const before = known.get(state)
    const holdKind = hold?.kind ?? null
    const isKnown = before?.usual === meaning && now - before.lastSeen < SEEN_MS
    return isKnown ? [] : [{ state, usual: meaning, holdKind }]
  })
  if (news.length > 0) await tx.channelStates.see(channelId, news, now)
}

/** States that the connector does not know and nobody has explained. */
export async function unknownStates(tx: Tx, channelId: string): Promise<Omit<ChannelState, 'orders'>[]> {
  return (await tx.channelStates.seen(channelId)).filter(
    ({ holdKind, chosen }) => holdKind === 'unknown-state' && chosen === null,
  )
}

/** One exception per channel lists its unexplained states; it closes when none is left. */
export async function restateUnknownStates(context: CommandContext, channelId: string): Promise<void> {
  const { tx } = context
  const unknown = await unknownStates(tx, channelId)
  const id = `unknown-states/${channelId}`
  if (unknown.length === 0) return restateGrouped(context, id, null)
  await restateGrouped(context, id, {
    reason: 'unknown-states',
    channelId,
    states: unknown.slice(0, NAMED).map(({ state }) => state),
    count: unknown.length,
    orders: (await tx.standings.countHeld(channelId)).get('unknown-state') ?? 0,
  })
}

/**
 * The lead says what a state of a channel means; null = as its connector reads it. Orders that stand in it, and have
 * neither left nor ended, are read again from what the channel sent.
 */
export async function setStateMeaning(
  context: CommandContext,
  { channelId, state, meaning }: { channelId: string; state: string; meaning: StateMeaning | null },
): Promise<{ orders: number }> {
  const { tx } = context
  if (!(await tx.channelStates.choose(channelId, state, meaning)))
    refuse('refusals.unknown.channelState', { state })
  const concerned = await tx.standings.openInState(channelId, state, MOST)
  for (const { externalId } of concerned) await readAgain(context, channelId, externalId)
  await restateUnknownStates(context, channelId)
  context.touch('channels', 'orders')
  return { orders: concerned.length }
}

/** Imports the last payload the channel sent of it once more; false when it is no longer kept. */
export async function readAgain(
  { tx, newId }: CommandContext,
  channelId: string,
  externalId: string,
): Promise<boolean> {
  const item = await tx.inbox.get(channelId, externalId)
  if (item === null || item.payload === '') return false
  await tx.inbox.put([{ ...item, version: `${item.version.replace(AGAIN, '')}#again-${newId()}` }])
  return true
}

const AGAIN = /#again-.*$/
