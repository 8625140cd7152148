import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { pageDocument } from '../protocol/label-document.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { saidBy } from './errors.ts'
import { shipmentBought } from './labels.ts'

const formSchema = z.object({
  status: z.string(),
  message: z.string().nullish(),
  form_url: z.string().nullish(),
})

/** One page for the parcels of a day: their carrier scans it instead of each of them. @throws {RemoteError} */
export async function scanFormOf(
  client: EasyPostClient,
  parcels: readonly BoughtParcel[],
  signal: AbortSignal,
): Promise<CarrierDocument> {
  const shipments: { readonly id: string }[] = []
  for (const parcel of parcels)
    shipments.push({ id: parcel.shipmentId ?? (await shipmentBought(client, parcel, signal)).id })
  const { status, value } = await client
    .write('/scan_forms', { scan_form: { shipments } }, signal)
    .catch((error: unknown) => {
      if (error instanceof UncertainWrite) throw new RemoteError('retry', error.problem)
      throw error
    })
  const form = formSchema.safeParse(value).data
  const said = status >= 400 ? saidBy(value) : form?.status === 'failed' ? (form.message ?? form.status) : ''
  if (said !== '') throw new RemoteError('protocol', message('carrierApi.said', { carrier: CARRIER, said }))
  const page = form?.form_url ? pageDocument('hand-over', await client.paper(form.form_url, signal)) : null
  if (page === null) throw new RemoteError('retry', message('carrierApi.noList', { carrier: CARRIER }))
  return page
}
