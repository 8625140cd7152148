import type { LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { AccountFound, CarrierCalls, CarrierCallsFactory } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { HttpDeps } from '../../remote/remote-http.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { bordereauOf } from './bordereau.ts'
import { CARRIER, ColissimoClient } from './client.ts'
import { buyLabel } from './labels.ts'
import { letterOf } from './letter.ts'
import { pointsNear } from './points.ts'
import { errorsOf, isUnauthorised, saidBy } from './refusal.ts'
import { trackParcels } from './tracking.ts'

/**
 * Colissimo by SLS 2.0. It knows no look-up by reference and no voiding; labels of parcels that are never handed over
 * are not invoiced.
 */
export function colissimoCarriers(http: HttpDeps): CarrierCallsFactory {
  return (account, secrets) => {
    const client = new ColissimoClient(http, account, secrets)
    return {
      kind: 'colissimo',
      check: (signal) => checkAccount(client, http.clock.now(), signal),
      buy: (request, signal) => buyOutcome(() => buyLabel(client, request, signal)),
      checkAddress: (request, signal) => checkLetter(client, request, signal),
      points: (near, signal) => pointsNear(client, near, signal),
      handOver: (parcels, signal) => bordereauOf(client, parcels, signal),
      track: (numbers, signal) => trackParcels(client, numbers, signal),
    } satisfies CarrierCalls
  }
}

/** @throws {RemoteError} */
async function checkLetter(client: ColissimoClient, request: LabelRequest, signal: AbortSignal) {
  const answer = await client.label('checkGenerateLabel', letterOf(request), signal)
  const said = saidBy(answer.infos)
  if (isUnauthorised(answer))
    throw new RemoteError('unauthorised', message('carrierApi.credentials', { carrier: CARRIER, said }))
  if (answer.infos === null || (answer.status >= 500 && errorsOf(answer.infos).length === 0))
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(answer.status) }),
    )
  if (errorsOf(answer.infos).length === 0) return null
  const field = fieldOf(said)
  const problem = message('carrierApi.doubted', { carrier: CARRIER, said })
  // A fault of the service itself comes as 5xx too, and names no field.
  if (answer.status >= 500 && field === null) throw new RemoteError('retry', problem)
  return { field, problem }
}

/** A letter from Paris to Paris is checked, whatever is said of the letter itself. @throws {RemoteError} */
async function checkAccount(
  client: ColissimoClient,
  now: number,
  signal: AbortSignal,
): Promise<AccountFound> {
  await checkLetter(client, { ...ANY_LETTER, shipOn: new Date(now).toISOString().slice(0, 10) }, signal)
  return { name: null }
}

const PARIS: PostalAddress = {
  name: 'Service Clients',
  company: 'La Poste',
  street: ['9 rue du Colonel Pierre Avia'],
  postcode: '75015',
  city: 'Paris',
  state: null,
  country: 'FR',
  phone: null,
  email: null,
}

const ANY_LETTER: LabelRequest = {
  reference: 'SY0000000000000',
  product: 'DOM',
  isReturn: false,
  sender: PARIS,
  recipient: PARIS,
  point: null,
  orderReference: '',
  weightG: 500,
  dimensions: { lengthMm: 200, widthMm: 150, heightMm: 100 },
  shipOn: '2026-01-05',
  valueCents: 0,
  currency: 'EUR',
  deliveryNote: '',
  customs: null,
  format: 'pdf',
}
