import type { OrderId } from '../../../shared/domain/order.ts'
import { holdKey, ignoredKey } from '../../../shared/domain/order-standing.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import { readAgain } from './channel-states.ts'
import { sayLetGo } from './hold-at-channel.ts'
import { resumeUnheld } from './resume-unheld.ts'

/** Whether a person may decide that it ships anyway: it is held, or of a state that is no work, and can be read. */
export function canAccept({ verdict, holders, orderId, why }: StandingRecord): boolean {
  return holders.includes('channel') || (orderId === null && verdict === 'ignore' && why === null)
}

/**
 * A person declares that an order of a channel is work, whatever its state there: one that waits continues,
 * one that was left out is imported from what the channel sent. @throws {Refusal}
 */
export async function acceptOrder(
  context: CommandContext,
  { channelId, externalId }: { channelId: string; externalId: string },
): Promise<Record<string, never>> {
  const [standing] = await context.tx.standings.ofExternalIds(channelId, [externalId])
  if (!standing) refuse('refusals.orders.channelSilent')
  if (!canAccept(standing)) refuse('refusals.orders.nothingWaits')
  await waive(context, standing)
  return {}
}

/** The same for an order that is known here; false when its channel does not hold it. */
export async function waiveHold(context: CommandContext, orderId: OrderId): Promise<boolean> {
  const [standing] = await context.tx.standings.ofOrders([orderId])
  if (!standing?.holders.includes('channel')) return false
  await waive(context, standing)
  return true
}

async function waive(context: CommandContext, standing: StandingRecord): Promise<void> {
  const { tx } = context
  const { channelId, externalId, orderId, holders } = standing
  const { state, hold } = standing.standing
  context.touch('channels', 'orders')
  if (!holders.includes('channel')) {
    await tx.standings.put([{ ...standing, waived: ignoredKey(state) }])
    if (!(await readAgain(context, channelId, externalId))) refuse('refusals.orders.payloadGone')
    return
  }
  const waived = holdKey(hold ?? { kind: 'on-hold', code: state })
  await tx.standings.put([
    { ...standing, waived, verdict: 'ship', holders: holders.filter((one) => one !== 'channel') },
  ])
  if (orderId === null) return
  await sayLetGo(context, orderId, 'ship-anyway')
  await resumeUnheld(context, [orderId])
  context.about(orderId)
}
