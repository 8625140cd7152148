import type { HandOverRow } from '../../../shared/contract/hand-overs.ts'
import type { HandOver } from '../../../shared/domain/hand-over.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { WaitingParcels } from '../ports/hand-over-table.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { isGivenLists, listedSince } from './open-lists.ts'

/** Days differ between the zones of sites: what was closed on one of them is no older. */
const TODAY_WITHIN_MS = 2 * DAY_MS

/** What carriers take today, by account and site; `siteId` null = of all sites seen. Accounts in the order of their ids. */
export async function handOversToday(
  tx: Tx,
  now: EpochMs,
  siteId: string | null,
  seen: SitesSeen,
): Promise<HandOverRow[]> {
  const accounts = (await tx.carrierAccounts.all()).filter(isGivenLists)
  const sites = (await tx.sites.all()).filter(
    ({ id }) => sees(seen, [id]) && (siteId === null || id === siteId),
  )
  const open = await tx.handOvers.unlistedCounts(listedSince(now))
  const unlabelled = await tx.handOvers.unlabelledCounts()
  const closed = await tx.handOvers.closedSince(now - TODAY_WITHIN_MS)
  return sites.flatMap((site) => {
    const day = localDateOf(now, site.timeZone)
    return accounts.flatMap((account): HandOverRow[] => {
      const row: HandOverRow = {
        accountId: account.id,
        accountName: account.name,
        carrierId: account.carrierId,
        isSandbox: account.isSandbox,
        siteId: site.id,
        open: countOf(open, account.id, site.id),
        unlabelled: countOf(unlabelled, account.id, site.id),
        lists: closed
          .filter((list) => list.accountId === account.id && list.siteId === site.id && list.day === day)
          .map(shown),
      }
      return row.open + row.unlabelled + row.lists.length === 0 ? [] : [row]
    })
  })
}

function countOf(counts: readonly WaitingParcels[], accountId: string, siteId: string): number {
  return counts.find((one) => one.accountId === accountId && one.siteId === siteId)?.count ?? 0
}

function shown({ id, day, number, closedAt, parcels, problem, carrierList }: HandOver) {
  return { id, day, number, closedAt, parcels, problem, carrierList }
}
