import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome } from '../../app/ports/channel.ts'

/** The outcome of a push about an order that the shop does not know, or not any more. */
export function unknownOrder(
  shop: string,
  { orderExternalId }: { readonly orderExternalId: string },
): PushOutcome {
  return { kind: 'refused', problem: message('channels.unknownOrder', { shop, order: orderExternalId }) }
}
