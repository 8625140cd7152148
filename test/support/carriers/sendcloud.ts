import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { SendcloudServer } from '../../../main/demo/carrier-servers/sendcloud/server.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

const CREDENTIALS = { publicKey: 'sendcloud-public-key', secretKey: 'sendcloud-secret-key' }

/** Also the server as what it is, for what its carriers do. */
export interface SendcloudBench extends CarrierBench {
  readonly server: SendcloudServer
}

export async function sendcloudBench(over: Partial<CarrierServerOptions> = {}): Promise<SendcloudBench> {
  let running: SendcloudServer | null = null
  const bench = await openBench(
    'sendcloud',
    CREDENTIALS,
    (options) => {
      running = new SendcloudServer(options)
      return running
    },
    { points: parisPoints(['066974', '012345', '000019', '069002']), ...over },
  )
  if (running === null) throw new Error('no server was made')
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const toPoint = (id: string) => ({
    product: 'mondial_relay:point_relais',
    point: { id, name: 'FLEURS DE LA BASTILLE' },
  })
  const geneva = to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' })
  return {
    ...bench,
    server: running,
    request: (changes) => aRequest('colissimo:home/signature', changes),
    buysBy: ({ path }) => path.endsWith('/announce'),
    formats: ['zpl-203', 'pdf'],
    refused: [
      { why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' },
      { why: 'an option that is not there', over: { product: 'colissimo:moon' }, field: 'product' },
      {
        why: 'an option that does not go there',
        over: to({ country: 'BE', postcode: '1000', city: 'Bruxelles' }),
        field: 'product',
      },
      { why: 'too heavy for its option', over: { weightG: 30_001 }, field: 'weight' },
      { why: 'no point', over: { product: 'mondial_relay:point_relais' }, field: 'point' },
    ],
    faulty: [
      { why: 'a name of 76 letters', over: to({ name: 'x'.repeat(76) }), field: 'name' },
      { why: 'a street of 151 letters', over: to({ street: ['9'.repeat(151)] }), field: 'street' },
      { why: 'no street', over: to({ street: [' '] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'what is no option', over: { product: 'DOM' }, field: 'account' },
      {
        why: 'a state that is missing',
        over: { ...to({ country: 'US', postcode: '10001', city: 'New York' }), customs: aDeclaration() },
        field: 'state',
      },
      {
        why: 'a state that is written out',
        over: {
          ...to({ country: 'US', postcode: '10001', city: 'New York', state: 'New York' }),
          customs: aDeclaration(),
        },
        field: 'state',
      },
      { why: 'no customs data', over: { product: 'colissimo:international', ...geneva }, field: 'customs' },
      {
        why: 'articles heavier than the parcel',
        over: { product: 'colissimo:international', ...geneva, customs: aDeclaration(), weightG: 500 },
        field: 'customs',
      },
      {
        why: 'an invoice without a number',
        over: {
          product: 'colissimo:international',
          ...geneva,
          customs: aDeclaration({ invoiceNumber: null }),
          orderReference: '',
        },
        field: 'customs',
      },
    ],
    taken: [
      { why: 'Monaco', over: to({ country: 'MC', postcode: '98000', city: 'Monaco' }) },
      { why: 'a company alone', over: to({ name: '', company: 'Comptoir du Nord' }) },
      { why: 'four lines of street', over: to({ street: ['1 rue A', 'Bât. B', 'Étage 2', 'Porte 4'] }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      {
        why: 'New York',
        over: {
          product: 'colissimo:international',
          customs: aDeclaration({ currency: 'USD', ioss: 'IM1234567890', buyerTaxId: '12-3456789' }),
          ...to({ country: 'US', postcode: '10001-4502', city: 'New York', state: 'ny' }),
        },
      },
      {
        why: 'Italy with its province',
        over: {
          product: 'colissimo:international',
          ...to({ country: 'IT', postcode: '00184', city: 'Roma', state: 'IT-RM' }),
        },
      },
      { why: 'a note for the driver', over: { deliveryNote: 'Code 12A34, 2e étage' } },
    ],
    toPoint,
    asReturn: { product: 'colissimo:return', isReturn: true },
    abroad: { product: 'colissimo:international', ...geneva, customs: aDeclaration() },
  }
}
