import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { DAY_MS, type LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import type { Tx } from '../ports/store.ts'

const MOST = 5_000

/** Also the exception's id: it is closed when the last of them has left. */
export function uncollectedKey(siteId: string, carrierId: string): string {
  return `carrier-delayed/${siteId}/${carrierId}`
}

/** Packed parcels of a site that were to leave on an earlier day there than `now` and are still there. */
export async function uncollected(tx: Tx, site: Site, now: number): Promise<Fulfillment[]> {
  const today = localDateOf(now, site.timeZone)
  const packed = await tx.fulfillments.ofSite(site.id, ['packed'], MOST)
  return packed.filter(({ carrierId, promise }) => carrierId !== COLLECTED && promise.shipOn < today)
}

/** One exception a site and carrier says what should have left on an earlier day; gone when all of it has left. */
export async function restateUncollected(context: CommandContext): Promise<void> {
  const { tx, now } = context
  const carriers = new Set((await tx.carriers.services()).map(({ carrierId }) => carrierId))
  for (const site of await tx.sites.all()) {
    const waiting = Map.groupBy(await uncollected(tx, site, now), ({ carrierId }) => carrierId)
    for (const carrierId of new Set([...carriers, ...waiting.keys()]))
      await restate(context, site, carrierId, waiting.get(carrierId) ?? [])
  }
}

/** The same for one, when something has left there. */
export async function restateUncollectedOf(
  context: CommandContext,
  { siteId, carrierId }: Pick<Fulfillment, 'siteId' | 'carrierId'>,
): Promise<void> {
  const { tx, now } = context
  const known = await tx.exceptions.get(uncollectedKey(siteId, carrierId))
  const site = await tx.sites.get(siteId)
  if (known === null || known.state === 'closed' || site === null) return
  const waiting = (await uncollected(tx, site, now)).filter((one) => one.carrierId === carrierId)
  await restate(context, site, carrierId, waiting)
}

async function restate(
  context: CommandContext,
  { id: siteId, timeZone }: Site,
  carrierId: string,
  waiting: readonly Fulfillment[],
): Promise<void> {
  const [first] = waiting.map(({ promise }) => promise.shipOn).sort()
  const cause: ExceptionCause | null =
    first === undefined
      ? null
      : {
          reason: 'carrier-delayed',
          carrierId,
          siteId,
          days: daysBetween(first, localDateOf(context.now, timeZone)),
          orders: waiting.length,
        }
  await restateGrouped(context, uncollectedKey(siteId, carrierId), cause, { siteId })
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
