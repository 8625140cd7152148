import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { isPdf, isZpl } from '../protocol/document-kind.ts'
import { CARRIER, type ColissimoClient, type LabelAnswer } from './client.ts'
import { letterOf, paperFormat } from './letter.ts'
import { refusalOf } from './refusal.ts'

/** @throws {RemoteError} @throws {UncertainWrite} */
export async function buyLabel(
  client: ColissimoClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<BuyOutcome> {
  const answer = await client.label('generateLabel', letterOf(request), signal)
  const number = answer.infos?.labelV2Response?.parcelNumber ?? null
  if (number === null) {
    const refusal = refusalOf(answer)
    if (refusal !== null) return refusal
    throw new UncertainWrite(unread(answer))
  }
  const documents = documentsOf(answer, request)
  if (documents === null)
    throw new UncertainWrite(message('carrierApi.labelLost', { carrier: CARRIER, number }))
  return {
    kind: 'bought',
    label: {
      trackingNumber: number,
      trackingUrl: `https://www.laposte.fr/outils/suivre-vos-envois?code=${encodeURIComponent(number)}`,
      shipmentId: null,
      price: null,
      documents,
    },
  }
}

function unread({ status, infos, multipart }: LabelAnswer) {
  if (infos === null && multipart === null)
    return message('carrierApi.notData', { carrier: CARRIER, status: String(status) })
  return message('carrierApi.undocumented', { carrier: CARRIER, faults: ['jsonInfos'] })
}

/** The label and, where it goes through customs, its CN23; null = they did not come whole. */
function documentsOf({ multipart }: LabelAnswer, request: LabelRequest): readonly CarrierDocument[] | null {
  const { customs, isReturn } = request
  const format = paperFormat(request)
  if (multipart === null || !multipart.isWhole) return null
  const label = multipart.parts.find(({ id }) => id === 'label')
  if (label === undefined || !(format === 'pdf' ? isPdf : isZpl)(label.bytes)) return null
  const documents: CarrierDocument[] = [
    {
      role: isReturn ? 'return' : 'label',
      format: format === 'pdf' ? 'pdf' : 'zpl',
      dpi: format === 'pdf' ? null : format === 'zpl-203' ? 203 : 300,
      widthMm: 100,
      heightMm: 150,
      bytes: label.bytes,
    },
  ]
  const cn23 = multipart.parts.find(({ id }) => id === 'cn23')
  if (cn23 !== undefined && customs !== null)
    documents.push({
      role: 'customs',
      format: 'pdf',
      dpi: null,
      widthMm: 210,
      heightMm: 297,
      bytes: cn23.bytes,
    })
  return documents
}
