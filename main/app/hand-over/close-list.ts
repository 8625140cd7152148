import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { HandOver } from '../../../shared/domain/hand-over.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { isGivenLists, listedSince } from './open-lists.ts'

/**
 * Puts all that is packed for an account at a site on a list. The rows that say so keep a parcel from standing on a
 * second one; where the carrier makes a list of its own, it is asked for afterwards.
 * @throws {Refusal} there is nothing to hand over, or no such account or site
 */
export async function closeList(
  { tx, now, newId, actor, touch, about }: CommandContext,
  { accountId, siteId }: { readonly accountId: string; readonly siteId: string },
): Promise<HandOver> {
  const account = await tx.carrierAccounts.get(accountId)
  const site = await tx.sites.get(siteId)
  if (account === null || site === null || !isGivenLists(account)) refuse('handOver.noSuchList')
  const parcels = await tx.handOvers.unlisted(accountId, siteId, listedSince(now))
  if (parcels.length === 0) refuse('handOver.nothing', { account: account.name })
  const day = localDateOf(now, site.timeZone)
  const list: HandOver = {
    id: newId(),
    accountId,
    siteId,
    day,
    number: (await tx.handOvers.ofDay(accountId, siteId, day)) + 1,
    closedAt: now,
    closedBy: actor,
    parcels: parcels.length,
    weightG: parcels.reduce((sum, { request }) => sum + request.weightG, 0),
    carrierList: CARRIER_ABILITIES[account.kind].handOver === 'own' ? 'wanted' : 'none',
    problem: null,
    attempts: 0,
    notBefore: now,
  }
  await tx.handOvers.put(
    list,
    parcels.map(({ id }) => id),
  )
  const parts = await Promise.all(
    [...new Set(parcels.map(({ fulfillmentId }) => fulfillmentId))].map((id) => tx.fulfillments.get(id)),
  )
  about(...new Set(parts.flatMap((part) => part?.orderId ?? [])))
  touch('carriers', 'printing')
  return list
}
