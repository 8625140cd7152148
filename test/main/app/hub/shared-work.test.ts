import { expect, it } from 'vitest'
import { sharedWork } from '../../../../main/app/hub/shared-work.ts'
import type { Work } from '../../../../main/app/hub/work.ts'
import type { Hub, HubSignal } from '../../../../main/app/ports/hub.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'

function opened() {
  const told: HubSignal[] = []
  const done: string[] = []
  const hub = {
    onSignal: () => undefined,
    tell: (signal: HubSignal) => told.push(signal),
    others: () => [],
  } as unknown as Hub
  const own = { reconciler: { start: async (id: string) => void done.push(id) } } as unknown as Work
  let mine: Work | null = null
  let now = 0
  const work = sharedWork({
    hub,
    clock: { now: () => now },
    newId: () => 'id',
    mine: () => mine,
    wakeStationPrinter: () => undefined,
  })
  return {
    work,
    told,
    done,
    take: () => (mine = own),
    wait: (ms: number) => (now += ms),
  }
}

it('what was ordered while nobody had the work is done once somebody has', async () => {
  const { work, told, done, take } = opened()
  await work.reconciler.start('shop')
  await work.reconciler.start('shop')
  expect(told).toHaveLength(2)
  take()
  work.repeat()
  work.repeat()
  expect(done).toEqual(['shop'])
})

it('it is told again to another process that takes the work over, for two minutes', async () => {
  const { work, told, wait } = opened()
  await work.reconciler.start('shop')
  wait(MINUTE_MS)
  work.repeat()
  expect(told).toHaveLength(2)
  await work.reconciler.start('shop')
  wait(3 * MINUTE_MS)
  work.repeat()
  expect(told).toHaveLength(3)
})
