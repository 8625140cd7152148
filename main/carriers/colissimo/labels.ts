import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome, CarrierDocument } from '../../app/ports/carrier.ts'
import { UncertainWrite } from '../../remote/http.ts'
import { labelDocument, pageDocument } from '../protocol/label-document.ts'
import { unreadAnswer } from '../protocol/unread-answer.ts'
import { CARRIER, type ColissimoClient, type LabelAnswer } from './client.ts'
import { letterOf } from './letter.ts'
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
    if (answer.infos === null && answer.multipart === null) throw unreadAnswer(CARRIER, answer.status)
    throw new UncertainWrite(message('carrierApi.undocumented', { carrier: CARRIER, faults: ['jsonInfos'] }))
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

/** The label and, where it goes through customs, its CN23; null = they did not come whole. */
function documentsOf({ multipart }: LabelAnswer, request: LabelRequest): readonly CarrierDocument[] | null {
  if (multipart === null || !multipart.isWhole) return null
  const partOf = (name: string) => multipart.parts.find(({ id }) => id === name)?.bytes ?? new Uint8Array()
  const label = labelDocument(request, partOf('label'), { widthMm: 100, heightMm: 150 })
  if (label === null) return null
  const cn23 = request.customs === null ? null : pageDocument('customs', partOf('cn23'))
  return cn23 === null ? [label] : [label, cn23]
}
