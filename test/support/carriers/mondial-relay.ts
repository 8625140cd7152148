import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { MondialRelayServer } from '../../../main/demo/carrier-servers/mondial-relay/server.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

const CREDENTIALS = {
  login: 'BDTEST@business-api.mondialrelay.com',
  password: 'relay-password-1',
  customerId: 'BDTEST',
  brandId: 'BDTEST13',
  privateKey: 'relay-private-key',
}

export async function mondialRelayBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const points = parisPoints(['FR-066974', 'FR-012345', 'FR-000019', 'FR-069002'])
  const bench = await openBench('mondial-relay', CREDENTIALS, (options) => new MondialRelayServer(options), {
    points,
    ...over,
  })
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const toPoint = (id: string) => ({ product: '24R', point: { id, name: 'FLEURS DE LA BASTILLE' } })
  return {
    ...bench,
    request: (changes) => aRequest('HOM', changes),
    buysBy: ({ path }) => path === '/api/shipment',
    formats: ['zpl-203', 'pdf'],
    refused: [
      { why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' },
      {
        why: 'no route',
        over: to({ country: 'SE', postcode: '111 22', city: 'Stockholm', phone: '+46701234567' }),
        field: 'product',
      },
    ],
    faulty: [
      { why: 'a name of 33 letters', over: to({ name: 'x'.repeat(33) }), field: 'name' },
      { why: 'a company of 31 letters', over: to({ company: 'x'.repeat(31) }), field: 'street' },
      { why: 'a street of 41 letters', over: to({ street: ['9'.repeat(41)] }), field: 'street' },
      {
        why: 'a company and three more lines',
        over: to({ company: 'A', street: ['1 rue', 'b', 'c', 'd'] }),
        field: 'street',
      },
      { why: 'no telephone for a delivery at home', over: to({ phone: null }), field: 'phone' },
      { why: 'what is no telephone number', over: to({ phone: 'call me' }), field: 'phone' },
      { why: 'no point', over: { product: '24R' }, field: 'point' },
      {
        why: 'no telephone in Poland',
        over: {
          product: '24R',
          point: { id: 'PL-012345', name: 'P' },
          ...to({ country: 'PL', postcode: '00-001', city: 'Warszawa', phone: null }),
        },
        field: 'phone',
      },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too light', over: { weightG: 9 }, field: 'weight' },
      { why: 'too heavy for a point', over: { ...toPoint('FR-066974'), weightG: 25_001 }, field: 'weight' },
      { why: 'an unknown product', over: { product: '24X' }, field: 'account' },
    ],
    taken: [
      {
        why: 'accents and signs',
        over: to({ name: 'Élodie & Œdipe Müßig', street: ['3 (bis) rue de l’Été, n° 4 « B »'] }),
      },
      {
        why: 'Belgium',
        over: to({ country: 'BE', postcode: '1000', city: 'Bruxelles', phone: '0470 12 34 56' }),
      },
      { why: 'a point as shops write it', over: { product: '24R', point: { id: '66974', name: 'F' } } },
      { why: 'a point without telephone', over: { ...toPoint('FR-066974'), ...to({ phone: null }) } },
      { why: 'a company', over: to({ company: 'Comptoir du Nord', street: ['1 rue A', 'Étage 2'] }) },
    ],
    toPoint,
    asReturn: { product: 'LCC', isReturn: true },
    abroad: null,
  }
}
