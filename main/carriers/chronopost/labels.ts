import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, BuyOutcome, VoidOutcome } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { fromBase64, labelDocument } from '../protocol/label-document.ts'
import { voidOutcome } from '../protocol/void-outcome.ts'
import { isLoginRefused } from './account.ts'
import { CARRIER, type ChronopostClient } from './client.ts'
import { skybillOf } from './skybill.ts'

const parcelSchema = z.object({ skybillNumber: z.string().min(1), pdfEtiquette: z.string().optional() })
const answerSchema = z.object({
  shippingMultiParcelV5Response: z.object({
    return: z.object({
      errorCode: z.string(),
      errorMessage: z.string().optional(),
      resultMultiParcelValue: z
        .union([z.array(parcelSchema), parcelSchema.transform((one) => [one])])
        .optional(),
    }),
  }),
})

/** Errors of the service itself. */
const TECHNICAL = new Set(['1', '29'])

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: ChronopostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const soap = await client.ship(skybillOf(request, client), signal)
  // What the service cannot read it does not carry out; other faults may come after it has.
  if (soap.kind === 'fault') {
    const problem = message('carrierApi.refused', { carrier: CARRIER, said: soap.said })
    if (!soap.isOurs)
      throw new UncertainWrite(message('carrierApi.said', { carrier: CARRIER, said: soap.said }))
    return { kind: 'refused', problem, field: null }
  }
  const read = answerSchema.safeParse(soap.body)
  if (!read.success)
    throw new UncertainWrite(
      message('carrierApi.undocumented', { carrier: CARRIER, faults: ['shippingMultiParcelV5Response'] }),
    )
  const {
    errorCode,
    errorMessage = '',
    resultMultiParcelValue,
  } = read.data.shippingMultiParcelV5Response.return
  if (errorCode !== '0') return refusalOf(errorCode, errorMessage)
  const [parcel] = resultMultiParcelValue ?? []
  if (parcel === undefined)
    throw new UncertainWrite(
      message('carrierApi.undocumented', { carrier: CARRIER, faults: ['resultMultiParcelValue'] }),
    )
  const number = parcel.skybillNumber
  const document = labelDocument(request, fromBase64(parcel.pdfEtiquette ?? ''), {
    widthMm: 100,
    heightMm: 150,
  })
  if (document === null)
    throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT=${encodeURIComponent(number)}`,
      shipmentId: null,
      price: null,
      documents: [document],
    },
  }
}

function refusalOf(code: string, text: string): BuyOutcome {
  const said = `${text} [${code}]`.trim()
  if (isLoginRefused(text))
    return { kind: 'unauthorised', problem: message('carrierApi.credentials', { carrier: CARRIER, said }) }
  const problem = message('carrierApi.refused', { carrier: CARRIER, said })
  return TECHNICAL.has(code)
    ? { kind: 'not-made', problem, afterMs: 60_000 }
    : { kind: 'refused', problem, field: fieldOf(text) }
}

const cancelSchema = z.object({
  cancelSkybillResponse: z.object({
    return: z.object({ errorCode: z.string(), errorMessage: z.string().optional() }),
  }),
})

/** It was dispatched already. */
const DISPATCHED = '3'
/** A parcel that its tracking does not know yet cannot be cancelled yet. */
const LATER_MS = 10 * 60_000

export function cancelLabel(
  client: ChronopostClient,
  { trackingNumber }: BoughtParcel,
  signal: AbortSignal,
): Promise<VoidOutcome> {
  return voidOutcome(async () => {
    const body = await client.track(
      'cancelSkybill',
      {
        accountNumber: client.accountNumber,
        password: client.password,
        language: 'fr_FR',
        skybillNumber: trackingNumber,
      },
      signal,
    )
    const read = cancelSchema.safeParse(body)
    if (!read.success)
      throw new RemoteError('retry', message('carrierApi.notData', { carrier: CARRIER, status: '200' }))
    const { errorCode, errorMessage = '' } = read.data.cancelSkybillResponse.return
    const said = `${errorMessage} [${errorCode}]`.trim()
    if (errorCode === '0') return { kind: 'voided' }
    if (isLoginRefused(errorMessage))
      return { kind: 'unauthorised', problem: message('carrierApi.credentials', { carrier: CARRIER, said }) }
    if (errorCode === DISPATCHED)
      return { kind: 'too-late', problem: message('carrierApi.voidTooLate', { carrier: CARRIER, said }) }
    return {
      kind: 'not-made',
      problem: message('carrierApi.said', { carrier: CARRIER, said }),
      afterMs: LATER_MS,
    }
  })
}
