import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { UpsServer } from '../../carriers/ups/server.ts'
import { carrierSpec } from './carrier-spec.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest, aSender } from './label-requests.ts'
import { openBench } from './open-bench.ts'

export const UPS_CREDENTIALS = {
  clientId: 'ups-client',
  clientSecret: 'ups-client-secret',
  accountNumber: 'A1B2C3',
}

export const UPS_SPEC = {
  check: carrierSpec(['ups-shipping.yaml', 'ups-rating.yaml', 'ups-tracking.yaml'], {
    ignores: ({ path }) => path === '/security/v1/oauth/token',
    // The description allows formats of four letters only, and lists PDF of three; it requires the request option of
    // rating and has no such field.
    except: [
      /LabelImageFormat\.Code is shorter than 4$/,
      /^body\.RateRequest\.Request\.RequestOption is not known$/,
    ],
  }),
  operations: [
    'DELETE /shipments/{version}/void/cancel/{shipmentidentificationnumber}',
    'GET /track/v1/details/{inquiryNumber}',
    'POST /labels/{version}/recovery',
    'POST /rating/{version}/{requestoption}',
    'POST /shipments/{version}/ship',
  ],
}

export async function upsBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const bench = await openBench(
    'ups',
    over.credentials ?? UPS_CREDENTIALS,
    (options) => new UpsServer(options),
    { ...(UPS_SPEC.check === null ? {} : { watch: UPS_SPEC.check.watch }), ...over },
  )
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const berlin = { country: 'DE', postcode: '10115', city: 'Berlin' }
  const newYork = { country: 'US', postcode: '10001-4502', city: 'New York', state: 'NY' }
  const inTheUs = { phone: '+1 212 555 0100', ...newYork }
  return {
    ...bench,
    request: (changes) => aRequest('11', changes),
    buysBy: ({ path }) => path.endsWith('/ship'),
    formats: ['zpl-203', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' }],
    faulty: [
      { why: 'a street of 60 letters', over: to({ street: ['9'.repeat(60)] }), field: 'street' },
      { why: 'four lines of street', over: to({ street: ['1 rue A', 'b', 'c', 'd'] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 70_001 }, field: 'weight' },
      {
        why: 'too long',
        over: { dimensions: { lengthMm: 2800, widthMm: 100, heightMm: 100 } },
        field: 'size',
      },
      { why: 'abroad without a telephone', over: to({ ...berlin, phone: null }), field: 'phone' },
      { why: 'Switzerland', over: to({ country: 'CH', postcode: '1200', city: 'Genève' }), field: 'customs' },
      { why: 'the US without a state', over: to({ ...inTheUs, state: null }), field: 'state' },
      { why: 'an unknown product', over: { product: 'XYZ' }, field: 'account' },
      {
        why: "the sender's name is too long",
        over: { sender: anAddress({ company: 'x'.repeat(40) }) },
        field: 'sender',
      },
    ],
    taken: [
      { why: 'Germany', over: to({ ...berlin, phone: '0170 1234567' }) },
      { why: 'Monaco', over: to({ country: 'MC', postcode: '98000', city: 'Monaco' }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'express', over: { product: '07' } },
      { why: 'within the US', over: { product: '03', sender: aSender(inTheUs), ...to(inTheUs) } },
      { why: 'a printer of 300 dpi gets a page', over: { format: 'zpl-300' } },
    ],
    toPoint: null,
    asReturn: { isReturn: true },
    abroad: {
      ...to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' }),
      customs: aDeclaration({ incoterm: 'DDP', importer: 'Zoll AG, CHE-123.456.789' }),
    },
  }
}
