import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openMerging } from '../../../main/app/merging/merge-by-itself.ts'
import { openTextIndexing } from '../../../main/app/scheduler/index-texts.ts'
import { type RunningScheduler, startScheduler } from '../../../main/app/scheduler/scheduler.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let scheduler: RunningScheduler
let turns = 0
let reoptimised = 0
let waveChecks = 0
beforeEach(async () => {
  room = await openWorkroom(aWorld({}))
  turns = 0
  reoptimised = 0
  waveChecks = 0
  const { decider, commands, clock, worlds, gate } = room.room
  scheduler = startScheduler({
    decider,
    commands,
    gate,
    clock,
    merge: openMerging({ commands, decider }),
    beforeWave: async () => {
      waveChecks += 1
    },
    reoptimise: async () => {
      reoptimised += 1
    },
    worldRevision: () => worlds.revision,
    prune: async () => {
      turns += 1
    },
    indexTexts: openTextIndexing(room.room.store),
    onFault: (fault) => {
      throw fault
    },
  })
})
afterEach(async () => {
  await scheduler.stop()
  await room.close()
})

/** How often it has reoptimised, after a whole turn: the one under way may have begun before. */
async function aTurn(): Promise<number> {
  for (const before of [turns, turns + 1]) {
    scheduler.wake()
    await vi.waitFor(() => expect(turns).toBeGreaterThan(before))
  }
  return reoptimised
}

it('tends every few minutes, and sooner after what is decided on has changed', async () => {
  expect(await aTurn()).toBe(0)
  room.wait(3 * MINUTE_MS)
  expect(await aTurn()).toBe(1)
  room.wait(MINUTE_MS)
  expect(await aTurn()).toBe(1)
  room.room.worlds.forget()
  expect(await aTurn()).toBe(2)
  room.room.worlds.forget()
  expect(await aTurn()).toBe(2)
  room.wait(MINUTE_MS)
  expect(await aTurn()).toBe(3)
})

it('looks a few times a minute whether a wave is near', async () => {
  await aTurn()
  expect(waveChecks).toBe(1)
  room.wait(MINUTE_MS)
  await aTurn()
  expect(waveChecks).toBe(2)
})

it('goes on when the clock is set back', async () => {
  room.wait(-60 * MINUTE_MS)
  expect(await aTurn()).toBe(1)
})
