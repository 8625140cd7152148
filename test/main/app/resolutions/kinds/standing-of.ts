import { enqueueUntold } from '../../../../../main/app/notify/untold-stock.ts'
import type { KeptItem } from '../../../../../main/app/ports/sync-tables.ts'
import type { Workroom } from '../../../../support/workroom.ts'

/** What a resolution may change for others: the shelves, and what the channel is about to be told. */
export interface Standing {
  /** 'LILLE A 9/1': nine on hand, one of them reserved; by site and SKU. */
  readonly stock: string
  /** What waits for the channel, oldest first: 'A 8' = eight of A can be sold there, 'refund 1' = of one unit. */
  readonly told: string
}

/** As it is once the channel's loop has worked out the figures of all stock that changed. */
export async function standingOf({ room }: Workroom): Promise<Standing> {
  return room.store.write(async (tx) => {
    while (await enqueueUntold(tx, room.figures, 'shop', room.clock.now(), room.newId)) {}
    const levels = await tx.stock.bySkus(['A', 'B'])
    const { rows } = await tx.outbox.list('shop', { offset: 0, limit: 100 })
    return {
      stock: levels
        .map((level) => `${level.siteId} ${level.sku} ${level.onHand}/${level.reserved}`)
        .toSorted()
        .join(', '),
      told: rows.map(inShort).join(', '),
    }
  })
}

const units = (lines: readonly { readonly quantity: number }[]) =>
  String(lines.reduce((sum, { quantity }) => sum + quantity, 0))

function inShort(item: KeptItem): string {
  if (item.payload === null) return `${item.kind}, blank`
  switch (item.kind) {
    case 'stock':
      return `${item.payload.sku} ${item.payload.available}`
    case 'fulfillment':
    case 'cancel':
    case 'refund':
      return `${item.kind} ${units(item.payload.lines)}`
    case 'address':
      return `address ${item.payload.address.city || 'without a city'}`
    default:
      return item.kind
  }
}
