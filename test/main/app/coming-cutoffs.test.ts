import { expect, it, onTestFinished } from 'vitest'
import { missedOf } from '../../../main/app/queries/coming-cutoffs.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { anOrder, aWorld, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

it.each([
  { toPack: 30, before: 0, pace: 20, hours: 1, missed: 10 },
  { toPack: 30, before: 15, pace: 20, hours: 1, missed: 25 },
  { toPack: 30, before: 40, pace: 20, hours: 1, missed: 30 },
  { toPack: 30, before: 0, pace: 20, hours: 2, missed: 0 },
  { toPack: 30, before: 0, pace: null, hours: 2, missed: null },
  { toPack: 0, before: 0, pace: null, hours: 2, missed: 0 },
])(
  'of $toPack after $before others, $pace an hour for $hours h: $missed',
  ({ toPack, before, pace, hours, missed }) => {
    expect(missedOf(toPack, before, pace, hours * HOUR_MS)).toBe(missed)
  },
)

it('a pick-up says what it waits for, and what it leaves without at the pace of the last hour', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 99 } }) }))
  onTestFinished(() => room.close())
  const ids = Array.from({ length: 40 }, (_, n) => `O-${n}`)
  await room.receive(...ids.map((id) => anOrder({ id, reference: `R-${id}` })))
  const cutoffs = () => room.client.overview.cutoffs({})
  const [unknown] = await cutoffs()
  expect(unknown).toMatchObject({ siteId: 'LILLE', toPack: 40, packed: 0, pacePerHour: null, willMiss: null })
  const at = unknown?.at ?? 0

  room.wait(at - room.room.clock.now() - HOUR_MS)
  await room.room.store.write(async (tx) => {
    const parts = await tx.fulfillments.byOrders(ids.slice(0, 6))
    await tx.fulfillments.move(
      parts.map(({ id }) => id),
      'packed',
      room.room.clock.now(),
    )
    for (const { id: fulfillmentId, orderId } of parts)
      await tx.journal.append({
        commandId: fulfillmentId,
        at: room.room.clock.now(),
        actor: 'Ana',
        role: 'packer',
        type: 'packing.pack',
        input: { fulfillmentId },
        result: {},
        topics: [],
        orderIds: [orderId],
      })
  })
  const [known] = await cutoffs()
  expect(known).toMatchObject({ toPack: 34, packed: 6, pacePerHour: 6, willMiss: 28 })
  expect(known?.orders).toHaveLength(20)
  expect(known?.carriers.reduce((sum, { toPack }) => sum + toPack, 0)).toBe(34)

  room.wait(DAY_MS)
  expect((await cutoffs())[0]).toMatchObject({ at, toPack: 34, willMiss: 34 })
})
