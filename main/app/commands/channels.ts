import type { Channel } from '../../../shared/domain/channel.ts'
import { otherOwner, takeOver } from '../channel-access/take-over.ts'
import { keepWrites } from '../channel-access/writes.ts'
import { acceptOrder } from '../inbound/accept-order.ts'
import { setStateMeaning } from '../inbound/channel-states.ts'
import { setMethods } from '../mapping/shipping-methods.ts'
import { repairStock } from '../reconcile/repair-stock.ts'
import type { AppServices } from '../services/app-services.ts'
import { backlogHandlers } from './channel-backlog.ts'
import { catalogueHandlers } from './channel-catalogue.ts'
import { mappingHandlers } from './channel-mapping.ts'
import { pastOrderHandlers } from './channel-past-orders.ts'
import { approveWrites, readOnly } from './channel-writes.ts'
import type { CommandContext } from './command.ts'
import { setChannelCustoms } from './customs.ts'
import type { HandlersOf } from './handler.ts'
import { needChannel } from './need-channel.ts'
import { refuse } from './refusal.ts'

/**
 * Adds or replaces a channel; its secrets are in the secret store before this runs and never in the journal. To a shop
 * that was not there before, or that is now at another address, nothing is written until a person has approved it.
 */
export async function putChannel(context: CommandContext, channel: Channel): Promise<Record<string, never>> {
  const { tx, now } = context
  const before = await tx.channels.get(channel.id)
  await tx.channels.put(channel)
  if (channel.kind !== 'csv' && !isSameShop(before, channel))
    await keepWrites(tx, channel.id, { kind: 'not-approved', since: now, trialUntil: null })
  context.newWorld()
  context.touch('channels', 'settings')
  return {}
}

function isSameShop(before: Channel | null, { kind, url }: Channel): boolean {
  if (before?.kind !== kind || before.url === null || url === null) return false
  return new URL(before.url).host === new URL(url).host
}

export async function setPaused(
  context: CommandContext,
  { channelId, paused }: { channelId: string; paused: boolean },
): Promise<Record<string, never>> {
  await context.tx.channels.put({ ...(await needChannel(context, channelId)), paused })
  context.touch('channels')
  return {}
}

/** Orders that wait already are measured by it too. */
export async function setWaitDays(
  context: CommandContext,
  { channelId, days }: { channelId: string; days: number },
): Promise<Record<string, never>> {
  await context.tx.channels.put({ ...(await needChannel(context, channelId)), waitDays: days })
  context.touch('channels')
  return {}
}

/** A new buffer changes what the channel may sell of everything. */
export async function setBuffer(
  context: CommandContext,
  { channelId, buffer }: { channelId: string; buffer: number },
): Promise<Record<string, never>> {
  const { tx, now } = context
  await tx.channels.put({ ...(await needChannel(context, channelId)), buffer })
  await tx.changedStock.markAll(now)
  context.touch('channels', 'stock')
  return {}
}

export function channelHandlers(services: AppServices): HandlersOf<'channels'> {
  return {
    add: {
      // No journal ever holds the secrets.
      journaled: ({ channel }) => channel,
      async prepare({ channel, secrets }) {
        return async (context) => {
          // Kept by the command, once its id is known to be its own. Should it fail after all, they are of no use.
          if (channel.kind !== 'csv') await services.secrets.put(context.tx, channel.id, secrets)
          context.afterCommit(() => {
            services.sync.reload(channel.id)
            // What would be written to it can be previewed from the first minute on.
            if (channel.kind !== 'csv') void services.reconciler.start(channel.id)
          })
          return putChannel(context, channel)
        }
      },
    },
    setPaused,
    takeOver: {
      prepare: ({ channelId }) => takeOver(services, channelId),
    },
    approveWrites: {
      async prepare(call) {
        const other = await otherOwner(services, call.channelId)
        if (other !== null) refuse('refusals.owner.other', { other })
        return (context) => approveWrites(context, call)
      },
    },
    readOnly,
    setBuffer,
    setCustoms: setChannelCustoms,
    syncNow: () => ({}),
    setState: setStateMeaning,
    setMethods,
    acceptOrder,
    setWaitDays,
    reconcile: () => ({}),
    repair: repairStock,
    ...mappingHandlers,
    ...backlogHandlers(services),
    ...pastOrderHandlers,
    ...catalogueHandlers,
  }
}
