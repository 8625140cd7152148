import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { addressGiven, channelAddressOf, isSameAddress } from '../../../shared/domain/channel-address.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import { notifyChannel } from './notify-channel.ts'
import { addressKey } from './outbox-key.ts'

/**
 * An order's address was corrected here: its channel is told where it takes that. What it is still to be told of an
 * earlier correction leaves before.
 */
export async function tellAddress(context: CommandContext, order: Order): Promise<void> {
  const channel = await context.tx.channels.get(order.channelId)
  if (channel === null || !isConnected(channel) || !CHANNEL_ABILITIES[channel.kind].takesAddress) return
  const message = addressMessage(order)
  if (message === null) return
  await notifyChannel(context, order, addressKey(order.id, context.newId()), message)
  context.touch('channels')
}

/** What the channel is told of the order's address; null = it gave just that, and was told of no other. */
export function addressMessage({ externalId, destination }: Order): OrderMessage | null {
  const address = channelAddressOf(destination)
  const was = [addressGiven(destination), ...(destination.asGiven?.earlier ?? [])]
  if (was.every((one) => isSameAddress(one, address))) return null
  return { kind: 'address', payload: { orderExternalId: externalId, address, was } }
}
