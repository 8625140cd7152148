import { HOLIDAYS, type HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type EpochMs, type LocalDate, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { notReleasing } from '../channel-access/owner.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import { wantAhead } from '../labels/want-ahead.ts'
import type { Tx } from '../ports/store.ts'
import { nextCutoffOf } from './cutoff.ts'
import type { ReleaseGate } from './release-gate.ts'
import { decidedBefore } from './waves.ts'

const GROUP = 500
/** A carrier that is asked about an address, and there, is waited for as long. */
const ADDRESS_PATIENCE_MS = 2 * MINUTE_MS

/** Hands decided orders to picking, and has their labels bought: from here only a person or a short pick moves them. */
export async function releaseOrders(context: CommandContext, orderIds: readonly string[]): Promise<string[]> {
  const { tx, now } = context
  const moved = await tx.orders.move(orderIds, 'released', now)
  const planned = (await tx.fulfillments.byOrders(moved)).filter(({ state }) => state === 'planned')
  await tx.fulfillments.move(
    planned.map(({ id }) => id),
    'released',
    now,
  )
  await wantAhead(context, planned)
  context.about(...moved)
  if (moved.length > 0) context.touch('orders')
  return moved
}

/**
 * Releases what has been decided long enough ago, or before the last wave of its site, by the workspace's settings, what
 * leaves by the day that its site works for, and of which its channel has just been asked; orders with an open exception wait, and those of a shop that another
 * program works or that is only read so far. A carrier that checks the address is waited for a little. An order whose channel cannot be asked is released, and its timeline says
 * so. Never waits for a channel: what is being asked is checked in the next round. Returns whether more is due at
 * once.
 */
export async function releaseDue(commands: Commands, gate: ReleaseGate): Promise<boolean> {
  const isNone = (await commands.look(ordersDue)).length === 0
  if (isNone) return false
  const { unasked, isFull } = await commands.system('orders.releaseDue', async (context) => {
    const due = await ordersDue(context.tx, context.now)
    if (due.length === 0) return { unasked: [], isFull: false }
    const { heard, unasked } = await gate.admit(context.tx, due)
    const moved = await releaseOrders(context, heard)
    return { unasked, isFull: due.length === GROUP && moved.length + unasked.length > 0 }
  })
  await releaseUnasked(commands, unasked)
  return isFull
}

/** A command of its own, so that the orders' time lines tell it. */
async function releaseUnasked(commands: Commands, orderIds: readonly OrderId[]): Promise<void> {
  if (orderIds.length === 0) return
  await commands.system('orders.releaseUnasked', (context) => releaseOrders(context, orderIds))
}

/** The local day of a site's next cut-off: nobody picks yet what leaves later. A site without one picks whatever comes. */
function workedFor(site: Site, now: EpochMs, edits: readonly HolidayEdit[]): LocalDate {
  const at = nextCutoffOf(site, now, edits)
  return at === null ? '9999-12-31' : localDateOf(at, site.timeZone)
}

async function ordersDue(tx: Tx, now: EpochMs): Promise<OrderId[]> {
  const settings = await tx.settings.get(WORKSPACE)
  const { autoReleaseMinutes } = settings
  if (autoReleaseMinutes === null) return []
  const [sites, edits] = [await tx.sites.all(), await tx.settings.get(HOLIDAYS)]
  const beforeAt =
    settings.releaseAt === 'wave'
      ? decidedBefore(sites, now, edits, { ...settings, autoReleaseMinutes })
      : null
  if (beforeAt?.size === 0) return []
  const decided = {
    before: now - autoReleaseMinutes * MINUTE_MS,
    ...(beforeAt === null ? {} : { beforeAt }),
    now,
    notOf: await notReleasing(tx),
    askedSince: now - ADDRESS_PATIENCE_MS,
  }
  // The calendars of all sites are looked at only when something waits.
  if ((await tx.orders.awaitingRelease(decided, 1)).length === 0) return []
  const leavesBy = new Map(sites.map((site) => [site.id, workedFor(site, now, edits)]))
  return tx.orders.awaitingRelease({ ...decided, leavesBy }, GROUP)
}
