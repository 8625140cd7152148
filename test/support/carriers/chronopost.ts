import { join } from 'node:path'
import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { ChronopostServer } from '../../../main/demo/carrier-servers/chronopost/server.ts'
import { SPECS } from '../spec-check.ts'
import { XsdCheck } from '../xsd-check.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

const CREDENTIALS = { contractNumber: '19869502', password: 'chrono-255562', subAccount: '' }

const schema =
  SPECS === null
    ? null
    : new XsdCheck(join(SPECS, 'carriers'), ['chronopost-shipping.xsd', 'chronopost-tracking.xsd'])

export const CHRONOPOST_SPEC = {
  check: schema,
  operations: ['shippingMultiParcelV5', 'trackSkybillV2', 'cancelSkybill', 'trackWithSenderRef'].flatMap(
    (operation) => [operation, `${operation}Response`],
  ),
}

export async function chronopostBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const points = parisPoints(['8234R', '7521R', '9912R', '6902R'])
  const bench = await openBench('chronopost', CREDENTIALS, (options) => new ChronopostServer(options), {
    points,
    ...(schema === null ? {} : { watch: schema.watch }),
    ...over,
  })
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const geneva = to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' })
  const toPoint = (id: string) => ({ product: '86', point: { id, name: 'FLEURS DE LA BASTILLE' } })
  return {
    ...bench,
    request: (changes) => aRequest('1', changes),
    buysBy: ({ path }) => path.startsWith('/shipping-cxf/'),
    formats: ['zpl-203', 'zpl-300', 'pdf'],
    refused: [
      { why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' },
      { why: 'a point that there is not', over: toPoint('0000X'), field: 'point' },
    ],
    faulty: [
      { why: 'a street of 39 letters', over: to({ street: ['9'.repeat(39)] }), field: 'street' },
      {
        why: 'too much that completes it',
        over: to({ street: ['1 rue A', 'x'.repeat(20), 'y'.repeat(20)] }),
        field: 'street',
      },
      { why: 'no town', over: to({ city: '' }), field: 'city' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 30_001 }, field: 'weight' },
      { why: 'too heavy for a point', over: { ...toPoint('8234R'), weightG: 20_001 }, field: 'weight' },
      { why: 'no point', over: { product: '86' }, field: 'point' },
      {
        why: 'a point, and nothing to tell the customer by',
        over: { ...toPoint('8234R'), ...to({ phone: null, email: null }) },
        field: 'phone',
      },
      { why: 'Chrono 13 to Geneva', over: geneva, field: 'product' },
      { why: 'Geneva without customs data', over: { product: '17', ...geneva }, field: 'customs' },
      { why: 'an unknown product', over: { product: '99' }, field: 'account' },
    ],
    taken: [
      { why: 'Saturday', over: { product: '1/6' } },
      {
        why: 'Belgium',
        over: { product: '44', ...to({ country: 'BE', postcode: '1000', city: 'Bruxelles' }) },
      },
      { why: 'Monaco', over: to({ country: 'MC', postcode: '98000', city: 'Monaco' }) },
      {
        why: 'La Réunion',
        over: {
          product: '17',
          customs: aDeclaration(),
          ...to({ country: 'FR', postcode: '97400', city: 'Saint-Denis' }),
        },
      },
      {
        why: 'a company and three lines',
        over: to({ company: 'Comptoir & Fils', street: ['1 rue A', 'Étage 2', 'Code 12B'] }),
      },
      { why: 'what the driver is asked', over: { deliveryNote: 'Sonner chez Lefèvre' } },
    ],
    toPoint,
    asReturn: { product: '4T', isReturn: true },
    abroad: { product: '17', ...geneva, customs: aDeclaration() },
  }
}
