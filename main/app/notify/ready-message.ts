import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { locationOfSite } from '../mapping/channel-places.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import type { Tx } from '../ports/store.ts'
import { languageOf } from './buyer-language.ts'

type ReadyMessage = Extract<OrderMessage, { kind: 'ready-to-collect' }>

/** What the channel is told of a fulfilment that its buyer can collect. */
export async function readyMessage(
  tx: Tx,
  order: Order,
  fulfillment: Fulfillment,
  reminder: number,
): Promise<ReadyMessage> {
  const site = await tx.sites.get(fulfillment.siteId)
  const { timeZone } = site ?? (await tx.settings.get(WORKSPACE))
  const number = fulfillment.parcels[0]?.trackingNumber ?? order.reference
  const text = message('collection.ready', {
    order: order.reference,
    site: site?.name ?? fulfillment.siteId,
    until: localDateOf(fulfillment.keepUntil ?? 0, timeZone),
  })
  return {
    kind: 'ready-to-collect',
    payload: {
      orderExternalId: order.externalId,
      fulfillmentId: fulfillment.id,
      locationId: await locationOfSite(tx, order.channelId, fulfillment.siteId),
      lines: fulfillment.allocations.map(({ lineId, quantity }) => ({ lineId, quantity })),
      number,
      reminder,
      text: say(languageOf(order), text),
    },
  }
}
