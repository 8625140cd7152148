import { parseAnswer } from '../protocol/payload.ts'
import { noteList } from './answers.ts'
import type { WooClient } from './client.ts'

/**
 * Writes to the customer of an order, unless a note with `mark` stands there, which no other note has.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function noteOnce(
  client: WooClient,
  orderId: number,
  mark: string,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  if (await isNoted(client, orderId, mark, signal)) return
  const body = { note: `${text} ${mark}`, customer_note: true }
  await client.write('POST', `/orders/${orderId}/notes`, body, signal)
}

/** @throws {ChannelError} */
export async function isNoted(
  client: WooClient,
  orderId: number,
  mark: string,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await client.get(`/orders/${orderId}/notes`, signal)
  const notes = parseAnswer(noteList, answer.value, 'WooCommerce notes')
  return notes.some(({ note }) => note.includes(mark))
}
