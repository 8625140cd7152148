import type { Channel } from '../../../shared/domain/channel.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'

/** Where orders are kept that replace goods of another: no shop knows of them, and none is told. */
const RESHIPS: Channel = {
  id: 're-shipped',
  name: 'Re-shipped parcels',
  kind: 'csv',
  url: null,
  buffer: 0,
  // They are late already.
  priority: 100,
  paused: false,
  sandbox: false,
}

/**
 * Sends goods to the buyer of an order, as an order of its own that is decided like any other: from the site that
 * serves it best now. `mark` names it once among those of the order. null = it was made before.
 */
export async function reship(
  context: CommandContext,
  order: Order,
  again: { readonly mark: string; readonly reference: string; readonly lines: Order['lines'] },
): Promise<string | null> {
  const { tx, now } = context
  if ((await tx.channels.get(RESHIPS.id)) === null) {
    await tx.channels.put(RESHIPS)
    context.touch('channels')
  }
  const made = replacement(order, { ...again, id: context.newId(), now })
  if (again.lines.length === 0 || (await tx.orders.insert([made], now)).length === 0) return null
  context.about(order.id)
  context.about(made.id)
  context.touch('orders')
  return made.id
}

/** The order that sends goods of another once more: what was chosen, promised and charged for that one is not its own. Pure. */
export function replacement(
  order: Order,
  again: {
    readonly id: string
    readonly now: EpochMs
    readonly mark: string
    readonly reference: string
    readonly lines: Order['lines']
  },
): Order {
  const { charges: _charges, chosen: _chosen, dates: _dates, edits: _edits, ...rest } = order
  const choices: readonly string[] = Object.values(CHOICE_TAGS)
  return {
    ...rest,
    id: again.id,
    channelId: RESHIPS.id,
    externalId: `${order.externalId}/${again.mark}`,
    reference: again.reference,
    placedAt: again.now,
    shipBy: null,
    deliverBy: null,
    tags: order.tags.filter((tag) => !choices.includes(tag)),
    lines: again.lines,
  }
}
