import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { CollectionPoint, NearTo } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { weekOf } from '../protocol/opening-hours.ts'
import { relayText } from './address.ts'
import { CARRIER, type MondialRelayClient } from './client.ts'
import { refuseState } from './state.ts'

const text = z.string().optional()
/** Opens, closes, opens again, closes again, as hhmm; 0000 = not. */
const hours = z
  .object({ string: z.array(z.string()).catch([]) })
  .catch({ string: [] })
  .optional()

const pointSchema = z.object({
  Num: z.string().min(1),
  LgAdr1: z.string(),
  LgAdr2: text,
  LgAdr3: text,
  LgAdr4: text,
  CP: z.string(),
  Ville: z.string(),
  Pays: z.string(),
  Latitude: text,
  Longitude: text,
  Distance: text,
  Horaires_Lundi: hours,
  Horaires_Mardi: hours,
  Horaires_Mercredi: hours,
  Horaires_Jeudi: hours,
  Horaires_Vendredi: hours,
  Horaires_Samedi: hours,
  Horaires_Dimanche: hours,
  /** When it is closed, as dd/MM/yyyy hh:mm:ss. */
  Informations_Dispo: z.union([z.object({ Debut: text, Fin: text }), z.literal('')]).optional(),
})
const answerSchema = z.object({
  STAT: z.string(),
  PointsRelais: z
    .union([
      z.object({
        PointRelais_Details: z
          .union([z.array(pointSchema), pointSchema.transform((one) => [one])])
          .optional(),
      }),
      z.literal(''),
    ])
    .optional(),
})

/** No town by that name, no point there. */
const NOTHING_THERE = ['9', '93']

/** Nearest first. @throws {RemoteError} */
export async function pointsNear(
  client: MondialRelayClient,
  near: NearTo,
  signal: AbortSignal,
): Promise<readonly CollectionPoint[]> {
  const parameters = {
    Pays: carrierCountry(near),
    NumPointRelais: '',
    Ville: '',
    CP: relayText(near.postcode),
    Latitude: '',
    Longitude: '',
    Taille: '',
    Poids: String(near.weightG),
    Action: near.product === '24L' ? '24L' : '24R',
    DelaiEnvoi: '0',
    RayonRecherche: '',
    TypeActivite: '',
    NACE: '',
    NombreResultats: '20',
  }
  const read = answerSchema.safeParse(await client.ask('WSI4_PointRelais_Recherche', parameters, signal))
  if (!read.success)
    throw new RemoteError('retry', message('carrierApi.notData', { carrier: CARRIER, status: '200' }))
  const { STAT, PointsRelais } = read.data
  refuseState(STAT, NOTHING_THERE)
  const found = typeof PointsRelais === 'object' ? (PointsRelais.PointRelais_Details ?? []) : []
  return found
    .map((point) => pointOf(point, near.shipOn))
    .toSorted((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0))
}

function pointOf(point: z.infer<typeof pointSchema>, shipOn: string): CollectionPoint {
  const name = [point.LgAdr1, point.LgAdr2 ?? ''].map((line) => line.trim()).filter((line) => line !== '')
  return {
    id: `${point.Pays.trim()}-${point.Num.trim()}`,
    name: name.join(' '),
    address: {
      name: name.join(' '),
      company: null,
      street: [point.LgAdr3, point.LgAdr4].flatMap((line) => (line?.trim() ? [line.trim()] : [])),
      postcode: point.CP.trim(),
      city: point.Ville.trim(),
      state: null,
      country: point.Pays.trim(),
      phone: null,
      email: null,
    },
    latitude: numberOf(point.Latitude),
    longitude: numberOf(point.Longitude),
    distanceM: numberOf(point.Distance),
    isOpen: !isClosedOn(point.Informations_Dispo, shipOn),
    hours: weekOf(
      [
        point.Horaires_Lundi,
        point.Horaires_Mardi,
        point.Horaires_Mercredi,
        point.Horaires_Jeudi,
        point.Horaires_Vendredi,
        point.Horaires_Samedi,
        point.Horaires_Dimanche,
      ].map((day) => pairsOf(day?.string ?? [])),
    ),
  }
}

function pairsOf([from = '0000', to = '0000', again = '0000', end = '0000']: readonly string[]) {
  return [[from, to] as const, [again, end] as const]
}

function isClosedOn(closed: z.infer<typeof pointSchema>['Informations_Dispo'], day: string): boolean {
  if (typeof closed !== 'object') return false
  const from = dayOf(closed.Debut)
  const to = dayOf(closed.Fin)
  return from !== null && to !== null && from <= day && day <= to
}

function dayOf(written: string | undefined): string | null {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(written?.trim() ?? '') ?? []
  return year === undefined ? null : `${year}-${month}-${day}`
}

function numberOf(written: string | undefined): number | null {
  const number = Number(written?.trim().replace(',', '.') || 'none')
  return Number.isFinite(number) ? number : null
}
