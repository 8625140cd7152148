import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import type { Tx } from '../ports/store.ts'
import { languageOf } from './buyer-language.ts'

type ReturnLabelMessage = Extract<OrderMessage, { kind: 'return-label' }>

/** What the channel is told of a return label that was bought; null = it tells its buyer nothing, or the label is not here. */
export async function returnLabelMessage(
  tx: Tx,
  order: Order,
  announced: AnnouncedReturn,
  purchase: LabelPurchase,
): Promise<ReturnLabelMessage | null> {
  const { trackingNumber, trackingUrl } = purchase
  const tells = await channelTells(tx, order)
  const paper = (await tx.labels.documents(purchase.id)).find(
    ({ role }) => role === 'return' || role === 'label',
  )
  if (trackingNumber === null || tells === 'never' || (tells === 'paper' && paper === undefined)) return null
  const account = await tx.carrierAccounts.get(purchase.accountId)
  const carrier = carrierName(account?.carrierId ?? purchase.accountId)
  const text = message(tells === 'paper' ? 'returns.buyer.label' : 'returns.buyer.words', {
    order: order.reference,
    carrier,
    number: trackingNumber,
  })
  return {
    kind: 'return-label',
    payload: {
      orderExternalId: order.externalId,
      announcedId: announced.id,
      channelReturnId: announced.channelReturnId,
      lines: announced.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
      reason: announced.reason,
      carrierName: carrier,
      trackingNumber,
      trackingUrl,
      documentId: tells === 'paper' ? (paper?.id ?? null) : null,
      text: say(languageOf(order), text),
    },
  }
}

/** What the channel of the order does with return labels: shows the paper, says where and by which number, or nothing. */
export async function channelTells(tx: Tx, { channelId }: Order): Promise<'paper' | 'words' | 'never'> {
  const channel = await tx.channels.get(channelId)
  return channel === null || !isConnected(channel)
    ? 'never'
    : CHANNEL_ABILITIES[channel.kind].tellsReturnLabel
}
