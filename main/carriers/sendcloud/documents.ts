import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtLabel, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { isPdf, isZpl } from '../protocol/document-kind.ts'
import { A6, fromBase64, pageDocument } from '../protocol/label-document.ts'
import { CARRIER } from './carrier.ts'
import type { MimeType, SendcloudClient } from './client.ts'
import { mimeTypeOf } from './shipment.ts'

/** What papers of a parcel are had by. */
interface ParcelWithPapers {
  readonly id: number
  readonly documents?: readonly { readonly type: string }[] | null | undefined
  readonly label_file?: string | null | undefined
}

/** Beside the label. Sendcloud's names of them have changed, so the words are read. */
const CUSTOMS = /customs|cn23|cp71|invoice/

/**
 * All papers of a parcel: its label, and what goes through customs with it. A carrier that draws its labels itself
 * gives them as ZPL whatever was asked for, so what came says what it is.
 * @throws {RemoteError} also when one of them is missing
 */
export async function papersOf(
  client: SendcloudClient,
  parcel: ParcelWithPapers,
  { mimeType, isReturn }: { readonly mimeType: MimeType; readonly isReturn: boolean },
  signal: AbortSignal,
): Promise<readonly CarrierDocument[]> {
  const bytes = parcel.label_file
    ? fromBase64(parcel.label_file)
    : await client.document(parcel.id, 'label', mimeType, signal)
  const role = isReturn ? 'return' : 'label'
  const papers: (CarrierDocument | null)[] = [
    isZpl(bytes)
      ? { role, format: 'zpl', dpi: 203, ...A6, bytes }
      : isPdf(bytes)
        ? { role, format: 'pdf', dpi: null, ...A6, bytes }
        : null,
  ]
  for (const { type } of parcel.documents ?? [])
    if (CUSTOMS.test(type))
      papers.push(pageDocument('customs', await client.document(parcel.id, type, 'application/pdf', signal)))
  return papers.map((paper) => {
    if (paper === null) throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: CARRIER }))
    return paper
  })
}

/** Papers that cannot be had just now are fetched later: the label is bought all the same. */
export async function papersIfThere(
  client: SendcloudClient,
  parcel: ParcelWithPapers,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BoughtLabel['documents']> {
  try {
    return await papersOf(
      client,
      parcel,
      { mimeType: mimeTypeOf(request), isReturn: request.isReturn },
      signal,
    )
  } catch (error) {
    if (error instanceof RemoteError) return []
    throw error
  }
}
