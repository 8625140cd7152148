import type { Bilingual } from '../../../shared/contract/procedure.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { isAboutGoods, REJECTION_WORDS, type RejectionReason } from '../../../shared/domain/site-rejection.ts'
import { decideAgainByPerson } from '../decide/decide-again.ts'
import { pushAvailability } from '../notify/availability.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/**
 * A site does not ship what was released to it: that is kept, and what of the order is not packed goes back to be
 * decided without it. The stock figures stay; a count or a short pick corrects them.
 */
export async function rejectFulfillment(
  context: CommandContext,
  { fulfillmentId, reason, note }: { fulfillmentId: string; reason: RejectionReason; note: string },
): Promise<{ orderId: string; siteId: string; sentence: Bilingual }> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (!fulfillment) refuse('No such parcel', 'Colis inconnu')
  const { orderId, siteId, allocations } = fulfillment
  if (fulfillment.state !== 'released') {
    refuse('The parcel is not with the site to be picked', 'Le colis n’est pas en préparation sur le site')
  }
  const skus = [...new Set(allocations.map(({ sku }) => sku))]
  const before = (await tx.siteRejections.ofOrders([orderId])).find((one) => one.siteId === siteId)
  const known = before === undefined ? [] : before.skus
  const refused = !isAboutGoods(reason) || known === null ? null : [...new Set([...known, ...skus])]
  await tx.siteRejections.put({ orderId, siteId, skus: refused, reason, note, at: now, by: context.actor })
  await tx.decisions.undo(orderId, now)
  const [record] = await tx.orders.byIds([orderId])
  const lines = record?.order.lines ?? []
  // Whoever chose this site has its answer.
  if (record?.order.chosen) await tx.orders.update(withoutSite(record.order, siteId))
  await pushAvailability(
    tx,
    lines.map(({ sku }) => sku),
    now,
    context.newId,
  )
  context.about(orderId)
  context.touch('orders', 'stock', 'exceptions')
  const name = (await tx.sites.get(siteId))?.name ?? siteId
  return { orderId, siteId, sentence: refusal(name, reason, note) }
}

/** The order as if nobody had chosen this site for it. */
function withoutSite(order: Order, siteId: string): Order {
  const { siteId: site, byHand, ...rest } = order.chosen ?? {}
  return {
    ...order,
    chosen: {
      ...rest,
      ...(site !== undefined && site !== siteId && { siteId: site }),
      ...(byHand !== undefined && byHand.siteId !== siteId && { byHand }),
    },
  }
}

/** The site is asked again; what is not packed yet is decided anew. */
export async function takeRejectionBack(
  context: CommandContext,
  { orderId, siteId }: { orderId: string; siteId: string },
): Promise<Record<string, never>> {
  if (!(await context.tx.siteRejections.remove(orderId, siteId))) {
    refuse('The site ships it already', 'Le site l’expédie déjà')
  }
  await decideAgainByPerson(context, [orderId])
  context.about(orderId)
  context.touch('orders', 'exceptions')
  return {}
}

/** "Lyon refused it: damaged goods (box crushed)" */
function refusal(site: string, reason: RejectionReason, note: string): Bilingual {
  const detail = note === '' ? '' : ` (${note})`
  return {
    en: `${site} refused it: ${REJECTION_WORDS.en[reason]}${detail}`,
    fr: `${site} l’a refusée : ${REJECTION_WORDS.fr[reason]}${detail}`,
  }
}

export const fulfillmentHandlers: HandlersOf<'fulfillments'> = {
  reject: rejectFulfillment,
  takeBack: takeRejectionBack,
}
