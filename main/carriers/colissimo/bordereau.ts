import { z } from 'zod'
import { message } from '../../../shared/messages/message.ts'
import type { BoughtParcel, CarrierDocument } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { fromBase64, pageDocument } from '../protocol/label-document.ts'
import { readSoap, soapEnvelope } from '../protocol/soap.ts'
import { CARRIER, type ColissimoClient } from './client.ts'

const NAMESPACE = 'http://sls.ws.coliposte.fr'

const messageSchema = z.object({
  id: z.string(),
  type: z.string().nullish(),
  messageContent: z.string().nullish(),
})
const answerSchema = z.object({
  generateBordereauByParcelsNumbersResponse: z.object({
    return: z.object({
      messages: z.union([z.array(messageSchema), messageSchema.transform((one) => [one])]),
      bordereau: z
        .object({
          bordereauDataHandler: z.union([
            z.string(),
            z.object({ Include: z.object({ '@href': z.string() }) }).transform((include) => ({
              part: decodeURIComponent(include.Include['@href'].replace(/^cid:/, '')),
            })),
          ]),
        })
        .nullish(),
    }),
  }),
})

/** The list of a day's parcels on A4. It comes beside the XML (MTOM), or within it in base64. @throws {RemoteError} */
export async function bordereauOf(
  client: ColissimoClient,
  parcels: readonly BoughtParcel[],
  signal: AbortSignal,
): Promise<CarrierDocument> {
  const { login } = client
  const envelope = soapEnvelope(NAMESPACE, 'generateBordereauByParcelsNumbers', {
    ...('apiKey' in login ? {} : login),
    generateBordereauParcelNumberList: {
      parcelsNumbers: parcels.map(({ trackingNumber }) => trackingNumber),
    },
  })
  const { status, text, multipart } = await client.soap('/sls-ws/SlsServiceWS/2.0', envelope, signal)
  const soap = readSoap(text)
  const read = answerSchema.safeParse(soap?.kind === 'answer' ? soap.body : null)
  if (!read.success)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const { messages, bordereau } = read.data.generateBordereauByParcelsNumbersResponse.return
  const said = messages
    .filter(({ type }) => type === 'ERROR')
    .map(({ id, messageContent }) => `${messageContent ?? ''} [${id}]`)
    .join(' · ')
  if (messages.some(({ id }) => id === '30000'))
    throw new RemoteError('unauthorised', message('carrierApi.credentials', { carrier: CARRIER, said }))
  if (said !== '') throw new RemoteError('protocol', message('carrierApi.said', { carrier: CARRIER, said }))
  const data = bordereau?.bordereauDataHandler
  const bytes =
    typeof data === 'string' ? fromBase64(data) : multipart?.parts.find(({ id }) => id === data?.part)?.bytes
  const list = bytes === undefined ? null : pageDocument('hand-over', bytes)
  if (list === null) throw new RemoteError('retry', message('carrierApi.noList', { carrier: CARRIER }))
  return list
}
