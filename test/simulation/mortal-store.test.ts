import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../main/app/ports/store.ts'
import { openMemoryStore } from '../support/memory-store.ts'
import { channelTransactions } from './channel-transactions.ts'
import { CRASH_POINTS, Crash, type CrashPoint, KillSwitch } from './crash.ts'
import { EventLog } from './event-log.ts'
import { mortalStore } from './mortal-store.ts'

const CLOCK = { now: () => 1_000_000 }
const NOBODY = {
  waits() {},
  changed() {},
  owed() {},
  figured() {},
  left() {},
  claimed() {},
  told() {},
  putBack() {},
}

let store: Store
beforeEach(async () => {
  store = await openMemoryStore({ clock: CLOCK })
})
afterEach(() => store.close())

/** A life that ends at `point`. */
function lifeUntil(point: CrashPoint): { living: Store; kill: KillSwitch<CrashPoint> } {
  const log = new EventLog(CLOCK, null)
  const kill = new KillSwitch(log, CRASH_POINTS, () => {})
  kill.arm(() => CRASH_POINTS.indexOf(point) / CRASH_POINTS.length)
  return { living: mortalStore(store, kill, channelTransactions(log, NOBODY)), kill }
}

const remember = (living: Store): Promise<void> =>
  living.write((tx) => tx.syncState.put('shop', 'cursor', 'page 2'))
const remembered = (): Promise<unknown> => store.read((tx) => tx.syncState.get('shop', 'cursor'))

it('killed before a commit leaves nothing of the transaction', async () => {
  const { living } = lifeUntil('remembered:before')
  await expect(remember(living)).rejects.toThrow(Crash)
  expect(await remembered()).toBeNull()
})

it('killed after it leaves all of it, though nobody has heard', async () => {
  const { living } = lifeUntil('remembered:after')
  await expect(remember(living)).rejects.toThrow(Crash)
  expect(await remembered()).toBe('page 2')
})

it('lets the dead do nothing more', async () => {
  const { living, kill } = lifeUntil('remembered:before')
  await expect(remember(living)).rejects.toThrow(Crash)
  expect(kill.dead).toBe(true)
  await expect(remember(living)).rejects.toThrow(Crash)
  await expect(living.read((tx) => tx.channels.all())).rejects.toThrow(Crash)
})

it('passes by the points it was not told of', async () => {
  const { living, kill } = lifeUntil('decided:before')
  await remember(living)
  expect(kill.dead).toBe(false)
  expect(await remembered()).toBe('page 2')
})
