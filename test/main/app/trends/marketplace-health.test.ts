import { expect, it, onTestFinished } from 'vitest'
import { dayCounting } from '../../../../main/app/trends/count-days.ts'
import { roomBelow } from '../../../../shared/domain/marketplace-limits.ts'
import { anOrder, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, SHOP } from '../../../support/workroom.ts'

it('before the limit is reached', () => {
  expect(roomBelow(0.025, 1, 100)).toBe(1)
  expect(roomBelow(0.025, 0, 40)).toBe(0)
  expect(roomBelow(0.025, 5, 100)).toBe(0)
})

it('a cancel says what it makes of its marketplace’s figure; what its buyer asked to cancel adds nothing', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 99 } }) }))
  onTestFinished(() => room.close())
  const { store, clock } = room.room
  await store.write((tx) => tx.channels.put({ ...SHOP, kind: 'amazon' }))
  const count = () => dayCounting({ store, clock }).runOnce(new AbortController().signal)
  await room.receive(...Array.from({ length: 60 }, (_, n) => anOrder({ id: `O-${n}` })))
  await count()
  const limits = (...orderIds: string[]) => room.client.orders.cancelLimits({ orderIds })
  expect(await limits('O-1')).toEqual([
    { channelId: 'shop', days: 7, limit: 0.025, before: 0, after: 1 / 60 },
  ])
  await room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' }))
  await count()
  expect(await limits('O-1')).toEqual([])
  expect(await limits('O-2')).toMatchObject([{ before: 1 / 60, after: 2 / 60 }])
  await store.write((tx) =>
    tx.exceptions.open([
      {
        id: 'asked',
        orderId: 'O-3',
        siteId: null,
        cause: { reason: 'cancel-requested', channelId: 'shop' },
        openedAt: clock.now(),
        dueAt: null,
        key: 'cancel',
      },
    ]),
  )
  expect(await limits('O-3')).toEqual([])
  await room.client.orders.cancel(room.call({ orderIds: ['O-3'], note: '' }))
  await count()
  const [health] = await room.client.trends.health({})
  expect(health?.windows.find(({ measure }) => measure === 'cancelled')).toEqual({
    measure: 'cancelled',
    days: 7,
    limit: 0.025,
    bad: 1,
    of: 60,
    room: 0,
  })
})
