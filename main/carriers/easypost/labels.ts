import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, BoughtParcel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { afterWrite } from '../protocol/after-write.ts'
import { centsOf } from '../protocol/decimal-money.ts'
import { isPdf, isZpl } from '../protocol/document-kind.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { pageDocument } from '../protocol/label-document.ts'
import { isBought, rateOf, readShipment, type Shipment, saidByCarriers } from './answer.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { refusalOf, saidBy } from './errors.ts'
import { shipmentOf } from './shipment.ts'

/**
 * Two calls: a shipment with its rates, which buys nothing, then the rate. A shipment that is there already under the
 * reference is gone on with, so that there is never a second one by which the same parcel could be bought again.
 * @throws {RemoteError} @throws {UncertainWrite}
 */
export async function buyLabel(
  client: EasyPostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const there = await shipmentUnder(client, request.reference, signal)
  if (there !== null && isBought(there)) return bought(client, request, there, signal)
  const prepared = there ?? (await prepare(client, request, signal))
  if ('kind' in prepared) return prepared
  const rate = rateOf(prepared, request.product)
  if (rate === null) return notOffered(prepared, request)
  const { status, value } = await client.write(
    `/shipments/${encodeURIComponent(prepared.id)}/buy`,
    { rate: { id: rate.id } },
    signal,
  )
  const shipment = status < 400 ? readShipment(value) : await boughtAlready(client, prepared.id, signal)
  if (shipment !== null && isBought(shipment)) return bought(client, request, shipment, signal)
  if (status >= 400) return refusalOf(status, value)
  throw new UncertainWrite(
    message('carrierApi.undocumented', { carrier: CARRIER, faults: ['postage_label'] }),
  )
}

/** @throws {RemoteError} */
export async function findLabel(
  client: EasyPostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BoughtLabel | null> {
  const shipment = await shipmentUnder(client, request.reference, signal)
  return shipment === null || !isBought(shipment) ? null : labelOf(client, request, shipment, signal)
}

/** As they were bought. @throws {RemoteError} */
export async function labelAgain(
  client: EasyPostClient,
  parcel: BoughtParcel,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const shipment = await shipmentBought(client, parcel, signal)
  return papersOf(client, shipment, false, signal)
}

/** @throws {RemoteError} also when there is none */
export async function shipmentBought(
  client: EasyPostClient,
  { shipmentId, reference }: BoughtParcel,
  signal: AbortSignal,
): Promise<Shipment> {
  const shipment = await shipmentUnder(client, shipmentId ?? reference, signal)
  if (shipment === null) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return shipment
}

/** A shipment with its rates, as it is asked for; buys nothing. @throws {RemoteError} */
export async function prepare(
  client: EasyPostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<Shipment | BuyOutcome> {
  const { status, value } = await client.prepare('/shipments', { shipment: shipmentOf(request) }, signal)
  if (status >= 400) return refusalOf(status, value)
  const shipment = readShipment(value)
  if (shipment === null)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return shipment
}

/** By its id or by our reference; null = there certainly is none. @throws {RemoteError} */
async function shipmentUnder(
  client: EasyPostClient,
  name: string,
  signal: AbortSignal,
): Promise<Shipment | null> {
  const { status, value } = await client.read(`/shipments/${encodeURIComponent(name)}`, signal)
  if (status === 404) return null
  const shipment = readShipment(value)
  if (shipment === null) {
    const said = saidBy(value)
    throw new RemoteError(
      'retry',
      said === ''
        ? message('carrierApi.notData', { carrier: CARRIER, status: String(status) })
        : message('carrierApi.said', { carrier: CARRIER, said }),
    )
  }
  return shipment
}

/** A refusal may mean that the label is there already. */
function boughtAlready(client: EasyPostClient, id: string, signal: AbortSignal): Promise<Shipment | null> {
  return afterWrite(() => shipmentUnder(client, id, signal))
}

function notOffered(shipment: Shipment, { product }: LabelRequest): BuyOutcome {
  const said = saidByCarriers(shipment, product)
  return {
    kind: 'refused',
    problem:
      said === ''
        ? message('carrierApi.noSuchProduct', { carrier: CARRIER, product })
        : message('carrierApi.refused', { carrier: CARRIER, said }),
    field: fieldOf(said) ?? 'product',
  }
}

async function bought(
  client: EasyPostClient,
  request: LabelRequest,
  shipment: Shipment,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  return { kind: 'bought', label: await labelOf(client, request, shipment, signal) }
}

async function labelOf(
  client: EasyPostClient,
  { isReturn }: LabelRequest,
  shipment: Shipment,
  signal: AbortSignal,
): Promise<BoughtLabel> {
  const { selected_rate: rate } = shipment
  const cents = rate ? centsOf(rate.rate) : null
  return {
    trackingNumber: shipment.tracking_code ?? '',
    trackingUrl: shipment.tracker?.public_url ?? null,
    shipmentId: shipment.id,
    price: rate && cents !== null ? { cents, currency: rate.currency } : null,
    documents: await papersIfThere(client, shipment, isReturn, signal),
  }
}

/** Papers that cannot be had just now are fetched later: the label is bought all the same. */
async function papersIfThere(
  client: EasyPostClient,
  shipment: Shipment,
  isReturn: boolean,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  try {
    return await papersOf(client, shipment, isReturn, signal)
  } catch (error) {
    if (error instanceof RemoteError) return []
    throw error
  }
}

/** 4 x 6 inches. */
const LABEL = { widthMm: 102, heightMm: 152 }

/** The label and the customs forms with it, all of them. @throws {RemoteError} */
async function papersOf(
  client: EasyPostClient,
  { postage_label, forms }: Shipment,
  isReturn: boolean,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const url = postage_label?.label_url ?? postage_label?.label_zpl_url ?? postage_label?.label_pdf_url
  const bytes = url ? await client.paper(url, signal) : new Uint8Array()
  const role = isReturn ? 'return' : 'label'
  const papers: (CarrierDocument | null)[] = [
    isZpl(bytes)
      ? { role, format: 'zpl', dpi: 203, ...LABEL, bytes }
      : isPdf(bytes)
        ? { role, format: 'pdf', dpi: null, ...LABEL, bytes }
        : null,
  ]
  for (const { form_url } of forms ?? [])
    if (form_url) papers.push(pageDocument('customs', await client.paper(form_url, signal)))
  return papers.map((paper) => {
    if (paper === null) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
    return paper
  })
}
