import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { AddressPush, PushOutcome } from '../../app/ports/channel.ts'
import { inTwoLines } from '../protocol/shop-address.ts'
import { addressRow, idText, orderRow } from './answers.ts'
import { NotOffered, type PrestaClient } from './client.ts'

const countryRow = z.object({ id: idText, iso_code: z.string() })
const stateRow = z.object({ id: idText, id_country: idText, iso_code: z.string() })

/**
 * Changes the address that the order is delivered to. PrestaShop's orders share the addresses of their customer, and
 * only its back office makes one anew for an order: what another order goes to as well is left to people.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function setPrestaAddress(
  client: PrestaClient,
  { orderExternalId, address }: AddressPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const of = { 'filter[id]': `[${orderExternalId}]`, display: 'full' }
  const [order] = await client.list('orders', of, orderRow, signal)
  const addressId = order?.id_address_delivery ?? ''
  const users = [
    ...(await ordersBy(client, 'id_address_delivery', addressId, signal)),
    ...(await ordersBy(client, 'id_address_invoice', addressId, signal)),
  ]
  if (users.some(({ id }) => id !== orderExternalId))
    return { kind: 'refused', problem: message('prestashop.sharedAddress') }
  const query = { 'filter[id]': `[${addressId}]`, display: 'full' }
  const [row] = await client.list('addresses', query, addressRow, signal)
  if (row === undefined) return { kind: 'refused', problem: message('prestashop.sharedAddress') }
  const { first, last, company, line1, line2, postcode, city, country, phone, state } = inTwoLines(address)
  const countryId = await countryOf(client, country, signal)
  if (countryId === null)
    return {
      kind: 'refused',
      problem: message('channels.refusesAddress', { shop: 'PrestaShop', said: country }),
    }
  const usesMobile = typeof row['phone_mobile'] === 'string' && row['phone_mobile'].trim() !== ''
  const fields = Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  )
  const changed = {
    ...fields,
    // It takes none without both names.
    firstname: first === '' ? last : first,
    lastname: first === '' ? '.' : last,
    company,
    address1: line1,
    address2: line2,
    postcode,
    city,
    id_country: countryId,
    ...(await stateIn(client, countryId, state, signal)),
    ...(usesMobile ? { phone_mobile: phone } : { phone }),
  }
  try {
    await client.write('PUT', `/addresses/${addressId}`, { address: changed }, signal)
  } catch (error) {
    // The right is not one that all else needs: its lack stops nothing but this.
    if (error instanceof NotOffered) return { kind: 'refused', problem: error.problem }
    throw error
  }
  return { kind: 'done' }
}

async function ordersBy(client: PrestaClient, field: string, addressId: string, signal: AbortSignal) {
  const query = { [`filter[${field}]`]: `[${addressId}]`, display: '[id]', limit: '2' }
  return client.list('orders', query, z.object({ id: idText }), signal)
}

async function countryOf(client: PrestaClient, iso: string, signal: AbortSignal): Promise<string | null> {
  const query = { 'filter[iso_code]': `[${iso}]`, display: '[id,iso_code]' }
  const [found] = await client.list('countries', query, countryRow, signal)
  return found?.id ?? null
}

/** A state that the shop does not have, or does not tell this key, stays as it was. */
async function stateIn(
  client: PrestaClient,
  countryId: string,
  state: string,
  signal: AbortSignal,
): Promise<{ readonly id_state?: string }> {
  if (!/^[A-Z]{2,3}$/.test(state)) return {}
  const query = {
    'filter[iso_code]': `[${state}]`,
    'filter[id_country]': `[${countryId}]`,
    display: '[id,id_country,iso_code]',
  }
  const found = await client.listIfAllowed('states', query, stateRow, signal)
  const [first] = found ?? []
  return first === undefined ? {} : { id_state: first.id }
}
