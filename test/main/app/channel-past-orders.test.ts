import { afterEach, beforeEach, expect, it } from 'vitest'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({}))
  const shop = { id: 'shop', name: 'Shop', kind: 'shopify', buffer: 0, priority: 0 } as const
  await room.room.store.write((tx) =>
    tx.channels.put({ ...shop, url: 'https://shop.example', paused: false, sandbox: false }),
  )
})
afterEach(() => room.close())

const since = () => room.room.clock.now() - 90 * DAY_MS
const run = () => room.client.channels.pastOrders({ channelId: 'shop' })

it('past orders are read once asked for, and stopped at a press', async () => {
  expect(await run()).toBeNull()
  await room.client.channels.readPastOrders(room.call({ channelId: 'shop', since: since() }))
  expect(await run()).toEqual({
    since: since(),
    startedAt: room.room.clock.now(),
    read: 0,
    share: null,
    endedAt: null,
    stopped: false,
  })
  await room.client.channels.stopPastOrders(room.call({ channelId: 'shop' }))
  expect(await run()).toMatchObject({ endedAt: room.room.clock.now(), stopped: true })
})

it('past orders of a folder of files, or of the future, are refused', async () => {
  await room.room.store.write((tx) =>
    tx.channels.put({
      id: 'files',
      name: 'Files',
      kind: 'csv',
      url: null,
      buffer: 0,
      priority: 0,
      paused: false,
      sandbox: false,
    }),
  )
  const ask = (input: { channelId: string; since: number }) =>
    room.client.channels.readPastOrders(room.call(input))
  expect(await ask({ channelId: 'files', since: since() })).toMatchObject({ kind: 'refused' })
  const tomorrow = room.room.clock.now() + DAY_MS
  expect(await ask({ channelId: 'shop', since: tomorrow })).toMatchObject({ kind: 'refused' })
  expect(await run()).toBeNull()
})
