import { message } from '../../../shared/messages/message.ts'
import type { AddressPush, PushOutcome } from '../../app/ports/channel.ts'
import { inTwoLines } from '../protocol/shop-address.ts'
import { setAddressAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { SET_ADDRESS } from './documents.ts'

/** Replaces the order's shipping address. @throws {ChannelError} @throws {UncertainWrite} */
export async function setShopifyAddress(
  client: ShopifyClient,
  { orderExternalId, address }: AddressPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const { first, last, company, line1, line2, postcode, city, state, country, phone } = inTwoLines(address)
  const shippingAddress = {
    firstName: first,
    lastName: last,
    company,
    address1: line1,
    address2: line2,
    zip: postcode,
    city,
    ...(/^[A-Z]{2,3}$/.test(state) ? { provinceCode: state } : {}),
    countryCode: country,
    phone,
  }
  const input = { id: orderExternalId, shippingAddress }
  const answer = await client.mutate(SET_ADDRESS, { input }, setAddressAnswer, signal)
  const said = answer.orderUpdate.userErrors.map((error) => error.message).join('; ')
  return said === ''
    ? { kind: 'done' }
    : { kind: 'refused', problem: message('channels.refusesAddress', { shop: 'Shopify', said }) }
}
