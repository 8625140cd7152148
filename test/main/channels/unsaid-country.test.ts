import { describe, expect, it } from 'vitest'
import { addressFaults } from '../../../shared/domain/address-fault.ts'
import { mapLeast, mapLeastTo, SHOP_KINDS } from '../../support/channels/least-payloads.ts'

describe.each(SHOP_KINDS)('an order of %s whose address', (kind) => {
  it.each([
    ['has an empty country', '', '', 'missing'],
    ['has no country', null, '', 'missing'],
    ['leaves the country out', undefined, '', 'missing'],
    ['names one that is none', 'Narnia', 'Narnia', 'wrong'],
    ['has a code that is none', 'XX', 'XX', 'wrong'],
  ])('%s is an order all the same, with one fault', (_, said, found, problem) => {
    const { destination, lines } = mapLeastTo(kind, said)
    expect([destination.country, destination.postcode, lines.length]).toEqual(['ZZ', '59000', 1])
    expect(addressFaults(destination)).toEqual([{ field: 'country', problem, found, proposal: null }])
  })
})

it.each([
  ['shopify', { shippingAddress: null }],
  ['vendure', { shippingAddress: null }],
  ['mirakl', { customer: { shipping_address: null } }],
  ['prestashop', { shipping: undefined }],
] as const)('an order of %s without any address is an order that waits for one', (kind, over) => {
  const [first] = addressFaults(mapLeast(kind, over).order.destination)
  expect(first?.problem).toBe('missing')
})
