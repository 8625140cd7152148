import type { SimulatedPoint } from '../../../main/demo/carrier-servers/simulated-points.ts'

/** Three points in Paris, one in Lyon. Ids are as the carrier writes them. */
export function parisPoints(ids: readonly [string, string, string, string]): SimulatedPoint[] {
  const [near, next, far, elsewhere] = ids
  const point = (id: string, name: string, postcode: string, city: string): SimulatedPoint => ({
    id,
    name,
    street: '1 rue de la Paix',
    postcode,
    city,
    country: 'FR',
    latitude: 48.86,
    longitude: 2.37,
    isOpen: true,
  })
  return [
    point(far, 'TABAC DU CANAL', '75019', 'PARIS'),
    point(near, 'FLEURS DE LA BASTILLE', '75011', 'PARIS'),
    point(elsewhere, 'PRESSE DE LA PLACE', '69002', 'LYON'),
    point(next, 'LIBRAIRIE DU MARAIS', '75012', 'PARIS'),
  ]
}
