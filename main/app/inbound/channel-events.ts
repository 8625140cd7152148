import type { Message } from '../../../shared/messages/definition.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import type { SettledAddresses } from '../notify/settled-addresses.ts'
import type { ChannelEvents, Settlement } from '../ports/channel-events.ts'
import type { KeptItem } from '../ports/sync-tables.ts'
import { applyAnswers } from './apply-answers.ts'
import { importOrders } from './import-orders.ts'

/** What the sync loops cause, carried out as commands of the program itself. */
export function channelEvents(commands: Commands): ChannelEvents {
  return {
    importOrders: (channelId, map) => importOrders(commands, channelId, map),
    applyAnswers: (channelId, answers, asked) =>
      commands.system('orders.applyAnswers', (context) => applyAnswers(context, channelId, answers, asked)),
    settle: (_channelId, settlements) =>
      commands.system(
        'channels.settlePushes',
        (context) => settleAll(context, settlements),
        () => addressesIn(settlements),
      ),
    linkChanged: (channel, link) =>
      commands.system('channels.changeLink', async (context) => {
        context.touch('channels')
        const id = `channel-auth-${channel.id}`
        if (link.kind === 'online') await restateGrouped(context, id, null)
        if (link.kind === 'needs-authorisation' || link.kind === 'writes-refused')
          await restateGrouped(context, id, {
            reason: 'channel-auth',
            channelId: channel.id,
            message: link.cause,
          })
      }),
    pushAllStock: () =>
      commands.system('channels.pushAllStock', ({ tx, now }) => tx.changedStock.markAll(now)),
  }
}

/** What became of corrected addresses, for the life line of their orders. */
function addressesIn(settlements: readonly Settlement[]): SettledAddresses {
  return {
    addresses: settlements.flatMap(({ item, outcome }) =>
      item.kind === 'address' && item.orderId !== null && outcome.state !== 'pending'
        ? [
            {
              orderId: item.orderId,
              channelId: item.channelId,
              problem: 'problem' in outcome ? outcome.problem : null,
            },
          ]
        : [],
    ),
  }
}

async function settleAll(context: CommandContext, settlements: readonly Settlement[]): Promise<void> {
  const { tx, now } = context
  const done = settlements.flatMap(({ item, outcome }) => (outcome.state === 'done' ? [item] : []))
  await tx.outbox.settle(
    done.map(({ id }) => id),
    { state: 'done' },
  )
  const settled = done.flatMap((item) => [refusalKey(item), unreadableKey(item)])
  if ((await tx.exceptions.closeById(settled, 'cleared', now)) > 0) context.touch('exceptions')
  for (const { item, outcome } of settlements) {
    if (outcome.state !== 'done') await tx.outbox.settle([item.id], outcome)
    if (outcome.state === 'pending') continue
    context.touch('channels')
    if (item.orderId !== null) context.about(item.orderId)
    if (outcome.state === 'refused') await openRefusal(context, item, outcome.problem)
    if (outcome.state === 'unreadable') await openUnreadable(context, item)
  }
  // A channel puts cancelled or refunded units back on sale by itself, also where a person must see to the money.
  const cancelled = settlements.filter(
    ({ item, outcome }) =>
      (item.kind === 'cancel' || item.kind === 'refund') &&
      (outcome.state === 'done' || outcome.state === 'refused'),
  )
  const orders = await tx.orders.byIds(cancelled.flatMap(({ item }) => item.orderId ?? []))
  const skus = orders.flatMap(({ order }) => order.lines.map((line) => line.sku))
  await tx.changedStock.mark(skus, now)
}

/** Also the exception's id, so that it is found when the channel accepts the message later. */
function refusalKey({ channelId, key }: KeptItem): string {
  return `push/${channelId}/${key}`
}

async function openRefusal(context: CommandContext, item: KeptItem, message: Message): Promise<void> {
  context.touch('exceptions')
  await context.tx.exceptions.open([
    {
      id: refusalKey(item),
      orderId: item.orderId,
      siteId: null,
      cause: { reason: 'push-refused', channelId: item.channelId, what: item.kind, message },
      openedAt: context.now,
      dueAt: null,
      key: refusalKey(item),
    },
  ])
}

/** Also the exception's id. */
function unreadableKey({ id }: KeptItem): string {
  return `message/${id}`
}

async function openUnreadable(context: CommandContext, item: KeptItem): Promise<void> {
  context.touch('exceptions')
  await context.tx.exceptions.open([
    {
      id: unreadableKey(item),
      orderId: item.orderId,
      siteId: null,
      cause: {
        reason: 'message-unreadable',
        channelId: item.channelId,
        messageId: item.id,
        what: item.kind,
      },
      openedAt: context.now,
      dueAt: null,
      key: unreadableKey(item),
    },
  ])
}
