import { z } from 'zod'
import { type AddressParts, addressParts } from './address-parts.ts'
import type { Destination } from './order.ts'
import { stateCode } from './postal/state-code.ts'

/** An address as a channel is told it, and as it is compared with what stands there. */
export const channelAddress = addressParts.extend({
  state: z.string().max(120).nullable(),
  phone: z.string().max(255).nullable(),
})
export type ChannelAddress = z.infer<typeof channelAddress>

/** What the order's address is now. */
export function channelAddressOf(destination: Destination): ChannelAddress {
  const { name, company, street, postcode, city, country, state, phone } = destination
  return { name, company, street, postcode, city, country, state: state ?? null, phone }
}

/** What the channel gave, where it was repaired or corrected here. */
export function addressGiven(destination: Destination): ChannelAddress {
  const { postcodeAsGiven, asGiven } = destination
  const now = channelAddressOf(destination)
  if (asGiven === undefined) return { ...now, postcode: postcodeAsGiven ?? now.postcode }
  const { name, company, street, postcode, city, country, state, phone } = asGiven
  return {
    name,
    company,
    street,
    postcode,
    city,
    country,
    state: state ?? now.state,
    phone: phone === undefined ? now.phone : phone,
  }
}

/**
 * Whether two say the same as shops keep it, in a first line and a second one with all the rest: capitals, accents,
 * stops and blanks count for nothing; a state only where addresses are written with its code, a phone by its digits.
 */
export function isSameAddress(a: ChannelAddress, b: ChannelAddress): boolean {
  return isSamePlace(a, b) && isSameState(a, b) && isSamePhone(a.phone, b.phone)
}

/** The same without state and phone. */
export function isSamePlace(a: AddressParts, b: AddressParts): boolean {
  return spelt(a) === spelt(b)
}

function isSameState(a: ChannelAddress, b: ChannelAddress): boolean {
  return stateCode(a.state ?? '', a.country) === stateCode(b.state ?? '', b.country)
}

export function isSamePhone(a: string | null, b: string | null): boolean {
  return digits(a) === digits(b)
}

function digits(phone: string | null): string {
  return (phone ?? '').replaceAll(/[^\d+]/g, '')
}

function spelt({ name, company, street, postcode, city, country }: AddressParts): string {
  const [first = '', ...others] = street
  const parts = [name, company ?? '', first, others.join(' '), postcode, city]
  return [...parts.map(plain), country].join('|')
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
