import type { CarrierAccountRow } from '../../../shared/contract/carrier-accounts.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { secretsOf } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import { isTroubled } from '../../../shared/domain/channel.ts'
import { type LabelStanding, purchaseStanding } from '../../../shared/domain/label-standing.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'

/** Every account with its link, its labels and the numbers that are left to it. */
export async function listCarrierAccounts({
  store,
  secrets,
  purchasing,
  carrierConnectors,
}: AppServices): Promise<CarrierAccountRow[]> {
  const { accounts, counts, inHand, left } = await store.read(readAccounts)
  return Promise.all(
    accounts.map(async (account): Promise<CarrierAccountRow> => {
      const isOurs = ({ accountId }: { readonly accountId: string }) => accountId === account.id
      const { ownRange } = CARRIER_ABILITIES[account.kind]
      const stored = Object.keys((await secrets.get(secretsOf(account))) ?? {})
      const known = CARRIER_CREDENTIALS[account.kind].map(({ name }) => name)
      return {
        account,
        link: purchasing.health(account.id),
        tracking: purchasing.tracking(account.id),
        storedSecrets: known.filter((name) => stored.includes(name)),
        isConnectable: ownRange || carrierConnectors[account.kind] !== null,
        labels: standingsOf(counts.filter(isOurs), !isTroubled(purchasing.health(account.id))),
        inHand: inHand.filter(isOurs).map(({ labels, currency, cents }) => ({ labels, currency, cents })),
        numbersLeft: ownRange ? (left.get(account.id) ?? 0) : null,
      }
    }),
  )
}

/** How many stand how. A purchase that is tried again and one that was never tried are told apart by its own parcel. */
function standingsOf(
  counts: Awaited<ReturnType<Tx['labels']['counts']>>,
  isAnswering: boolean,
): CarrierAccountRow['labels'] {
  const sums = new Map<LabelStanding, number>()
  for (const one of counts) {
    const standing = purchaseStanding({ ...one, attempts: 0 }, isAnswering)
    sums.set(standing, (sums.get(standing) ?? 0) + one.count)
  }
  return [...sums].map(([standing, count]) => ({ standing, count }))
}

async function readAccounts(tx: Tx) {
  return {
    accounts: await tx.carrierAccounts.all(),
    counts: await tx.labels.counts(),
    inHand: await tx.labels.inHand(),
    left: await tx.numberRanges.left(),
  }
}
