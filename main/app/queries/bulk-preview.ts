import type { BulkVerb } from '../../../shared/contract/order-parts.ts'
import type { BulkPreview } from '../../../shared/contract/orders.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { BULK_RULES, urgencyRule, whyStays } from '../commands/bulk-rules.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { decisionEffect } from '../resolutions/offer-way.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { type NameLookup, nameLookup } from './name-lookup.ts'

/** Those of which it is worth trying what would be decided. */
const TRIED: readonly BulkVerb[] = ['reallocate', 'resume']

/** Order by order what a verb would do to several, or why it leaves one as it is. Nothing is written. */
export async function bulkPreview(
  asking: Pick<CommandContext, 'tx' | 'now'>,
  call: {
    readonly orderIds: readonly string[]
    readonly verb: BulkVerb
    readonly urgency: Order['urgency'] | null
  },
  tryAll: TryAll,
): Promise<BulkPreview> {
  const { tx } = asking
  const { orderIds, verb, urgency } = call
  const records = new Map((await tx.orders.byIds(orderIds)).map((record) => [record.order.id, record]))
  const found = [...records.values()]
  const rule = verb === 'urgency' ? urgencyRule(found, urgency) : await BULK_RULES[verb](asking, orderIds)
  const changing = found.filter((record) => whyStays(rule, record) === null)
  const decisions = TRIED.includes(verb) ? await tryAll(changing.map(({ order }) => order)) : []
  const decided = new Map(decisions.map((decision) => [decision.orderId, decision]))
  const parts = Map.groupBy(
    (await tx.fulfillments.byOrders(orderIds)).filter(({ state }) => state !== 'cancelled'),
    ({ orderId }) => orderId,
  )
  const speech = await nameLookup(tx)
  return orderIds.map((id) => {
    const record = records.get(id)
    if (record === undefined)
      return { orderId: id, reference: id, changes: false, sentence: message('refusals.unknown.order') }
    const { reference } = record.order
    const why = whyStays(rule, record)
    if (why !== null) return { orderId: id, reference, changes: false, sentence: why }
    const decision = decided.get(id)
    const sites = (parts.get(id) ?? []).map(({ siteId }) => siteId)
    const sentence = decision
      ? decisionEffect(decision, speech)
      : effectOf(verb, record, sites, urgency, speech)
    return { orderId: id, reference, changes: true, sentence }
  })
}

/** "Released to picking at Lille", "Held; its stock at Lille is free again". */
function effectOf(
  verb: BulkVerb,
  { order }: OrderRecord,
  siteIds: readonly string[],
  urgency: Order['urgency'] | null,
  { names }: NameLookup,
) {
  if (verb === 'urgency')
    return message('orders.would.urgency', {
      was: message(`orders.urgency.${order.urgency ?? 'normal'}`),
      becomes: message(`orders.urgency.${urgency ?? 'normal'}`),
    })
  const sites = [...new Set(siteIds)].map((id) => names.site(id))
  const [first] = sites
  if (first !== undefined && (verb === 'release' || verb === 'hold' || verb === 'cancel'))
    return message(`orders.would.at.${verb}`, { sites })
  return message(`orders.would.${verb}`)
}
