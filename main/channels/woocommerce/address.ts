import type { AddressPush, PushOutcome } from '../../app/ports/channel.ts'
import { inTwoLines } from '../protocol/shop-address.ts'
import type { WooClient } from './client.ts'

/** Replaces the order's shipping address. @throws {ChannelError} @throws {UncertainWrite} */
export async function setWooAddress(
  client: WooClient,
  { orderExternalId, address }: AddressPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { first, last, company, line1, line2, postcode, city, state, country, phone } = inTwoLines(address)
  const shipping = {
    first_name: first,
    last_name: last,
    company,
    address_1: line1,
    address_2: line2,
    postcode,
    city,
    state,
    country,
    phone,
  }
  await client.write('PUT', `/orders/${orderExternalId}`, { shipping }, signal)
  return { kind: 'done' }
}
