import type { UnitsOfLine } from '../../app/ports/channel.ts'
import type { RemoteOrder } from './answers.ts'
import type { AmazonClient } from './client.ts'
import { envelope } from './feed-once.ts'
import { componentsOf, valueOf } from './money-back.ts'

interface Adjustment {
  /** NoInventory cancels the units as well. */
  readonly reason: 'NoInventory' | 'CustomerReturn'
  readonly orderExternalId: string
  /** What a line gives back, never more than the price of its units; none = that price. */
  readonly lines: readonly (UnitsOfLine & { readonly cents?: number | null })[]
  readonly shipping: boolean
}

/** The feed that pays money back for units of an order; `key` names the adjustment of each line. */
export function adjustmentFeed(
  client: AmazonClient,
  order: RemoteOrder,
  { reason, orderExternalId, lines, shipping }: Adjustment,
  key: string,
): string {
  return envelope(client, 'OrderAdjustment', {
    OrderAdjustment: {
      AmazonOrderID: orderExternalId,
      AdjustedItem: lines.map((line, index) => {
        const value = valueOf(order, line)
        return {
          AmazonOrderItemCode: line.lineId,
          MerchantAdjustmentItemID: `${key}-${index + 1}`,
          AdjustmentReason: reason,
          ItemPriceAdjustments: {
            Component: componentsOf(order, line.lineId, Math.min(line.cents ?? value, value), shipping),
          },
          ...(reason === 'NoInventory' ? { QuantityCancelled: line.quantity } : {}),
        }
      }),
    },
  })
}
