import { afterEach, beforeEach, expect, it } from 'vitest'
import { buffersWanted } from '../../../../main/app/notify/past-oversells.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3, B: 10 } }) }))
})
afterEach(() => room.close())

const wanted = (channelId: string) => room.read((tx) => buffersWanted(tx, channelId, room.room.clock.now()))

it('each order that stock did not reach names the buffer that would have kept it from being sold', async () => {
  await room.receive(
    anOrder({ id: 'five', lines: lines({ A: 5 }) }),
    anOrder({ id: 'fifteen', lines: lines({ B: 15 }) }),
    anOrder({ id: 'other', channelId: 'market', lines: lines({ B: 20 }) }),
    anOrder({ id: 'fits', lines: lines({ B: 2 }) }),
  )
  await room.room.decider.decideAll()
  expect(await wanted('shop')).toEqual([2, 5])
  room.wait(91 * DAY_MS)
  expect(await wanted('shop')).toEqual([])
})
