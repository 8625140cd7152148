import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, BoughtParcel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { isPng } from '../protocol/document-kind.ts'
import { fromBase64, labelDocument, pageDocument } from '../protocol/label-document.ts'
import { isAccessRefused, throwRefusal } from '../protocol/read-answer.ts'
import { refusedBy } from '../protocol/refused.ts'
import { type AnswerItem, codeOf, type DhlDocument, fieldIn, onlyItem, saidBy } from './answer.ts'
import { CARRIER } from './carrier.ts'
import { type DhlClient } from './client.ts'
import { orderOf, returnOf } from './order.ts'
import { RETURN, shipmentNumber } from './shipment-number.ts'

/** 103 x 150 mm for thermal printers. */
const PRINT_FORMAT = '910-300-410'
const SIDES = { widthMm: 103, heightMm: 150 }

/** ZPL is made at 203 dpi only; for other printers a page. */
function formatOf({ format }: LabelRequest): 'ZPL2' | 'PDF' {
  return format === 'zpl-203' ? 'ZPL2' : 'PDF'
}

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: DhlClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const query = `includeDocs=include&docFormat=${formatOf(request)}&printFormat=${PRINT_FORMAT}`
  const { status, value } = await client.call(
    'POST',
    `/v2/orders?${query}`,
    orderOf(request, client),
    true,
    signal,
  )
  const item = onlyItem(value)
  // Of one shipment the answer as a whole may be well (207) and the shipment not.
  const code = status >= 400 ? status : item === null ? 0 : codeOf(item)
  if (code >= 400 && code < 500) return refusedBy(CARRIER, code, saidBy(value), fieldIn(value))
  if (typeof item?.shipmentNo !== 'string' || code !== 200)
    throw new UncertainWrite(
      message('carrierApi.undocumented', { carrier: CARRIER, faults: ['items.shipmentNo'] }),
    )
  const number = item.shipmentNo
  const documents = documentsOf(item, request)
  if (documents === null)
    throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return { kind: 'bought', label: labelOf(number, number, documents) }
}

/** What DHL says of the order without making it; also that it cannot route the address. @throws {RemoteError} */
export async function checkOrder(client: DhlClient, request: LabelRequest, signal: AbortSignal) {
  const { status, value } = await client.call(
    'POST',
    '/v2/orders?validate=true',
    orderOf(request, client),
    false,
    signal,
  )
  const item = onlyItem(value)
  if (isAccessRefused(status) || item === null) throwRefusal(CARRIER, status, saidBy(value))
  if (codeOf(item) === 200 && (item.validationMessages ?? []).length === 0) return null
  return {
    field: fieldIn(value),
    problem: message('carrierApi.doubted', { carrier: CARRIER, said: saidBy(value) }),
  }
}

/** As a page; not any more once its day is closed. @throws {RemoteError} */
export async function fetchLabel(
  client: DhlClient,
  parcel: BoughtParcel,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const shipment = shipmentNumber(parcel)
  if (shipment === null)
    throw new RemoteError('protocol', message('carrierApi.returnNotFetched', { carrier: CARRIER }))
  const query = `shipment=${encodeURIComponent(shipment)}&includeDocs=include&docFormat=PDF&printFormat=${PRINT_FORMAT}`
  const { status, value } = await client.call('GET', `/v2/orders?${query}`, null, false, signal)
  const item = onlyItem(value)
  const documents =
    status === 200 && item !== null ? documentsOf(item, { format: 'pdf', isReturn: false }) : null
  return documents ?? throwRefusal(CARRIER, status, saidBy(value))
}

const returnSchema = z.object({
  shipmentNo: z.string().min(1),
  label: z.object({ b64: z.string().nullish() }).nullish(),
  qrLabel: z.object({ b64: z.string().nullish() }).nullish(),
})

/** A label on paper, or a code that is shown instead. @throws {RemoteError} @throws {UncertainWrite} */
export async function buyReturn(
  client: DhlClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  if (client.receiverId === '')
    return { kind: 'refused', problem: message('dhl.noReceiver'), field: 'account' }
  const isCode = request.format === 'code'
  const { status, value } = await client.call(
    'POST',
    `/returns/v1/orders?labelType=${isCode ? 'QR_LABEL' : 'SHIPMENT_LABEL'}`,
    returnOf(request, client.receiverId),
    true,
    signal,
  )
  if (status >= 400) return refusedBy(CARRIER, status, saidBy(value))
  const read = returnSchema.safeParse(value)
  if (!read.success)
    throw new UncertainWrite(
      message('carrierApi.undocumented', {
        carrier: CARRIER,
        faults: read.error.issues.map(({ path }) => path.join('.')),
      }),
    )
  const { shipmentNo: number, label, qrLabel } = read.data
  const bytes = fromBase64((isCode ? qrLabel : label)?.b64 ?? '')
  const paper = isCode ? codeOfReturn(bytes) : labelDocument({ ...request, format: 'pdf' }, bytes, SIDES)
  if (paper === null) throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return { kind: 'bought', label: labelOf(number, RETURN, [paper]) }
}

function codeOfReturn(bytes: Uint8Array): CarrierDocument | null {
  return isPng(bytes) ? { role: 'return', format: 'qr', dpi: null, widthMm: 40, heightMm: 40, bytes } : null
}

function labelOf(
  number: string,
  shipmentId: string | null,
  documents: readonly CarrierDocument[],
): BoughtLabel {
  return {
    trackingNumber: number,
    trackingUrl: `https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=${encodeURIComponent(number)}`,
    shipmentId,
    price: null,
    documents,
  }
}

/** The label and, where it goes through customs, its papers; null = they did not come whole. */
function documentsOf(
  { label, customsDoc }: AnswerItem,
  { format, isReturn }: Pick<LabelRequest, 'format' | 'isReturn'>,
): readonly CarrierDocument[] | null {
  const paper = labelDocument(
    { format: format === 'zpl-203' ? format : 'pdf', isReturn },
    bytesOf(label),
    SIDES,
  )
  if (paper === null) return null
  if (customsDoc === null || customsDoc === undefined) return [paper]
  const page = pageDocument('customs', bytesOf(customsDoc))
  return page === null ? null : [paper, page]
}

function bytesOf(document: DhlDocument | null | undefined): Uint8Array {
  return document?.zpl2 ? new TextEncoder().encode(document.zpl2) : fromBase64(document?.b64 ?? '')
}
