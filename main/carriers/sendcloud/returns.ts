import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { afterWrite } from '../protocol/after-write.ts'
import { CARRIER } from './carrier.ts'
import type { SendcloudClient } from './client.ts'
import { papersIfThere, papersOf } from './documents.ts'
import { errorsIn, refusalOf, saidIn } from './errors.ts'
import { returnOf } from './shipment.ts'

/** How a return is named in `shipmentId`, beside shipments, whose own id it is: 'return/12345/67880'. */
interface ReturnId {
  /** null = it was found among all, where Sendcloud does not say it. */
  readonly returnId: number | null
  readonly parcelId: number
}

export function returnIdOf(shipmentId: string | null): ReturnId | null {
  const [, returnId, parcelId] = /^return\/(\d*)\/(\d+)$/.exec(shipmentId ?? '') ?? []
  if (returnId === undefined || parcelId === undefined) return null
  return { returnId: returnId === '' ? null : Number(returnId), parcelId: Number(parcelId) }
}

const madeSchema = z.object({ return_id: z.number(), parcel_id: z.number() })

const returnSchema = z.object({
  id: z.number().nullish(),
  order_number: z.string().nullish(),
  label_url: z.string().nullish(),
  tracking_number: z.string().nullish(),
  tracking_url: z.string().nullish(),
  label_cost: z.object({ value: z.coerce.number(), currency: z.string() }).nullish(),
  status_history: z.array(z.object({ parent_status: z.string().nullish() })).nullish(),
})
type Return = z.infer<typeof returnSchema>
const oneSchema = z.union([z.object({ data: returnSchema }).transform(({ data }) => data), returnSchema])
const listSchema = z.object({ next: z.string().nullish(), data: z.array(returnSchema) })

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyReturn(
  client: SendcloudClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const { status, value } = await client.write(
    'POST',
    '/returns/announce-synchronously',
    returnOf(request),
    signal,
  )
  const errors = status >= 400 ? errorsIn(value) : []
  // What was bought under this reference may be a label of ours whose answer was lost.
  if (/already been used/i.test(saidIn(errors))) throw new UncertainWrite(message('sendcloud.returnThere'))
  if (status >= 400) return refusalOf(errors)
  const made = madeSchema.safeParse(value).data
  if (made === undefined)
    throw new UncertainWrite(message('carrierApi.undocumented', { carrier: CARRIER, faults: ['return_id'] }))
  const id = { returnId: made.return_id, parcelId: made.parcel_id }
  const label = await afterWrite(async () => {
    const back = await readReturn(client, made.return_id, signal)
    return labelOf(client, request, back, id, signal)
  })
  return { kind: 'bought', label }
}

/** Longest that a label is bought before the day on which it is sent. */
const AHEAD_MS = 45 * DAY_MS
const MOST_PAGES = 50

/**
 * Returns cannot be asked for by a reference: those of the time are gone through for the one whose order number it is.
 * @throws {RemoteError}
 */
export async function findReturn(
  client: SendcloudClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BoughtLabel | null> {
  const from = Math.min(Date.parse(request.shipOn), client.now()) - AHEAD_MS
  const times = { from_date: timeOf(from), to_date: timeOf(client.now() + DAY_MS) }
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query: URLSearchParams = new URLSearchParams({
      ...times,
      page_size: '40',
      ...(cursor === null ? {} : { cursor }),
    })
    const { status, value } = await client.read(`/returns?${query.toString()}`, signal)
    const read = listSchema.safeParse(value).data
    if (read === undefined)
      throw new RemoteError(
        'retry',
        message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
      )
    const found = read.data.find(({ order_number }) => order_number === request.reference)
    if (found !== undefined) return labelOf(client, request, found, idOf(found), signal)
    cursor = read.next ? new URL(read.next).searchParams.get('cursor') : null
    if (cursor === null) return null
  }
  throw new RemoteError('protocol', message('sendcloud.tooManyReturns'))
}

/** @throws {RemoteError} */
export function returnAgain(
  client: SendcloudClient,
  { parcelId }: ReturnId,
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  return papersOf(client, { id: parcelId }, { mimeType: 'application/pdf', isReturn: true }, signal)
}

/** @throws {RemoteError} */
export async function readReturn(
  client: SendcloudClient,
  returnId: number,
  signal: AbortSignal,
): Promise<Return> {
  const { status, value } = await client.read(`/returns/${returnId}`, signal)
  const read = oneSchema.safeParse(value).data
  if (status !== 200 || read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  return read
}

async function labelOf(
  client: SendcloudClient,
  request: LabelRequest,
  { tracking_number, tracking_url, label_cost }: Return,
  { returnId, parcelId }: ReturnId,
  signal: AbortSignal,
): Promise<BoughtLabel> {
  if (!tracking_number) throw new RemoteError('retry', message('sendcloud.pending'))
  return {
    trackingNumber: tracking_number,
    trackingUrl: tracking_url ?? null,
    shipmentId: `return/${returnId ?? ''}/${parcelId}`,
    price: label_cost ? { cents: Math.round(label_cost.value * 100), currency: label_cost.currency } : null,
    documents: await papersIfThere(client, { id: parcelId }, request, signal),
  }
}

/** The label's address names the parcel. @throws {RemoteError} it has no label yet */
function idOf({ id, label_url }: Return): ReturnId {
  const [, parcelId] = /\/parcels\/(\d+)\//.exec(label_url ?? '') ?? []
  if (parcelId === undefined) throw new RemoteError('retry', message('sendcloud.pending'))
  return { returnId: id ?? null, parcelId: Number(parcelId) }
}

/** '2026-11-30 08:00:00', UTC. */
function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}
