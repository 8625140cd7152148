import { expect, it } from 'vitest'
import { seededRandom } from '../../shared/lib/random.ts'
import { Schedule } from './schedule.ts'

it('hands out what comes first, and of one instant what was planned first', async () => {
  const schedule = new Schedule()
  const random = seededRandom(3)
  const planned = Array.from({ length: 300 }, (_, order) => ({ at: Math.floor(random() * 40), order }))
  const done: { at: number; order: number }[] = []
  for (const event of planned)
    schedule.plan(event.at, () => {
      done.push(event)
    })
  for (let run = schedule.next(); run !== null; run = schedule.next()) await run()
  expect(done).toEqual(planned.toSorted((a, b) => a.at - b.at || a.order - b.order))
  expect(schedule.nextAt()).toBeNull()
})
