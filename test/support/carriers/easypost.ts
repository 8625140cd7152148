import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { EasyPostServer } from '../../carriers/easypost/server.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'

const CREDENTIALS = { apiKey: 'EZTK-easypost-test-key' }

export interface EasyPostBench extends CarrierBench {
  readonly server: EasyPostServer
}

export async function easyPostBench(over: Partial<CarrierServerOptions> = {}): Promise<EasyPostBench> {
  let running: EasyPostServer | null = null
  const bench = await openBench(
    'easypost',
    CREDENTIALS,
    (options) => {
      running = new EasyPostServer(options)
      return running
    },
    over,
  )
  if (running === null) throw new Error('no server was made')
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const geneva = to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' })
  const worldwide = { product: 'dhlexpress:ExpressWorldwide' }
  return {
    ...bench,
    server: running,
    request: (changes) => aRequest('DHLExpress:DomesticExpress', changes),
    buysBy: ({ path }) => path.endsWith('/buy'),
    formats: ['zpl-203', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' }],
    faulty: [
      { why: 'a name of 36 letters', over: to({ name: 'x'.repeat(36) }), field: 'name' },
      { why: 'a street of 36 letters', over: to({ street: ['9'.repeat(36)] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'what is no service', over: { product: 'DOM' }, field: 'account' },
      { why: 'a point', over: { point: { id: '1', name: 'F' } }, field: 'point' },
      { why: 'too heavy', over: { weightG: 70_001 }, field: 'weight' },
      {
        why: 'a state that is missing',
        over: {
          ...worldwide,
          ...to({ country: 'US', postcode: '10001', city: 'New York' }),
          customs: aDeclaration(),
        },
        field: 'state',
      },
      { why: 'no customs data', over: { ...worldwide, ...geneva }, field: 'customs' },
      {
        why: 'articles heavier than the parcel',
        over: { ...worldwide, ...geneva, customs: aDeclaration(), weightG: 500 },
        field: 'customs',
      },
    ],
    taken: [
      {
        why: 'Belgium',
        over: { ...worldwide, ...to({ country: 'BE', postcode: '1000', city: 'Bruxelles' }) },
      },
      { why: 'a company alone', over: to({ name: '', company: 'Comptoir du Nord' }) },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'a note for the driver', over: { deliveryNote: 'Code 12A34, 2e étage' } },
      {
        why: 'New York, articles as heavy as the parcel',
        over: {
          ...worldwide,
          customs: aDeclaration({ ioss: 'IM1234567890', buyerTaxId: '12-3456789' }),
          weightG: 800,
          ...to({ country: 'US', postcode: '10001-4502', city: 'New York', state: 'NY' }),
        },
      },
    ],
    toPoint: null,
    asReturn: { isReturn: true },
    abroad: { ...worldwide, ...geneva, customs: aDeclaration() },
  }
}
