import type { OrderHandedIn } from '../../../shared/contract/programs.ts'
import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { importPending, type MapPayload } from '../inbound/import-orders.ts'
import type { PulledOrder } from '../ports/channel.ts'
import { saidMessage } from './said-message.ts'

/** What was read of orders that a program hands in. */
export interface FiledOrders {
  readonly orders: readonly PulledOrder[]
  /** By the order's number; '' = of those that name none. */
  readonly problems: ReadonlyMap<string, readonly Message[]>
}

/** Reads orders as a channel's files say them; writes nothing. */
export interface FiledOrderReader {
  read(channelId: string, orders: readonly unknown[]): Promise<FiledOrders>
  map(channel: Channel): MapPayload
}

/** @throws {Refusal} there is no such channel, or it is read from its own shop or folder */
export async function handInOrders(
  context: CommandContext,
  reader: FiledOrderReader,
  channelId: string,
  { orders, problems }: FiledOrders,
): Promise<{ orders: OrderHandedIn[] }> {
  const { tx, now } = context
  const channel = await tx.channels.get(channelId)
  if (channel === null) refuse('refusals.unknown.channel', { channel: channelId })
  if (isConnected(channel)) refuse('apiKeys.channelConnected', { channel: channel.name })
  const before = new Map<string, string>()
  for (const { externalId } of orders)
    before.set(externalId, (await tx.inbox.get(channelId, externalId))?.version ?? '')
  await tx.inbox.put(orders.map((order) => ({ ...order, channelId, receivedAt: now })))
  const map = reader.map(channel)
  while ((await importPending(context, channelId, map)).more) {}
  const results: OrderHandedIn[] = []
  for (const { externalId, version } of orders) {
    const item = await tx.inbox.get(channelId, externalId)
    const record = await tx.orders.byExternalId(channelId, externalId)
    const said = problems.get(externalId) ?? (item?.problem ? [item.problem] : [])
    const isKnown = before.get(externalId) === version
    results.push({
      number: externalId,
      outcome: item?.state === 'rejected' ? 'rejected' : isKnown ? 'known' : 'taken',
      orderId: record?.order.id ?? null,
      problems: said.map(saidMessage),
    })
  }
  const read = new Set(orders.map(({ externalId }) => externalId))
  for (const [number, said] of problems)
    if (!read.has(number))
      results.push({ number, outcome: 'rejected', orderId: null, problems: said.map(saidMessage) })
  context.about(...results.flatMap(({ orderId }) => orderId ?? []))
  return { orders: results }
}
