import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import type { Tx } from '../ports/store.ts'

/** A parcel's number that its carrier knows. */
export interface ToldNumber {
  readonly trackingNumber: string
  readonly trackingUrl: string | null
}

/**
 * The numbers by which customers find their parcels at the carrier, by parcel: those that it gave, and those that a
 * person found. A number of our own label, of a slip or of a sandbox is known to nobody else and told to nobody.
 */
export async function toldNumbers(
  tx: Tx,
  { id, carrierId, parcels }: Fulfillment,
): Promise<ReadonlyMap<number, ToldNumber>> {
  if (carrierId === COLLECTED) return new Map()
  const within = parcels.find((parcel) => parcel.within !== undefined)?.within
  if (within !== undefined) {
    const around = await tx.fulfillments.get(within)
    const told = around === null ? undefined : (await toldNumbers(tx, around)).get(1)
    return told === undefined ? new Map() : new Map([[1, told]])
  }
  const numbered = parcels.flatMap(({ number, trackingNumber }) =>
    trackingNumber === null ? [] : [{ number, trackingNumber }],
  )
  if (carrierId === BY_HAND)
    return new Map(
      numbered.map(({ number, trackingNumber }) => [number, { trackingNumber, trackingUrl: null }]),
    )
  const sandboxes = new Set(
    (await tx.carrierAccounts.all()).flatMap((account) => (account.isSandbox ? [account.id] : [])),
  )
  const bought = (await tx.labels.ofFulfillments([id])).filter(
    ({ state, accountId }) => state === 'bought' && !sandboxes.has(accountId),
  )
  return new Map(
    numbered.flatMap(({ number, trackingNumber }) => {
      const label = bought.find((one) => one.parcel === number && one.trackingNumber === trackingNumber)
      return label === undefined
        ? []
        : [[number, { trackingNumber, trackingUrl: label.trackingUrl }] as const]
    }),
  )
}
