import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { followerOf } from '../../../shared/domain/parcel-follower.ts'
import type { CommandContext } from '../commands/command.ts'
import { nextLook } from './next-look.ts'

/** From now on its carriers are asked about those of its parcels that they tell of (`followerOf`). */
export async function followParcels(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  { id, orderId, siteId, carrierId, serviceId, parcels, promise }: Fulfillment,
): Promise<void> {
  const bought = (await tx.labels.ofFulfillments([id])).filter(({ state }) => state === 'bought')
  if (bought.length === 0) return
  const accounts = await tx.carrierAccounts.all()
  const followed = parcels.flatMap(({ number, trackingNumber }) => {
    if (trackingNumber === null) return []
    const label = bought.find((one) => one.parcel === number && one.trackingNumber === trackingNumber)
    if (label === undefined) return []
    const account = accounts.find(({ id: known }) => known === label.accountId) ?? null
    const follower = followerOf(accounts, account, trackingNumber)
    return typeof follower === 'string' ? [] : [{ accountId: follower.id, trackingNumber, parcel: number }]
  })
  const state = 'registered'
  await tx.tracks.follow(
    followed.map((one) => ({
      ...one,
      fulfillmentId: id,
      isReturn: false,
      orderId,
      siteId,
      carrierId,
      serviceId,
      state,
      handedOverAt: now,
      promisedFor: promise.deliverTo,
      lookedAt: null,
      nextLookAt: nextLook({ state, handedOverAt: now, isReturn: false }, now),
      lastEventAt: null,
      stateSince: now,
      deliveredAt: null,
      deliveredOn: null,
      givenUpAt: null,
      zone: null,
      transitDays: null,
    })),
  )
}
