import { carrierName } from '../../../shared/domain/carrier.ts'
import { type HandOver, handOverNumber } from '../../../shared/domain/hand-over.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { localTimeOf } from '../../../shared/lib/zoned.ts'
import type { Tx } from '../ports/store.ts'

/** Our own list as it is printed: what it says is what was closed, whatever changed since. */
export async function listPaper(tx: Tx, list: HandOver, language: Language): Promise<PaperOf<'hand-over'>> {
  const account = await tx.carrierAccounts.get(list.accountId)
  const site = await tx.sites.get(list.siteId)
  const { sender } = site ?? {}
  const purchases = await tx.handOvers.purchasesOf(list.id)
  return {
    kind: 'hand-over',
    language,
    merchantName: sender?.company ?? (await tx.settings.get(WORKSPACE)).merchantName,
    siteName: site?.name ?? list.siteId,
    siteAddress: [...(sender?.street ?? []), [site?.postcode, sender?.city].filter(Boolean).join(' ')],
    carrierName: carrierName(account?.carrierId ?? list.accountId),
    accountName: account?.name ?? list.accountId,
    number: handOverNumber(list),
    day: list.day,
    closedAt: localTimeOf(list.closedAt, site?.timeZone ?? 'UTC'),
    isSandbox: account?.isSandbox ?? false,
    parcels: purchases.map(({ trackingNumber, request }) => ({
      trackingNumber: trackingNumber ?? '',
      orderReference: request.orderReference,
      product: request.product,
      weightG: request.weightG,
      postcode: request.recipient.postcode,
      country: request.recipient.country,
    })),
  }
}
