import type { BuyerPaper, PushOutcome, ReturnLabelPush } from '../../app/ports/channel.ts'
import { threadList } from './answers.ts'
import type { MiraklClient } from './client.ts'

/**
 * A conversation about the order with its customer (OR43), the label attached. Its topic holds the number of the return
 * parcel, by which it is found again.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklReturnLabel(
  client: MiraklClient,
  push: ReturnLabelPush,
  paper: BuyerPaper | null,
  signal: AbortSignal,
): Promise<PushOutcome> {
  if (await hasMiraklReturnLabel(client, push, signal)) return { kind: 'done' }
  const { orderExternalId, text } = push
  const thread = {
    body: text,
    to: ['CUSTOMER'],
    topic: { type: 'FREE_TEXT', value: topicOf(push) },
  }
  await client.post(
    `/api/orders/${encodeURIComponent(orderExternalId)}/threads`,
    [
      { name: 'thread_input', content: JSON.stringify(thread), type: 'application/json' },
      ...(paper === null
        ? []
        : [{ name: 'files', content: paper.bytes, type: paper.mime, fileName: paper.name }]),
    ],
    signal,
  )
  return { kind: 'done' }
}

/** M11. @throws {ChannelError} */
export async function hasMiraklReturnLabel(
  client: MiraklClient,
  push: ReturnLabelPush,
  signal: AbortSignal,
): Promise<boolean> {
  const query = new URLSearchParams({ entity_type: 'MMP_ORDER', entity_id: push.orderExternalId })
  const { data } = await client.get(`/api/inbox/threads?${query.toString()}`, threadList, signal)
  return data.some(({ topic }) => topic?.value === topicOf(push))
}

/** Operators show it as the subject. */
function topicOf({ carrierName, trackingNumber }: ReturnLabelPush): string {
  return `Return label ${carrierName} ${trackingNumber}`
}
