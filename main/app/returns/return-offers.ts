import type { ReturnLabelOffer } from '../../../shared/contract/announced-returns.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { returnProductsOf } from '../../../shared/domain/return-products.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Tx } from '../ports/store.ts'

/**
 * By what a customer can send goods back to a site: every account that makes return labels and serves site and channel,
 * the carrier that the goods went by first.
 */
export async function returnOffers(
  tx: Tx,
  order: Order,
  site: Pick<Site, 'id' | 'country'>,
): Promise<ReturnLabelOffer[]> {
  const gone = (await tx.fulfillments.byOrders([order.id])).filter(({ state }) => hasLeft(state))
  const accounts = (await tx.carrierAccounts.all()).filter((account) => serves(account, site.id, order))
  const isDomestic = order.destination.country === site.country
  return accounts
    .toSorted((a, b) => rank(a, gone) - rank(b, gone) || (a.id < b.id ? -1 : 1))
    .flatMap((account) =>
      usualFirst(returnProductsOf(account, isDomestic), account, gone).map((product) => ({
        accountId: account.id,
        account: account.name,
        carrierId: account.carrierId,
        isSandbox: account.isSandbox,
        product,
        takesCode: CARRIER_ABILITIES[account.kind].returnLabels === 'paper-or-code',
      })),
    )
}

function serves({ isActive, siteIds, channelIds }: CarrierAccount, siteId: string, { channelId }: Order) {
  const fits = (ids: readonly string[], id: string): boolean => ids.length === 0 || ids.includes(id)
  return isActive && fits(siteIds, siteId) && fits(channelIds, channelId)
}

function rank({ carrierId, isSandbox }: CarrierAccount, gone: readonly Fulfillment[]): number {
  return (gone.some((one) => one.carrierId === carrierId) ? 0 : 1) + (isSandbox ? 2 : 0)
}

/** Where an account buys returns by the products that it ships with: the one that the goods went by. */
function usualFirst(
  returnProducts: readonly string[],
  { carrierId, products }: CarrierAccount,
  gone: readonly Fulfillment[],
): readonly string[] {
  const wentBy = gone.find((one) => one.carrierId === carrierId)?.serviceId
  const usual = products.find(({ serviceId }) => serviceId === wentBy)?.product
  if (usual === undefined || !returnProducts.includes(usual)) return returnProducts
  return [usual, ...returnProducts.filter((product) => product !== usual)]
}
