import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { availableToPromise } from '../../../shared/domain/stock.ts'
import type { CommandContext } from '../commands/command.ts'
import { DECISION_KEY } from '../decide/decision-key.ts'
import { type ChannelName, channelNames } from '../notify/channel-names.ts'
import { lastTold } from '../notify/last-figure.ts'
import type { Tx } from '../ports/store.ts'
import { keptUnits } from '../set-aside/kept-units.ts'

/**
 * New orders for units of which their channel had been told before the sale that they were not
 * there, and which are not there now either: the exception stays open until a decision finds the units.
 */
export async function sayOversold(
  context: CommandContext,
  channelId: string,
  orders: readonly Order[],
): Promise<void> {
  const { tx, now } = context
  if (orders.length === 0) return
  const skus = [...new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
  const levels = Map.groupBy(await tx.stock.bySkus(skus), ({ sku }) => sku)
  const reserves = await keptUnits(tx)
  const wanted = orders.map((order) => ({
    order,
    short: wantedUnits(order).flatMap(({ sku, quantity }) => {
      const found = availableToPromise(levels.get(sku) ?? [], reserves, channelId)
      return found < quantity ? { sku, wanted: quantity, found } : []
    }),
  }))
  const scarce = [...new Set(wanted.flatMap(({ short }) => short.map(({ sku }) => sku)))]
  if (scarce.length === 0) return
  const names = await channelNames(tx, channelId, scarce)
  const figures = Map.groupBy(await figuresTold(tx, channelId, names), ({ sku }) => sku)
  for (const { order, short } of wanted) {
    const lines = short.filter((line) => {
      const said = figures.get(line.sku) ?? []
      return said.length > 0 && said.every(({ at, units }) => at <= order.placedAt && units < line.wanted)
    })
    if (lines.length === 0) continue
    const cause: ExceptionCause = { reason: 'oversold-at-channel', channelId, lines }
    const about = { orderId: order.id, siteId: null, openedAt: now, dueAt: order.shipBy, key: DECISION_KEY }
    await tx.exceptions.open([{ id: context.newId(), cause, ...about }])
    context.touch('exceptions')
  }
}

function wantedUnits({ lines }: Order): { sku: string; quantity: number }[] {
  return [...Map.groupBy(lines, ({ sku }) => sku)].map(([sku, own]) => ({
    sku,
    quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}

/** What the channel took last of each of its SKUs, in our units. */
async function figuresTold(tx: Tx, channelId: string, names: readonly ChannelName[]) {
  const figures: { sku: string; units: number; at: number }[] = []
  for (const { channelSku, sku, units } of names) {
    const item = await lastTold(tx, channelId, channelSku)
    if (item !== null) figures.push({ sku, units: item.payload.available * units, at: item.createdAt })
  }
  return figures
}
