import { isConnected } from '../../../shared/domain/channel.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { notApproved } from '../channel-access/writes.ts'
import type { Tx } from '../ports/store.ts'
import { enqueueStock } from './channel-stock.ts'
import type { Figures } from './figures.ts'
import { stockKey } from './outbox-key.ts'

/** SKUs whose figures are computed in one transaction. */
const AT_ONCE = 500

/**
 * Writes what the channel may sell now of what has changed since it was told, at most `AT_ONCE` SKUs, into its outbox.
 * Called until nothing is left before figures are sent: so none is sent that is older than the books.
 * @returns whether more may be left
 */
export async function enqueueUntold(
  tx: Tx,
  figures: Pick<Figures, 'channelStock'>,
  channelId: string,
  now: EpochMs,
  newId: () => string,
): Promise<boolean> {
  const changed = await tx.changedStock.untold(channelId, AT_ONCE)
  const last = changed.at(-1)
  if (last === undefined) return false
  const skus = changed.map(({ sku }) => sku)
  await enqueueStock(tx, channelId, await figures.channelStock(tx, channelId, skus), now, newId)
  await tx.changedStock.putTold(channelId, last.seq)
  return changed.length === AT_ONCE
}

/** Whether anything is to be sent to the channel. */
export async function isToldMore(tx: Tx, channelId: string): Promise<boolean> {
  return (await tx.outbox.isWaiting(channelId)) || (await tx.changedStock.untold(channelId, 1)).length > 0
}

/** How many messages wait for each channel, figures of stock that are not computed yet among them. */
export async function waitingMessages(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const waiting = new Map(await tx.outbox.waiting())
  for (const [channelId, { count }] of await untoldByChannel(tx))
    if (count > 0) waiting.set(channelId, (waiting.get(channelId) ?? 0) + count)
  return waiting
}

/** Which of a channel's SKUs, each of a product of ours, have a figure that is still to be sent. */
export async function waitingStock(
  tx: Tx,
  channelId: string,
  names: readonly { readonly channelSku: string; readonly sku: Sku }[],
): Promise<ReadonlySet<string>> {
  const keys = await tx.outbox.waitingStock(
    channelId,
    names.map(({ channelSku }) => stockKey(channelSku)),
  )
  const untold = await tx.changedStock.untoldOf(
    channelId,
    names.map(({ sku }) => sku),
  )
  return new Set(
    names
      .filter(({ channelSku, sku }) => keys.has(stockKey(channelSku)) || untold.has(sku))
      .map(({ channelSku }) => channelSku),
  )
}

/** Channels that are told at all, with what each has not been told. */
export async function untoldByChannel(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly count: number; readonly since: EpochMs | null }>> {
  const closed = await notApproved(tx)
  const told = (await tx.channels.all()).filter((channel) => isConnected(channel) && !closed.has(channel.id))
  const untold = new Map<string, { count: number; since: EpochMs | null }>()
  for (const { id } of told) untold.set(id, await tx.changedStock.countUntold(id))
  return untold
}
