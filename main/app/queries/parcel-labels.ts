import type { ParcelLabel } from '../../../shared/contract/parcel-labels.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { parcelStanding } from '../../../shared/domain/label-standing.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { followerOf, type NotFollowed } from '../../../shared/domain/parcel-follower.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { accountOf } from '../labels/label-desk.ts'
import { whyNotVoided } from '../labels/void-label.ts'
import type { Tx } from '../ports/store.ts'

/** How it stands with the label of every parcel of these fulfilments, by fulfilment. */
export async function parcelLabels(
  tx: Tx,
  parts: readonly { readonly fulfillment: Fulfillment; readonly order: Order }[],
  isAnswering: (accountId: string) => boolean,
  now: EpochMs,
): Promise<ReadonlyMap<string, ParcelLabel[]>> {
  const accounts = await tx.carrierAccounts.all()
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const purchases = Map.groupBy(
    await tx.labels.ofFulfillments(parts.map(({ fulfillment }) => fulfillment.id)),
    ({ fulfillmentId }) => fulfillmentId,
  )
  const purchaseIds = [...purchases.values()].flatMap((own) => own.map(({ id }) => id))
  const costs = new Map((await tx.costs.of(purchaseIds)).map((cost) => [cost.id, cost]))
  return new Map(
    parts.map(({ fulfillment, order }) => {
      const hasAccount = accountOf({ accounts }, fulfillment, order) !== null
      const own = purchases.get(fulfillment.id) ?? []
      const labels = fulfillment.parcels.map((parcel): ParcelLabel => {
        const { standing, purchase } = parcelStanding(fulfillment, parcel, own, { hasAccount, isAnswering })
        const account: CarrierAccount | null = purchase && (byId.get(purchase.accountId) ?? null)
        return {
          parcel: parcel.number,
          standing,
          isSandbox: account?.isSandbox ?? false,
          problem: purchase?.problem ?? null,
          cost: (purchase && costs.get(purchase.id)) ?? null,
          bought:
            purchase?.state === 'bought' && purchase.trackingNumber !== null
              ? {
                  purchaseId: purchase.id,
                  trackingNumber: purchase.trackingNumber,
                  trackingUrl: purchase.trackingUrl,
                  account: account?.name ?? purchase.accountId,
                  notFollowed: whyNotFollowed(followerOf(accounts, account, purchase.trackingNumber)),
                  cannotVoid: whyNotVoided(purchase, fulfillment, account, now),
                }
              : null,
        }
      })
      return [fulfillment.id, labels] as const
    }),
  )
}

function whyNotFollowed(follower: ReturnType<typeof followerOf>): NotFollowed | null {
  return typeof follower === 'string' ? follower : null
}
