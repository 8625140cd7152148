import type { CarrierServerOptions } from '../../../main/demo/carrier-servers/carrier-server.ts'
import { ColissimoServer } from '../../../main/demo/carrier-servers/colissimo/server.ts'
import type { CarrierBench } from './conformance-bench.ts'
import { aDeclaration, anAddress, aRequest } from './label-requests.ts'
import { openBench } from './open-bench.ts'
import { parisPoints } from './points.ts'

export const COLISSIMO_CREDENTIALS = { apiKey: 'colissimo-api-key-1', trackingKey: 'okapi-key-of-la-poste' }

export async function colissimoBench(over: Partial<CarrierServerOptions> = {}): Promise<CarrierBench> {
  const points = parisPoints(['075110', '075120', '075190', '069002'])
  const bench = await openBench(
    'colissimo',
    over.credentials ?? COLISSIMO_CREDENTIALS,
    (options) => new ColissimoServer(options),
    { points, ...over },
  )
  const to = (changes: Parameters<typeof anAddress>[0]) => ({ recipient: anAddress(changes) })
  const reunion = to({ country: 'RE', postcode: '97400', city: 'Saint-Denis', phone: '0692 12 34 56' })
  return {
    ...bench,
    request: (changes) => aRequest('DOM', changes),
    buysBy: ({ path }) => path.endsWith('/generateLabel'),
    formats: ['zpl-203', 'zpl-300', 'pdf'],
    refused: [{ why: 'no town has the postcode', over: to({ postcode: '75999' }), field: 'postcode' }],
    faulty: [
      { why: 'a street of 60 letters', over: to({ street: ['9'.repeat(60)] }), field: 'street' },
      { why: 'five lines of street', over: to({ street: ['1 rue A', 'b', 'c', 'd', 'e'] }), field: 'street' },
      { why: 'no town', over: to({ city: ' ' }), field: 'city' },
      { why: 'a name in Chinese', over: to({ name: '王小明' }), field: 'name' },
      { why: 'too heavy', over: { weightG: 30_001 }, field: 'weight' },
      {
        why: 'a collection point without a mobile',
        over: { product: 'HD', point: { id: '075110', name: 'F' }, ...to({ phone: '01 40 00 00 00' }) },
        field: 'phone',
      },
      {
        why: 'a collection point without e-mail',
        over: { product: 'HD', point: { id: '075110', name: 'F' }, ...to({ email: null }) },
        field: 'email',
      },
      { why: 'no collection point', over: { product: 'HD' }, field: 'point' },
      { why: 'overseas by the product for home', over: reunion, field: 'product' },
      { why: 'overseas without customs data', over: { product: 'COM', ...reunion }, field: 'customs' },
      {
        why: 'a state that is missing',
        over: { ...to({ country: 'US', postcode: '10001', city: 'New York' }), customs: aDeclaration() },
        field: 'state',
      },
      {
        why: 'articles heavier than the parcel',
        over: {
          ...to({ country: 'CH', postcode: '1200', city: 'Genève' }),
          customs: aDeclaration(),
          weightG: 500,
        },
        field: 'customs',
      },
      { why: 'an unknown product', over: { product: 'XYZ' }, field: 'account' },
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
      {
        why: 'La Réunion written as France',
        over: {
          product: 'COM',
          customs: aDeclaration(),
          ...to({ country: 'FR', postcode: '97400', city: 'Saint-Denis' }),
        },
      },
      {
        why: 'New York with ZIP+4',
        over: {
          customs: aDeclaration(),
          ...to({
            country: 'US',
            postcode: '10001-4502',
            city: 'New York',
            state: 'NY',
            phone: '+1 212 555 0100',
          }),
        },
      },
      { why: 'a name in Greek', over: to({ name: 'Νίκος Παππάς' }) },
      { why: 'typographic signs', over: to({ street: ['3 rue de l’Église – bât. “A”'] }) },
      { why: 'one word for a name', over: to({ name: 'Madonna' }) },
    ],
    toPoint: (id) => ({ product: 'HD', point: { id, name: 'FLEURS DE LA BASTILLE' } }),
    asReturn: { product: 'CORE', isReturn: true },
    abroad: {
      ...to({ country: 'CH', postcode: '1200', city: 'Genève', phone: '+41 79 123 45 67' }),
      customs: aDeclaration(),
    },
  }
}
