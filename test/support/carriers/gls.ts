import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { GlsServer } from '../../carriers/gls/server.ts'
import { carrierSpec } from './carrier-spec.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

export const GLS_CREDENTIALS = {
  clientId: 'gls-client',
  clientSecret: 'gls-client-secret',
  contactId: '2500000001',
  originCountry: 'FR',
  originPostcode: '59000',
}

export const GLS_SPEC = {
  check: carrierSpec(['gls-shipit-farm.yaml', 'gls-authentication-v2.yaml', 'gls-track-and-trace.yaml'], {
    // GLS' documents, their samples and requests validated by GLS have these otherwise than the description, which the
    // live service does not take: ZIPCode and eMail, days without a time, coordinates of shops.
    except: [
      /\.(ZIPCode|eMail|Location\.(Latitude|Longitude)|Type) is not known$/,
      /^body\.Shipment\.ShippingDate is not a date-time$/,
      /^answer\.ParcelShop\[\]\.Location\.CountryCode is missing$/,
    ],
  }),
  operations: [
    'GET /tracking/simple/trackids/{unitnos}',
    'POST /rs/parcelshop/address',
    'POST /rs/shipments',
    'POST /rs/shipments/allowedservices',
    'POST /rs/shipments/cancel/{trackID}',
    'POST /rs/shipments/validate',
    'POST /token',
  ],
}

export async function glsBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const bench = await openBench(
    'gls',
    over.credentials ?? GLS_CREDENTIALS,
    (options) => new GlsServer(options),
    {
      points: parisPoints([
        'GLS_FR-2500075110',
        'GLS_FR-2500075120',
        'GLS_FR-2500075190',
        'GLS_FR-2500069002',
      ]),
      ...(GLS_SPEC.check === null ? {} : { watch: GLS_SPEC.check.watch }),
      ...over,
    },
  )
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  return {
    ...bench,
    request: (changes) => aRequest('PARCEL', changes),
    buysBy: ({ path }) => path.endsWith('/rs/shipments'),
    formats: ['zpl-203', 'zpl-300', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' }],
    faulty: [
      { why: 'a street of 60 letters', over: to({ street: ['9'.repeat(60)] }), field: 'street' },
      { why: 'five lines of street', over: to({ street: ['1 rue A', 'b', 'c', 'd', 'e'] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a name of signs that it does not take', over: to({ name: '{}' }), field: 'name' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 31_501 }, field: 'weight' },
      {
        why: 'too wide',
        over: { dimensions: { lengthMm: 900, widthMm: 900, heightMm: 100 } },
        field: 'size',
      },
      { why: 'no parcel shop', over: { product: 'PARCEL+service_shopdelivery' }, field: 'point' },
      {
        why: 'FlexDelivery without e-mail',
        over: { product: 'PARCEL+service_flexdelivery', ...to({ email: null }) },
        field: 'email',
      },
      { why: 'Switzerland', over: to({ country: 'CH', postcode: '1200', city: 'Genève' }), field: 'customs' },
      {
        why: 'a service that asks for more',
        over: { product: 'PARCEL+service_identpin' },
        field: 'account',
      },
      { why: 'an unknown product', over: { product: 'XYZ' }, field: 'account' },
      {
        why: "the sender's name is too long",
        over: { sender: anAddress({ company: 'x'.repeat(45) }) },
        field: 'sender',
      },
    ],
    taken: [
      {
        why: 'Switzerland, declared on our papers',
        over: {
          ...to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' }),
          customs: aDeclaration(),
        },
      },
      {
        why: 'Belgium',
        over: to({ country: 'BE', postcode: '1000', city: 'Bruxelles', phone: '0470 12 34 56' }),
      },
      { why: 'Monaco', over: to({ country: 'MC', postcode: '98000', city: 'Monaco' }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'a street with a comma and brackets', over: to({ street: ['12, rue des Lilas (cour)'] }) },
      { why: 'two lines that complete the street', over: to({ street: ['1 rue A', 'Bât. B', 'Étage 3'] }) },
      { why: '5 g', over: { weightG: 5 } },
      { why: 'FlexDelivery', over: { product: 'PARCEL+service_flexdelivery' } },
      { why: 'express by noon', over: { product: 'EXPRESS+service_1200' } },
    ],
    toPoint: (id) => ({ product: 'PARCEL+service_shopdelivery', point: { id, name: 'FLEURS' } }),
    asReturn: { product: 'PARCEL+service_shopreturn', isReturn: true },
    abroad: null,
  }
}
