import type { TrackingState } from '../../../../shared/domain/tracking-event.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import type { XmlContent } from '../../../remote/xml.ts'
import type { CarrierBooks } from '../carrier-books.ts'
import { type SoapNode, textIn } from '../soap.ts'

interface Tracking {
  readonly books: CarrierBooks
  mayUse(account: string, password: string): boolean
}

type Result = Readonly<Record<string, XmlContent>>

const EVENTS: Readonly<Record<TrackingState, readonly [code: string, label: string]>> = {
  registered: ['DC', 'Colis en cours de préparation chez l’expéditeur'],
  'handed-over': ['PC', 'Colis pris en charge par Chronopost'],
  'in-transit': ['TS', 'Tri effectué dans l’agence de départ'],
  'out-for-delivery': ['T', 'Colis en cours de livraison'],
  'available-at-point': ['RG', 'Colis disponible en point de retrait'],
  attempted: ['B', 'Livraison impossible, destinataire absent'],
  delayed: ['IA', 'Incident : livraison retardée'],
  damaged: ['AV', 'Colis endommagé'],
  lost: ['PE', 'Colis perdu'],
  'returned-to-sender': ['RE', 'Colis en retour vers l’expéditeur'],
  delivered: ['D', 'Livraison effectuée'],
}

const LOGIN_REFUSED = { errorCode: 2, errorMessage: 'Le numéro de compte ou le mot de passe est invalide' }

/** trackSkybillV2: events oldest first; it knows what it made. */
export function trackSkybill({ books }: Tracking, parameters: SoapNode): Result {
  const number = textIn(parameters, 'skybillNumber')
  const made = books.byNumber(number)
  if (made === null) return { errorCode: 0, listEventInfoComp: { skybillNumber: number } }
  const scans = [{ at: made.madeAt, state: 'registered' as const, place: 'WEB' }, ...made.scans]
  return {
    errorCode: 0,
    listEventInfoComp: {
      events: scans.map(({ at, state, place }) => ({
        code: EVENTS[state][0],
        eventDate: new Date(at).toISOString().replace('Z', '+00:00'),
        eventLabel: EVENTS[state][1],
        highPriority: 'false',
        officeLabel: place,
        zipCode: '',
      })),
      skybillNumber: number,
    },
  }
}

/** cancelSkybill: on the day, and before the first scan. */
export function cancelSkybill({ books, mayUse }: Tracking, parameters: SoapNode): Result {
  if (!mayUse(textIn(parameters, 'accountNumber'), textIn(parameters, 'password')))
    return { ...LOGIN_REFUSED, statusCode: 0 }
  switch (books.void(textIn(parameters, 'skybillNumber'), DAY_MS)) {
    case 'voided':
      return { errorCode: 0, statusCode: 1 }
    case 'unknown':
      return {
        errorCode: 2,
        errorMessage: 'Le colis n’est pas encore enregistré dans le suivi',
        statusCode: 0,
      }
    case 'too-late':
      return { errorCode: 3, errorMessage: 'Le colis a déjà été pris en charge', statusCode: 0 }
  }
}

/** trackWithSenderRef: parcels of a reference that were scanned. */
export function trackWithSenderRef({ books, mayUse }: Tracking, parameters: SoapNode): Result {
  if (!mayUse(textIn(parameters, 'accountNumber'), textIn(parameters, 'password'))) return LOGIN_REFUSED
  const scanned = books.byReference(textIn(parameters, 'sendersRef')).filter(({ scans }) => scans.length > 0)
  return { errorCode: 0, listParcel: scanned.map(({ number }) => ({ skybillNumber: number })) }
}
