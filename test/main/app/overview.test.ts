import { expect, it, onTestFinished } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { anOrder, aWorld } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

it('today is held against the same weekday until this time of day', async () => {
  const room = await openWorkroom(aWorld({}))
  onTestFinished(() => room.close())
  const weekAgo = async () => (await room.client.overview.figures({})).weekAgo
  await room.receive(anOrder())
  expect(await weekAgo()).toBeNull()
  room.wait(DAY_MS)
  await room.receive(anOrder({ id: 'O-2' }))
  room.wait(7 * DAY_MS - HOUR_MS)
  expect(await weekAgo()).toBe(0)
  room.wait(2 * HOUR_MS)
  expect(await weekAgo()).toBe(1)
})
