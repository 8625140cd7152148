import type { TrackingState } from '../../../../shared/domain/tracking-event.ts'
import type { CarrierBooks } from '../carrier-books.ts'

/** What tracing says of each event, and of the parcel by its last. */
const EVENTS: Readonly<Record<TrackingState, readonly [stat: string, said: string]>> = {
  registered: ['80', 'Colis en préparation chez l’expéditeur'],
  'handed-over': ['81', 'Prise en charge de votre colis sur notre agence'],
  'in-transit': ['81', 'Colis en cours d’acheminement'],
  'out-for-delivery': ['81', 'Colis en cours de livraison'],
  'available-at-point': ['81', 'Disponible au Point Relais'],
  attempted: ['81', 'Destinataire absent'],
  delayed: ['83', 'Incident de transport'],
  damaged: ['83', 'Colis endommagé'],
  lost: ['83', 'Colis perdu'],
  'returned-to-sender': ['81', 'Retour à l’expéditeur'],
  delivered: ['82', 'Colis livré au destinataire'],
}

const PARIS = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The result of WSI2_TracingColisDetaille, newest first. */
export function tracingOf(books: CarrierBooks, number: string) {
  const made = books.byNumber(number)
  if (made === null) return { STAT: '94' }
  const scans = [{ at: made.madeAt, state: 'registered' as const, place: '' }, ...made.scans]
  const last = scans.at(-1)?.state ?? 'registered'
  return {
    STAT: EVENTS[last][0],
    Libelle01: EVENTS[last][1],
    Tracing: {
      ret_WSI2_sub_TracingColisDetaille: scans.toReversed().map(({ at, state, place }) => {
        const part = new Map(PARIS.formatToParts(at).map(({ type, value }) => [type, value]))
        return {
          Tracing_Libelle: EVENTS[state][1],
          Tracing_Date: `${part.get('day')}/${part.get('month')}/${part.get('year')}`,
          Tracing_Heure: `${part.get('hour')}:${part.get('minute')}`,
          Tracing_Lieu: place,
        }
      }),
    },
  }
}
