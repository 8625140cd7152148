import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Commands } from '../commands/command.ts'
import { Refusal } from '../commands/refusal.ts'
import type { Decider } from '../decide/decider.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { previewMerging } from '../queries/order-companions.ts'
import { mergeable } from './companion-counts.ts'
import { mergeOrders } from './merge-orders.ts'

/** Looked at in one round. */
const AT_ONCE = 50
/** Orders that were tried, as they were then; the oldest are forgotten. */
const MOST_TRIED = 5_000

/** What says that an order was merged before: who took it apart, or took that back, meant it. */
const MERGED_ONCE: readonly string[] = [
  'orders.mergeByItself',
  'orders.merge',
  'orders.mergeAll',
  'orders.unmerge',
]

async function isUntouched(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.journal.ofOrder(orderId)).every(({ type }) => !MERGED_ONCE.includes(type))
}

/**
 * Where the merchant wants it, allocated orders of one buyer are merged before their release, if one parcel is no dearer
 * than theirs: what a person would be proposed. Each is tried once as it stands.
 */
export function openMerging({ commands, decider }: { commands: Commands; decider: Pick<Decider, 'trials'> }) {
  const tried = new Map<string, number>()

  async function fresh(tx: Tx): Promise<OrderRecord[]> {
    const { mergesByItself } = await tx.settings.get(WORKSPACE)
    const which = mergesByItself ? await mergeable(tx) : null
    if (which === null) return []
    const { rows } = await tx.orders.list({
      mergeable: { ...which, states: ['allocated'] },
      seen: 'every-site',
      search: '',
      states: [],
      channelIds: [],
      siteIds: [],
      sort: 'placed',
      descending: true,
      offset: 0,
      limit: AT_ONCE,
    })
    return rows.filter(({ order, revision }) => tried.get(order.id) !== revision)
  }

  return async (): Promise<void> => {
    const records = await commands.look(fresh)
    if (records.length === 0) return
    for (const { order, revision } of records) tried.set(order.id, revision)
    for (const id of tried.keys()) if (tried.size > MOST_TRIED) tried.delete(id)
    await commands.system('orders.mergeByItself', async (context) => {
      const ids = records.map(({ order }) => order.id)
      const { parcels } = await previewMerging(context.tx, decider, ids)
      for (const { orders, together } of parcels) {
        if (together === null || together.nowCents === null) continue
        const cents = together.parts.reduce((sum, part) => sum + part.cents, 0)
        const isMeant = await Promise.all(orders.map((one) => isUntouched(context.tx, one.orderId)))
        if (isMeant.includes(false)) continue
        if (cents > together.nowCents) continue
        const orderIds = orders.map(({ orderId }) => orderId)
        try {
          await mergeOrders(context, { orderIds, note: '' }, (all) => decider.trials(context.tx, all))
          context.about(...orderIds)
        } catch (fault) {
          // Released or changed meanwhile: they leave as they are.
          if (!(fault instanceof Refusal)) throw fault
        }
      }
    })
  }
}
