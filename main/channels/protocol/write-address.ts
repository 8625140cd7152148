import { addressGiven, type ChannelAddress, isSameAddress } from '../../../shared/domain/channel-address.ts'
import { message } from '../../../shared/messages/message.ts'
import { type AddressPush, ChannelError, type Connector, type PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from './unknown-order.ts'

type Reads = Required<Pick<Connector, 'readOrders' | 'mapOrder'>>

/**
 * Writes a corrected address by `write`, unless it stands at the shop already, or another one that we do not know: the
 * buyer or the shop's staff has changed it since. Reads it again afterwards: shops are known to say yes and keep what
 * they had. Pushed again it ends the same.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function writeAddress(
  shop: string,
  reads: Reads,
  push: AddressPush,
  write: () => Promise<PushOutcome>,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const there = await addressAt(reads, push, signal)
  if (there === 'gone') return unknownOrder(shop, push)
  if (there === null) return unreadable(shop, push)
  if (isSameAddress(there, push.address)) return { kind: 'done' }
  if (!push.was.some((one) => isSameAddress(there, one)))
    return { kind: 'refused', problem: message('channels.addressChangedThere', { shop }) }
  const written = await write()
  if (written.kind !== 'done') return written
  const after = await addressAt(reads, push, signal)
  if (after === 'gone') return unknownOrder(shop, push)
  if (after === null) return unreadable(shop, push)
  return isSameAddress(after, push.address)
    ? { kind: 'done' }
    : { kind: 'refused', problem: message('channels.addressNotKept', { shop }) }
}

function unreadable(shop: string, { orderExternalId: order }: AddressPush): PushOutcome {
  return { kind: 'refused', problem: message('channels.addressUnreadable', { shop, order }) }
}

/** As the order's own mapping reads it; null = it cannot be read. */
async function addressAt(
  { readOrders, mapOrder }: Reads,
  { orderExternalId }: AddressPush,
  signal: AbortSignal,
): Promise<ChannelAddress | 'gone' | null> {
  const found = (await readOrders([orderExternalId], signal)).get(orderExternalId)
  if (found === undefined) throw new ChannelError('retry', message('channels.waits'), 1000)
  if (found === 'gone') return 'gone'
  const mapped = mapOrder(found.payload)
  return mapped.kind === 'order' ? addressGiven(mapped.order.destination) : null
}
