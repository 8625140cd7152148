import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { A6, fromBase64, labelDocument, paperFormat } from '../protocol/label-document.ts'
import { refusedBy } from '../protocol/refused.ts'
import { CARRIER } from './carrier.ts'
import type { DpdClient } from './client.ts'
import { saidBy } from './refusal.ts'
import { shipmentOf } from './shipment.ts'

/** `parcelIds` is sent by every business unit and missing in the description. */
const madeSchema = z.object({
  shipmentId: z.string().min(1),
  parcelIds: z.array(z.string().min(1)).min(1),
  label: z.object({ base64Data: z.string() }).nullish(),
})
/** One shipment is answered alone, or as a list of one. */
const answerSchema = z.union([madeSchema, z.tuple([madeSchema]).transform(([one]) => one)])

const FORMATS = { 'zpl-203': 'ZPL', 'zpl-300': 'ZPL300', pdf: 'PDF' } as const

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: DpdClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const { status, value } = await client.shipment(
    shipmentOf(request, client),
    FORMATS[paperFormat(request)],
    signal,
  )
  if (status >= 400) return refusedBy(CARRIER, status, saidBy(value))
  const read = answerSchema.safeParse(value)
  if (!read.success)
    throw new UncertainWrite(
      message('carrierApi.undocumented', {
        carrier: CARRIER,
        faults: read.error.issues.map(({ path }) => path.join('.')),
      }),
    )
  const { shipmentId, parcelIds, label } = read.data
  const [number = shipmentId] = parcelIds
  const paper = labelDocument(request, fromBase64(label?.base64Data ?? ''), A6)
  if (paper === null) throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://www.dpdgroup.com/tracking?parcelNumber=${encodeURIComponent(number)}`,
      shipmentId,
      price: null,
      documents: [paper],
    },
  }
}
