import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { A6, fromBase64, labelDocument } from '../protocol/label-document.ts'
import { throwRefusal } from '../protocol/read-answer.ts'
import { refusedBy } from '../protocol/refused.ts'
import { CARRIER } from './carrier.ts'
import { type GlsClient } from './client.ts'
import { shipmentOf, shipmentRequestOf } from './shipment.ts'

/** The description has a list of labels, the documents and their samples one. */
const oneOrMore = z.union([z.array(z.string()), z.string().transform((one) => [one])])
const createdSchema = z.object({
  CreatedShipment: z.object({
    ParcelData: z.array(z.object({ TrackID: z.string().min(1), ParcelNumber: z.string().min(1) })).min(1),
    PrintData: z.array(z.object({ Data: oneOrMore })).nullish(),
  }),
})

/** The backend is not connected to GLS' network. */
const NOT_CONNECTED = 490

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: GlsClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const answer = await client.shipIt(
    '/shipments',
    shipmentRequestOf(request, client.contactId),
    'buys',
    signal,
  )
  const { status, value, said } = answer
  if (status === NOT_CONNECTED)
    return {
      kind: 'not-made',
      problem: message('carrierApi.said', { carrier: CARRIER, said: said || String(status) }),
      afterMs: 60_000,
    }
  if (status >= 400) return refusedBy(CARRIER, status, said, fieldNamed(said))
  if (value === undefined)
    throw new UncertainWrite(message('carrierApi.notData', { carrier: CARRIER, status: String(status) }))
  const read = createdSchema.safeParse(value)
  if (!read.success)
    throw new UncertainWrite(
      message('carrierApi.undocumented', {
        carrier: CARRIER,
        faults: read.error.issues.map(({ path }) => path.join('.')),
      }),
    )
  const { ParcelData, PrintData } = read.data.CreatedShipment
  const { TrackID = '', ParcelNumber: number = '' } = ParcelData[0] ?? {}
  const paper = labelDocument(request, fromBase64(PrintData?.[0]?.Data[0] ?? ''), A6)
  if (paper === null) throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://gls-group.com/track/${encodeURIComponent(number)}`,
      // Returns are cancelled by the depot only.
      shipmentId: request.isReturn ? null : TrackID,
      price: null,
      documents: [paper],
    },
  }
}

const issuesSchema = z.object({
  Issues: z
    .array(z.object({ Rule: z.string(), Location: z.string(), Parameters: z.array(z.string()).nullish() }))
    .nullish(),
})
/** Names begin with a capital in the description, and with a small letter in the documents. */
const validationSchema = z.union([
  z.object({ ValidationResult: issuesSchema }).transform((answer) => answer.ValidationResult),
  z.object({ validationResult: issuesSchema }).transform((answer) => answer.validationResult),
])

/** @throws {RemoteError} */
export async function checkShipment(client: GlsClient, request: LabelRequest, signal: AbortSignal) {
  const body = { Shipment: shipmentOf(request, client.contactId) }
  const answer = await client.shipIt('/shipments/validate', body, 'reads', signal)
  if (answer.status === 400 && answer.said !== '')
    return {
      field: fieldNamed(answer.said),
      problem: message('carrierApi.doubted', { carrier: CARRIER, said: answer.said }),
    }
  const read = validationSchema.safeParse(answer.value)
  if (answer.status >= 400 || !read.success) throwRefusal(CARRIER, answer.status, answer.said)
  const issues = read.data.Issues ?? []
  if (issues.length === 0) return null
  const said = issues
    .map(({ Rule, Location, Parameters }) => [Rule, Location, ...(Parameters ?? [])].join(' '))
    .join(' · ')
  const [field = null] = issues.flatMap(({ Location }) => fieldOf(Location) ?? [])
  // A parcel that has no route from here has a postcode that GLS does not know.
  const isUnrouted = issues.some(({ Location }) => Location === 'routing')
  return {
    field: field ?? (isUnrouted ? ('postcode' as const) : null),
    problem: message('carrierApi.doubted', { carrier: CARRIER, said }),
  }
}

/** 'Invalid field consignee.zip. Value …': what stands first is the field, not what follows. */
function fieldNamed(said: string): PurchaseField | null {
  const [, name = ''] = /Invalid field ([\w.]+)|parameter ([\w.]+) is not set/.exec(said) ?? []
  return fieldOf(name) ?? fieldOf(said)
}
