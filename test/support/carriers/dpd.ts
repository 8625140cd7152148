import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { DpdServer } from '../../../main/demo/carrier-servers/dpd/server.ts'
import { carrierSpec } from './carrier-spec.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

export const DPD_CREDENTIALS = {
  businessUnit: '002',
  login: 'comptoir',
  password: 'dpd-password-1',
  customerId: '123456789',
}

export const DPD_SPEC = {
  check: carrierSpec(['dpd-meta-shipping.yaml'], {
    ignores: ({ path }) => path === '/shipping/v1/login',
    // As recorded from the business units: the description lacks them.
    except: [/^answer\.(parcelIds|networkShipmentId|networkParcelIds|parcelBarcodes) is not known$/],
  }),
  operations: ['POST /shipping/v1/shipment'],
}

export async function dpdBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const bench = await openBench(
    'dpd',
    over.credentials ?? DPD_CREDENTIALS,
    (options) => new DpdServer(options),
    {
      points: parisPoints(['FR75110', 'FR75120', 'FR75190', 'FR69002']),
      ...(DPD_SPEC.check === null ? {} : { watch: DPD_SPEC.check.watch }),
      ...over,
    },
  )
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  return {
    ...bench,
    request: (changes) => aRequest('101', changes),
    buysBy: ({ path }) => path.endsWith('/shipment'),
    formats: ['zpl-203', 'zpl-300', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' }],
    faulty: [
      { why: 'a street of 60 letters', over: to({ street: ['9'.repeat(60)] }), field: 'street' },
      { why: 'four lines of street', over: to({ street: ['1 rue A', 'b', 'c', 'd'] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a postcode with a sign', over: to({ postcode: '75#11' }), field: 'postcode' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'a name without a letter', over: to({ name: '& -' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 31_501 }, field: 'weight' },
      { why: 'too heavy for a small parcel', over: { product: '136', weightG: 3001 }, field: 'weight' },
      {
        why: 'too long',
        over: { dimensions: { lengthMm: 1800, widthMm: 100, heightMm: 100 } },
        field: 'size',
      },
      { why: 'no parcel shop', over: { product: '337' }, field: 'point' },
      {
        why: 'nobody who could be told of the delivery',
        over: { product: '327', ...to({ email: null, phone: null }) },
        field: 'email',
      },
      { why: 'Switzerland', over: to({ country: 'CH', postcode: '1200', city: 'Genève' }), field: 'customs' },
      { why: 'La Réunion', over: to({ postcode: '97400', city: 'Saint-Denis' }), field: 'customs' },
      { why: 'an unknown product', over: { product: 'XYZ' }, field: 'account' },
      { why: 'a return by a product for home', over: { isReturn: true }, field: 'account' },
      { why: 'a note of 80 letters', over: { deliveryNote: 'x'.repeat(80) }, field: 'note' },
      {
        why: "the sender's name is too long",
        over: { sender: anAddress({ company: 'x'.repeat(40) }) },
        field: 'sender',
      },
    ],
    taken: [
      {
        why: 'Belgium',
        over: to({ country: 'BE', postcode: '1000', city: 'Bruxelles', phone: '0470 12 34 56' }),
      },
      { why: 'Monaco', over: to({ country: 'MC', postcode: '98000', city: 'Monaco' }) },
      { why: 'the Netherlands', over: to({ country: 'NL', postcode: '1012 LG', city: 'Amsterdam' }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'typographic signs', over: to({ street: ['3 rue de l’Église – bât. “A”'] }) },
      { why: 'a company without a person', over: to({ name: '', company: 'Atelier Zed' }) },
      { why: 'a private person told by SMS', over: { product: '327', ...to({ email: null }) } },
      { why: 'a note for the driver', over: { deliveryNote: 'Code 12B4, 2e étage' } },
    ],
    toPoint: (id) => ({ product: '337', point: { id, name: 'FLEURS DE LA BASTILLE' } }),
    asReturn: { product: '332', isReturn: true },
    abroad: {
      ...to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' }),
      customs: aDeclaration(),
    },
  }
}
