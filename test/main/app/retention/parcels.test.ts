import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrunedKind } from '../../../../shared/domain/retention.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { openTrackingRoom, type TrackingRoom } from '../../../support/tracking-room.ts'

let parcels: TrackingRoom
beforeEach(async () => {
  parcels = await openTrackingRoom()
})
afterEach(() => parcels.close())

const room = () => parcels.labels.room

/** Slices of one row until all that is older than now is examined. */
async function prune(kind: PrunedKind): Promise<void> {
  const { store, clock } = room().room
  let after: readonly (string | number)[] | null = null
  for (let slices = 0; slices < 50; slices += 1) {
    const slice = await store.write((tx) =>
      tx.retention.prune(kind, { before: clock.now(), after, limit: 1 }),
    )
    if (slice.next === null) return
    after = slice.next
  }
  throw new Error('pruning does not end')
}

const kept = () =>
  room().read(async (tx) => {
    const parts = await tx.fulfillments.byOrders(['O-1', 'O-2', 'O-3'])
    const purchases = await tx.labels.ofFulfillments(parts.map(({ id }) => id))
    const papers = await Promise.all(purchases.map(({ id }) => tx.labels.documents(id)))
    return {
      labels: Object.fromEntries(
        purchases.map(({ request }, i) => [request.orderReference, papers[i]?.length]),
      ),
      tracks: (await tx.tracks.ofFulfillments(parts.map(({ id }) => id)))
        .map(({ orderId }) => orderId)
        .toSorted(),
      events: (await tx.tracks.events(parts.map(({ id }) => id))).length,
    }
  })

it('labels and tracking of what is long over go, those of claims and of parcels under way stay', async () => {
  const over = await parcels.shipped('O-1')
  const claimed = await parcels.shipped('O-2')
  await parcels.shipped('O-3')
  for (const number of [over, claimed]) parcels.scan(number, 'delivered')
  await parcels.pass(HOUR_MS, 2)
  const named = { accountId: parcels.labels.account.id, trackingNumber: claimed }
  const claim = { ...named, state: 'opened' as const, amountCents: null, note: '' }
  await room().client.parcels.setClaim(room().call(claim))
  room().wait(DAY_MS)
  expect(await kept()).toEqual({
    labels: { '#O-1': 1, '#O-2': 1, '#O-3': 1 },
    tracks: ['O-1', 'O-2', 'O-3'],
    events: 2,
  })
  await prune('prints')
  expect((await kept()).labels).toEqual({ '#O-1': 0, '#O-2': 1, '#O-3': 0 })
  await prune('journal')
  expect(await kept()).toMatchObject({ tracks: ['O-2', 'O-3'], events: 1 })
})
