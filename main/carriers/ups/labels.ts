import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, BoughtParcel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { afterWrite } from '../protocol/after-write.ts'
import { fromBase64, labelDocument, pageDocument } from '../protocol/label-document.ts'
import { isAccessRefused, throwRefusal } from '../protocol/read-answer.ts'
import { refusedBy } from '../protocol/refused.ts'
import { CARRIER } from './carrier.ts'
import { saidBy, type UpsClient } from './client.ts'
import { shipmentRequestOf } from './shipment.ts'

/** 4 x 6 inches. */
const SIDES = { widthMm: 102, heightMm: 152 }

const chargeSchema = z.object({ CurrencyCode: z.string(), MonetaryValue: z.coerce.number().min(0) })
const packageSchema = z.object({
  TrackingNumber: z.string().min(1),
  ShippingLabel: z.object({ GraphicImage: z.string() }).nullish(),
})
const madeSchema = z.object({
  ShipmentResponse: z.object({
    ShipmentResults: z.object({
      ShipmentIdentificationNumber: z.string().min(1),
      // One package is also sent without a list around it.
      PackageResults: z.union([z.array(packageSchema).min(1), packageSchema.transform((one) => [one])]),
      ShipmentCharges: z.object({ TotalCharges: chargeSchema }).nullish(),
      NegotiatedRateCharges: z.object({ TotalCharge: chargeSchema.nullish() }).nullish(),
      Form: z.object({ Image: z.object({ GraphicImage: z.string() }).nullish() }).nullish(),
    }),
  }),
})

/**
 * Buys a label. UPS makes ZPL at 203 dpi; a page is had by label recovery only, after the label was made.
 * @throws {RemoteError} @throws {UncertainWrite}
 */
export async function buyLabel(
  client: UpsClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const isZpl = request.format === 'zpl-203'
  const body = shipmentRequestOf(request, client.accountNumber, isZpl ? 'ZPL' : 'GIF')
  const { status, value } = await client.call('POST', '/shipments/v2409/ship', body, true, signal)
  if (status >= 400) return refusedBy(CARRIER, status, saidBy(value))
  const read = madeSchema.safeParse(value)
  if (!read.success)
    throw new UncertainWrite(
      message('carrierApi.undocumented', {
        carrier: CARRIER,
        faults: read.error.issues.map(({ path }) => path.join('.')),
      }),
    )
  const results = read.data.ShipmentResponse.ShipmentResults
  const { TrackingNumber: number = '', ShippingLabel } = results.PackageResults[0] ?? {}
  const bytes = isZpl
    ? fromBase64(ShippingLabel?.GraphicImage ?? '')
    : await afterWrite(() => recoverPdf(client, number, signal))
  const paper = labelDocument({ ...request, format: isZpl ? 'zpl-203' : 'pdf' }, bytes, SIDES)
  if (paper === null) throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://www.ups.com/track?tracknum=${encodeURIComponent(number)}`,
      shipmentId: results.ShipmentIdentificationNumber,
      price: priceOf(results),
      documents: [paper, ...formsOf(results)],
    },
  }
}

/** The invoice for customs; where UPS hands it on without paper there is none, and ours is printed. */
function formsOf({ Form }: Made): CarrierDocument[] {
  const image = Form?.Image?.GraphicImage
  const page = image === undefined ? null : pageDocument('customs', fromBase64(image))
  return page === null ? [] : [page]
}

/** Label recovery: the label once more, as a page. @throws {RemoteError} */
export async function fetchLabel(
  client: UpsClient,
  { trackingNumber }: BoughtParcel,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const bytes = await recoverPdf(client, trackingNumber, signal)
  const paper = labelDocument({ format: 'pdf', isReturn: false }, bytes, SIDES)
  if (paper === null) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return [paper]
}

const resultSchema = z.object({ LabelImage: z.object({ GraphicImage: z.string() }).nullish() })
const recoverySchema = z.object({
  LabelRecoveryResponse: z.object({
    LabelResults: z.union([z.array(resultSchema).min(1), resultSchema.transform((one) => [one])]),
  }),
})

async function recoverPdf(client: UpsClient, number: string, signal: AbortSignal): Promise<Uint8Array> {
  const body = {
    LabelRecoveryRequest: {
      Request: {},
      LabelSpecification: { HTTPUserAgent: 'Mozilla/4.5', LabelImageFormat: { Code: 'PDF' } },
      TrackingNumber: number,
    },
  }
  const { status, value } = await client.call('POST', '/labels/v1/recovery', body, false, signal)
  const said = saidBy(value)
  if (isAccessRefused(status) || (status >= 400 && said !== '')) throwRefusal(CARRIER, status, said)
  const read = recoverySchema.safeParse(value)
  const image = read.data?.LabelRecoveryResponse.LabelResults[0]?.LabelImage?.GraphicImage
  if (image === undefined) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return fromBase64(image)
}

type Made = z.infer<typeof madeSchema>['ShipmentResponse']['ShipmentResults']

/** What the contract pays, where UPS says it; else its list price. */
function priceOf({ NegotiatedRateCharges, ShipmentCharges }: Made): BoughtLabel['price'] {
  const charge = NegotiatedRateCharges?.TotalCharge ?? ShipmentCharges?.TotalCharges
  if (charge === undefined || charge === null) return null
  return { cents: Math.round(charge.MonetaryValue * 100), currency: charge.CurrencyCode }
}
