import type { TrackingState } from '../../../../shared/domain/tracking-event.ts'
import { type HttpAnswer, json } from '../../channel-server/faulty-http.ts'
import type { CarrierBooks } from '../carrier-books.ts'

/** La Poste's codes and words for what happened to a parcel. */
const EVENTS: Readonly<Record<TrackingState, readonly [code: string, label: string]>> = {
  registered: [
    'DR1',
    'Votre Colissimo va bientôt nous être confié ! Il est en cours de préparation chez votre expéditeur.',
  ],
  'handed-over': ['PC1', 'Votre colis a été déposé dans un point postal.'],
  'in-transit': ['ET1', "Votre colis est en cours d'acheminement."],
  'out-for-delivery': ['MD2', 'Votre colis est dans le site de livraison qui dessert votre adresse.'],
  'available-at-point': ['AG1', 'Votre colis est disponible dans votre point de retrait.'],
  attempted: ['ND1', "Votre colis n'a pas pu être livré."],
  delayed: ['PB1', 'La livraison de votre colis est retardée.'],
  damaged: ['PB1', 'Votre colis a été endommagé.'],
  lost: ['PB1', 'Votre colis est perdu.'],
  'returned-to-sender': ['RE1', "Votre colis est retourné à l'expéditeur."],
  delivered: ['DI1', 'Votre colis est livré.'],
}

/** What `GET /suivi/v2/idships/A,B` answers: each number with its events, newest first. */
export function shipments(books: CarrierBooks, numbers: readonly string[]): HttpAnswer {
  const responses = numbers.map((number) => {
    const made = books.byNumber(number)
    if (made === null)
      return {
        lang: 'fr_FR',
        scope: 'open',
        returnCode: 404,
        returnMessage: 'Ressource non trouvée',
        idShip: number,
      }
    const scans = [{ at: made.madeAt, state: 'registered' as const, place: '' }, ...made.scans]
    const event = scans.toReversed().map(({ at, state }) => {
      const [code, label] = EVENTS[state]
      return { code, label, date: new Date(at).toISOString().replace('Z', '+00:00') }
    })
    return {
      lang: 'fr_FR',
      scope: 'open',
      returnCode: 200,
      shipment: {
        idShip: number,
        holder: 4,
        product: 'colissimo',
        isFinal: made.scans.at(-1)?.state === 'delivered',
        entryDate: event.at(-1)?.date,
        timeline: [],
        event,
        contextData: { deliveryChoice: { deliveryChoice: 0 }, originCountry: 'FR', arrivalCountry: 'FR' },
        url: `https://www.laposte.fr/outils/suivre-vos-envois?code=${number}`,
      },
    }
  })
  const [only] = responses
  if (responses.length === 1 && only !== undefined) return json(only.returnCode, only)
  return json(207, { responses })
}
