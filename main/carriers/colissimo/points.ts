import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { CollectionPoint, NearTo } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { weekOf } from '../protocol/opening-hours.ts'
import { readSoap, soapEnvelope } from '../protocol/soap.ts'
import { CARRIER, type ColissimoClient } from './client.ts'

const NAMESPACE = 'http://v2.pointretrait.geopost.com/'

const text = z.string().nullish()
const pointSchema = z.object({
  identifiant: z.string().min(1),
  nom: z.string(),
  adresse1: text,
  adresse2: text,
  codePostal: z.string(),
  localite: z.string(),
  codePays: z.string(),
  coordGeolocalisationLatitude: text,
  coordGeolocalisationLongitude: text,
  distanceEnMetre: text,
  congesTotal: text,
  /** '09:00-12:00 14:00-19:00'; '00:00-00:00' = closed. */
  horairesOuvertureLundi: text,
  horairesOuvertureMardi: text,
  horairesOuvertureMercredi: text,
  horairesOuvertureJeudi: text,
  horairesOuvertureVendredi: text,
  horairesOuvertureSamedi: text,
  horairesOuvertureDimanche: text,
})
const answerSchema = z.object({
  findRDVPointRetraitAcheminementResponse: z.object({
    return: z.object({
      errorCode: z.string(),
      errorMessage: text,
      listePointRetraitAcheminement: z
        .union([z.array(pointSchema), pointSchema.transform((one) => [one])])
        .optional(),
    }),
  }),
})

/** Nothing near, after its rules. */
const NO_POINTS = '300'
/** The contract or its password is wrong, missing or closed. */
const CREDENTIALS = new Set(['201', '202', '203'])

/** Nearest first. @throws {RemoteError} */
export async function pointsNear(
  client: ColissimoClient,
  near: NearTo,
  signal: AbortSignal,
): Promise<readonly CollectionPoint[]> {
  const { login } = client
  const [year, month, day] = near.shipOn.split('-')
  const envelope = soapEnvelope(NAMESPACE, 'findRDVPointRetraitAcheminement', {
    ...('apiKey' in login
      ? { apikey: login.apiKey }
      : { accountNumber: login.contractNumber, password: login.password }),
    address: near.street,
    zipCode: near.postcode,
    city: near.city,
    countryCode: near.country,
    weight: near.weightG,
    shippingDate: `${day}/${month}/${year}`,
    filterRelay: '1',
    optionInter: near.country === 'FR' ? '0' : '1',
  })
  const { status, text: answer } = await client.soap(
    '/pointretrait-ws-cxf/PointRetraitServiceWS/2.0',
    envelope,
    signal,
  )
  const soap = readSoap(answer)
  const read = answerSchema.safeParse(soap?.kind === 'answer' ? soap.body : null)
  if (!read.success)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const found = read.data.findRDVPointRetraitAcheminementResponse.return
  if (CREDENTIALS.has(found.errorCode))
    throw new RemoteError(
      'unauthorised',
      message('carrierApi.credentials', { carrier: CARRIER, said: found.errorMessage ?? '' }),
    )
  if (found.errorCode !== '0' && found.errorCode !== NO_POINTS)
    throw new RemoteError(
      'protocol',
      message('carrierApi.said', {
        carrier: CARRIER,
        said: `${found.errorMessage ?? ''} [${found.errorCode}]`,
      }),
    )
  return (found.listePointRetraitAcheminement ?? [])
    .map(pointOf)
    .toSorted((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0))
}

function pointOf(point: z.infer<typeof pointSchema>): CollectionPoint {
  return {
    id: point.identifiant,
    name: point.nom,
    address: {
      name: point.nom,
      company: null,
      street: [point.adresse1, point.adresse2].flatMap((line) => (line ? [line] : [])),
      postcode: point.codePostal,
      city: point.localite,
      state: null,
      country: point.codePays,
      phone: null,
      email: null,
    },
    latitude: numberOf(point.coordGeolocalisationLatitude),
    longitude: numberOf(point.coordGeolocalisationLongitude),
    distanceM: numberOf(point.distanceEnMetre),
    isOpen: point.congesTotal !== 'true',
    hours: weekOf(
      [
        point.horairesOuvertureLundi,
        point.horairesOuvertureMardi,
        point.horairesOuvertureMercredi,
        point.horairesOuvertureJeudi,
        point.horairesOuvertureVendredi,
        point.horairesOuvertureSamedi,
        point.horairesOuvertureDimanche,
      ].map((day) =>
        [...(day ?? '').matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].map(
          ([, from = '', to = '']) => [from, to] as const,
        ),
      ),
    ),
  }
}

function numberOf(value: string | null | undefined): number | null {
  const number = Number((value ?? '').replace(',', '.') || 'none')
  return Number.isFinite(number) ? number : null
}
