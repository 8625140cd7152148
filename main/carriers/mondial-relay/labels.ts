import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { isPdf, isPng, isZpl } from '../protocol/document-kind.ts'
import { fromBase64 } from '../protocol/label-document.ts'
import { unreadAnswer } from '../protocol/unread-answer.ts'
import { readShipmentAnswer, refusalOf } from './answer.ts'
import { CARRIER, type MondialRelayClient } from './client.ts'
import { outputOf, type RelayOutput, shipmentOf } from './shipment.ts'
import { refuseState } from './state.ts'

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: MondialRelayClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const { status, text } = await client.create(shipmentOf(request), signal)
  const answer = readShipmentAnswer(text)
  if (answer === null) throw unreadAnswer(CARRIER, status)
  if (answer.made === null) {
    const refusal = refusalOf(answer.statuses)
    if (refusal !== null) return refusal
    throw new UncertainWrite(
      message('carrierApi.undocumented', { carrier: CARRIER, faults: ['ShipmentsList'] }),
    )
  }
  const { number, output } = answer.made
  const isAddress = /^https?:/.test(output)
  const wanted = outputOf(request)
  const bytes = isAddress ? await paperIfThere(client, output, signal) : bytesOf(output, wanted)
  const documents = bytes === null ? [] : documentsOf(bytes, wanted, request.isReturn)
  // Its paper at an address is fetched again from there; what was to come in the answer is lost with it.
  if (documents.length === 0 && !isAddress)
    throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://www.mondialrelay.fr/suivi-de-colis?numeroExpedition=${encodeURIComponent(number)}`,
      shipmentId: isAddress ? output : null,
      price: null,
      documents,
    },
  }
}

const papersSchema = z.object({ STAT: z.string(), URL_PDF_10x15: z.string().optional() })

/** As a page of 10 x 15 cm, whatever it was at first. @throws {RemoteError} */
export async function labelAgain(
  client: MondialRelayClient,
  { trackingNumber, shipmentId }: BoughtParcel,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const url = shipmentId ?? (await addressOfLabel(client, trackingNumber, signal))
  const bytes = await client.paper(url, signal)
  const documents = documentsOf(bytes, isPng(bytes) ? 'code' : 'pdf', false)
  if (documents.length === 0)
    throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return documents
}

async function addressOfLabel(
  client: MondialRelayClient,
  number: string,
  signal: AbortSignal,
): Promise<string> {
  const result = await client.ask('WSI3_GetEtiquettes', { Expeditions: number, Langue: 'FR' }, signal)
  const read = papersSchema.safeParse(result)
  if (!read.success) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  refuseState(read.data.STAT)
  if (!read.data.URL_PDF_10x15)
    throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
  return client.paperUrl(read.data.URL_PDF_10x15)
}

/** Asked for so often, a second apart: papers are drawn after the shipment is made. */
const TRIES = 3

/** null = it cannot be had just now: the shipment stands all the same. */
async function paperIfThere(
  client: MondialRelayClient,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const bytes = await client.paper(url, signal)
      if (isPdf(bytes) || isPng(bytes) || tries === TRIES) return bytes
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      if (tries === TRIES || signal.aborted) return null
    }
    await setTimeout(1000)
  }
}

/** ZPL comes as text or in base64, a code in base64. */
function bytesOf(output: string, wanted: RelayOutput): Uint8Array {
  return wanted === 'zpl' && output.includes('^XA') ? new TextEncoder().encode(output) : fromBase64(output)
}

/** None when the bytes are not what was asked for. */
function documentsOf(bytes: Uint8Array, wanted: RelayOutput, isReturn: boolean): readonly CarrierDocument[] {
  const role = isReturn ? 'return' : 'label'
  const size = { widthMm: 100, heightMm: 150 }
  if (wanted === 'zpl' && isZpl(bytes)) return [{ role, format: 'zpl', dpi: 203, ...size, bytes }]
  if (wanted === 'pdf' && isPdf(bytes)) return [{ role, format: 'pdf', dpi: null, ...size, bytes }]
  if (wanted === 'code' && isPng(bytes))
    return [{ role, format: 'qr', dpi: null, widthMm: 40, heightMm: 40, bytes }]
  return []
}
