import { describe, expect, test } from 'vitest'
import { fitAddress, fitNote } from '../../../../main/app/decide/fit-address.ts'
import type { FindFault } from '../../../../main/app/ports/carrier.ts'
import { CARRIER_FAULTS } from '../../../../main/carriers/carrier-faults.ts'
import type { Destination } from '../../../../shared/domain/order.ts'
import { aRequest } from '../../../support/carriers/label-requests.ts'
import { anOrder } from '../../../support/engine-builders.ts'

const ADDRESS = { ...anOrder().destination, phone: '+33612345678', email: 'jeanne@example.com' }

/** What a carrier says of an address and nothing else. */
const by =
  (find: FindFault | null, product: string) =>
  ({ state, ...to }: Destination) => {
    const fault = find?.(aRequest(product, { recipient: { ...to, state: state ?? null } })) ?? null
    return fault?.field === 'customs' ? null : fault
  }

const colissimo = by(CARRIER_FAULTS.colissimo, 'DOM')
const dpd = by(CARRIER_FAULTS.dpd, '101')
const mondialRelay = by(CARRIER_FAULTS['mondial-relay'], 'HOM')
const ups = by(CARRIER_FAULTS.ups, '11')

const CASES = [
  {
    name: 'what completes the street goes into the line that is free',
    by: colissimo,
    over: { street: ['12 rue des Fleurs bâtiment C appartement 24'] },
    want: { street: ['12 rue des Fleurs', 'bâtiment C appartement 24'] },
  },
  {
    name: 'at a comma',
    by: colissimo,
    over: { street: ['Centre commercial Les Halles, 4 rue Neuve'] },
    want: { street: ['Centre commercial Les Halles', '4 rue Neuve'] },
  },
  {
    name: 'long words as the post writes them',
    by: colissimo,
    over: { street: ['112 boulevard du Maréchal de Lattre d’A'] },
    want: { street: ['112 Bd du Mal de Lattre d’A'] },
  },
  {
    name: 'in German, also at the end of a word',
    by: dpd,
    over: { country: 'DE', postcode: '80331', street: ['Kardinal-Faulhaber-Gedächtnisstraße 117'] },
    want: { street: ['Kardinal-Faulhaber-Gedächtnisstr. 117'] },
    isTooLong: true,
  },
  {
    name: 'in Spanish',
    by: dpd,
    over: { country: 'ES', postcode: '28001', street: ['Avenida de los Reyes Católicos 120 izquierda'] },
    want: { street: ['Av. de los Reyes Católicos 120 Izq.'] },
  },
  {
    name: 'in English',
    by: dpd,
    over: { country: 'GB', postcode: 'SW1A 1AA', street: ['1200 Northumberland Terrace Apartment 14'] },
    want: { street: ['1200 Northumberland Terrace', 'Apartment 14'] },
  },
  {
    name: 'else it goes on in the next line, between words',
    by: colissimo,
    over: { street: ['Ancienne propriété de la famille Dubois-Martin'] },
    want: { street: ['Ancienne propriété de la famille', 'Dubois-Martin'] },
  },
  {
    name: 'more lines than there are stand side by side',
    by: dpd,
    over: { street: ['1 rue A', 'Bât B', 'Esc C', 'Porte D'] },
    want: { street: ['1 rue A', 'Bât B, Esc C, Porte D'] },
  },
  {
    name: 'a title is no name',
    by: mondialRelay,
    over: { name: 'Monsieur Christophe de la Rochefoucauld' },
    want: { name: 'Christophe de la Rochefoucauld' },
  },
  {
    name: 'names between the first and the last by their letter',
    by: mondialRelay,
    over: { name: 'Christophe Emmanuel Maximilien Lefebvre' },
    want: { name: 'Christophe E. M. Lefebvre' },
  },
  {
    name: 'what is left of a name goes under the street',
    by: mondialRelay,
    over: { name: 'Marie-Christine Vandenbroucke-Delannoy' },
    want: { name: 'Marie-Christine', street: ['1 rue de la Gare', 'Vandenbroucke-Delannoy'] },
  },
  {
    name: 'a state by its code',
    by: ups,
    over: { country: 'US', postcode: '10001', city: 'New York', state: 'New York', phone: '+12125550100' },
    want: { state: 'NY' },
  },
  {
    name: 'a street and a city, both',
    by: ups,
    over: {
      street: ['112 boulevard du Maréchal de Lattre d’A'],
      city: 'Saint-Germain-de-la-Grange-sur-Mer',
    },
    want: null,
  },
  {
    name: 'one word that is too long is nothing to guess',
    by: colissimo,
    over: { street: ['x'.repeat(40)] },
    want: null,
  },
  { name: 'a number that lacks is nothing to guess', by: mondialRelay, over: { phone: null }, want: null },
]

describe('an address is written so that its carrier takes it', () => {
  test.each(CASES)('$name', ({ by: faultOf, over, want, isTooLong }) => {
    const address: Destination = { ...ADDRESS, ...over }
    expect(faultOf(address)).not.toBeNull()
    expect(fitAddress(address, faultOf)).toEqual(isTooLong ? { street: expect.any(Array) } : want)
  })
})

test('a note loses words only at its end, and shows it', () => {
  const note = 'Sonner chez la gardienne du bâtiment B puis monter au cinquième étage'
  expect(fitNote(note, 'FR', 70)).toBe('Sonner chez la gardienne du Bât B puis monter au cinquième Ét')
  expect(fitNote(note, 'FR', 40)).toBe('Sonner chez la gardienne du Bât B puis …')
})
