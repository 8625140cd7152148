import { PARCEL_AGES, type ParcelAge, type ParcelRow } from '../../../shared/contract/parcels.ts'
import { claimDeadline } from '../../../shared/domain/parcel-claim.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { SearchedPage } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'
import type { ParcelQuery } from '../ports/track-table.ts'

/** A page of followed parcels, each with the order it belongs to. */
export async function listParcels(
  tx: Tx,
  { age, ...query }: Omit<ParcelQuery, 'handedOver'> & { readonly age: ParcelAge | null },
  now: EpochMs,
): Promise<SearchedPage<ParcelRow>> {
  const { rows, total, isLeast } = await tx.tracks.list({ ...query, handedOver: spanOf(age, now) })
  const orders = new Map(
    (await tx.orders.byIds([...new Set(rows.map(({ orderId }) => orderId))])).map(({ order }) => [
      order.id,
      order,
    ]),
  )
  const words = await tx.tracks.lastWords(rows)
  const claims = new Map((await tx.claims.of(rows)).map((claim) => [keyOf(claim), claim]))
  const costs = new Map(
    (await tx.costs.ofNumbers(rows.map(({ trackingNumber }) => trackingNumber))).map((cost) => [
      keyOf(cost),
      cost,
    ]),
  )
  const kinds = new Map((await tx.carrierAccounts.all()).map(({ id, kind }) => [id, kind]))
  const zones = new Map((await tx.sites.all()).map(({ id, timeZone }) => [id, timeZone]))
  return {
    total,
    isLeast,
    rows: rows.map((track) => {
      const order = orders.get(track.orderId)
      const kind = kinds.get(track.accountId)
      const today = localDateOf(now, zones.get(track.siteId) ?? 'UTC')
      return {
        track,
        said: words.get(track.trackingNumber) ?? '',
        order:
          order === undefined
            ? null
            : {
                reference: order.reference,
                channelId: order.channelId,
                customer: order.destination.name,
                country: order.destination.country,
                postcode: order.destination.postcode,
                city: order.destination.city,
              },
        cost: costs.get(keyOf(track)) ?? null,
        claim: claims.get(keyOf(track)) ?? null,
        claimBy: kind === undefined ? null : claimDeadline(track, kind),
        isLate: !track.isReturn && track.deliveredAt === null && track.promisedFor < today,
      }
    }),
  }
}

function keyOf({ accountId, trackingNumber }: Pick<ParcelTrack, 'accountId' | 'trackingNumber'>): string {
  return `${accountId}/${trackingNumber}`
}

function spanOf(age: ParcelAge | null, now: EpochMs): ParcelQuery['handedOver'] {
  if (age === null) return { from: null, before: null }
  const { fromDays, toDays } = PARCEL_AGES[age]
  // What was handed over by a clock that was set back since is of today.
  const before = fromDays === 0 ? null : now - fromDays * DAY_MS
  return { from: toDays === null ? null : now - toDays * DAY_MS, before }
}
