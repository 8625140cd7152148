import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import type { PostalAddress } from '../../../shared/domain/label-request.ts'
import { DhlServer } from '../../carriers/dhl-parcel-de/server.ts'
import { carrierSpec } from './carrier-spec.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest, aSender } from './label-requests.ts'
import { openBench } from './open-bench.ts'

export const DHL_CREDENTIALS = {
  clientId: 'dhl-api-key',
  clientSecret: 'dhl-api-secret',
  login: 'comptoir',
  password: 'dhl-password-1',
  billingNumber: '33333333330102',
  receiverId: 'deu',
}

export const DHL_SPEC = {
  check: carrierSpec(['dhl-parcel-de-shipping-v2.yaml', 'dhl-parcel-de-returns.yaml'], {
    ignores: ({ path }) => path.endsWith('/token'),
    // The account logs in for both services; a code alone has no label.
    except: [],
  }),
  operations: ['DELETE /orders', 'GET /manifests', 'GET /orders', 'POST /manifests', 'POST /orders'],
}

/** A customer in Berlin. */
export function inBerlin(changes: Partial<PostalAddress> = {}): PostalAddress {
  return anAddress({
    name: 'Käthe Groß',
    street: ['Lilienstr. 12a', 'Hinterhaus'],
    postcode: '10115',
    city: 'Berlin',
    country: 'DE',
    phone: '0170 1234567',
    ...changes,
  })
}

export async function dhlBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const bench = await openBench(
    'dhl-parcel-de',
    over.credentials ?? DHL_CREDENTIALS,
    (options) => new DhlServer(options),
    { ...(DHL_SPEC.check === null ? {} : { watch: DHL_SPEC.check.watch }), ...over },
  )
  const to = (changes: Partial<PostalAddress>) => ({ recipient: inBerlin(changes) })
  const inGermany = {
    sender: aSender({ street: ['Hafenstr. 4'], postcode: '20457', city: 'Hamburg', country: 'DE' }),
    recipient: inBerlin(),
  }
  const zurich = to({ country: 'CH', postcode: '8001', city: 'Zürich', phone: '+41 79 123 45 67' })
  return {
    ...bench,
    request: (changes) => {
      const isAtHome = (changes?.recipient ?? inGermany.recipient).country === 'DE'
      return aRequest(isAtHome ? 'V01PAK' : 'V53WPAK', { ...inGermany, ...changes })
    },
    buysBy: ({ path, method }) => method === 'POST' && path.endsWith('/orders'),
    formats: ['zpl-203', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '99999' }), field: 'postcode' }],
    faulty: [
      { why: 'a street of 60 letters', over: to({ street: ['9'.repeat(60)] }), field: 'street' },
      { why: 'four lines of street', over: to({ street: ['A-Str. 1', 'b', 'c', 'd'] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a postcode with a sign', over: to({ postcode: '10#15' }), field: 'postcode' },
      { why: 'a postcode of two digits', over: to({ postcode: '10' }), field: 'postcode' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 31_501 }, field: 'weight' },
      { why: 'too heavy for a Kleinpaket', over: { product: 'V62KP', weightG: 1001 }, field: 'weight' },
      {
        why: 'too long',
        over: { dimensions: { lengthMm: 1300, widthMm: 100, heightMm: 100 } },
        field: 'size',
      },
      { why: 'abroad by the product for home', over: { product: 'V01PAK', ...zurich }, field: 'product' },
      { why: 'Switzerland without customs data', over: zurich, field: 'customs' },
      { why: 'an unknown product', over: { product: 'XYZ' }, field: 'account' },
      {
        why: 'a return without a house number',
        over: { product: 'RETOURE', isReturn: true, sender: inBerlin({ street: ['Lilienstraße'] }) },
        field: 'street',
      },
      {
        why: "the sender's name is too long",
        over: { sender: inBerlin({ company: 'x'.repeat(55) }) },
        field: 'sender',
      },
    ],
    taken: [
      {
        why: 'Belgium',
        over: { recipient: anAddress({ country: 'BE', postcode: '1000', city: 'Bruxelles' }) },
      },
      { why: 'a Kleinpaket', over: { product: 'V62KP', weightG: 900 } },
      { why: 'Ireland without a postcode', over: to({ country: 'IE', postcode: '', city: 'Dublin' }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'a printer of 300 dpi gets a page', over: { format: 'zpl-300' } },
      { why: 'duties paid by the sender', over: { ...zurich, customs: aDeclaration({ incoterm: 'DDP' }) } },
    ],
    toPoint: null,
    asReturn: { product: 'RETOURE', isReturn: true },
    abroad: { ...zurich, customs: aDeclaration() },
  }
}
