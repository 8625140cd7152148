import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openCommands } from '../../main/app/commands/command.ts'
import { channelEvents } from '../../main/app/inbound/channel-events.ts'
import { labelEvents } from '../../main/app/labels/label-events.ts'
import { type Store, StoreFullError } from '../../main/app/ports/store.ts'
import { openPurchasing } from '../../main/carriers/label-purchase/open-purchasing.ts'
import { openSync } from '../../main/channels/sync/open-sync.ts'
import { NO_CONNECTORS } from '../support/channels/no-connectors.ts'
import { freshFigures } from '../support/figures.ts'
import { type LabellingRoom, openLabellingRoom } from '../support/labelling-room.ts'

let labels: LabellingRoom
let isFull: boolean
let faults: unknown[]
let writes: number
beforeEach(async () => {
  labels = await openLabellingRoom()
  isFull = true
  faults = []
  writes = 0
})
afterEach(() => labels.close())

/** Nothing is written while it is full. */
function fullDisk(): Store {
  const { store } = labels.room.room
  return {
    ...store,
    write(work) {
      if (isFull) return Promise.reject(new StoreFullError('full'))
      writes += 1
      return store.write(work)
    },
  }
}

const onFault = (fault: unknown) => faults.push(fault)
/** Waits are over at once. */
const leaping = () => {
  let now = labels.room.room.clock.now()
  return { now: () => (now += 60_000) }
}

it('a purchase that was under way is left as it is and known to be in doubt once there is room', async () => {
  const { id } = await labels.released()
  const { store } = labels.room.room
  const [purchase] = await labels.purchases(id)
  await store.write((tx) =>
    tx.labels.move(purchase?.id ?? '', 'wanted', { state: 'buying', attempts: 1, changedAt: 1 }),
  )
  const disk = fullDisk()
  const clock = leaping()
  const { newId, changes, printing, random } = labels.room.room
  const commands = openCommands({ store: disk, clock, newId, changes, onNewWorld: () => {} })
  const none = async () => {}
  const running = await openPurchasing({
    store: disk,
    clock,
    random,
    events: labelEvents({ store: disk, commands, queue: printing.queue, now: () => clock.now() }),
    tracking: { told: none, linkChanged: none },
    handOvers: { made: none, refused: none, notNow: none },
    points: { toAsk: async () => [], told: none, choose: none },
    quotes: { quoted: none, notNow: none },
    addresses: { toAsk: async () => [], told: none, notNow: none },
    connectors: labels.room.room.carrierConnectors,
    secrets: { get: async () => null },
    sleep: none,
    onFault,
  })
  const stateNow = async () => (await labels.purchases(id))[0]?.state
  expect([await stateNow(), running.health('account')]).toEqual(['buying', { kind: 'connecting' }])
  running.reload('account')
  expect(await stateNow()).toBe('buying')
  isFull = false
  await vi.waitFor(async () => expect(await stateNow()).toBe('uncertain'))
  expect(faults.every((fault) => fault instanceof StoreFullError)).toBe(true)
  await running.stop()
})

it('channels are worked once what was being sent to them is back in the outbox', async () => {
  const { random } = labels.room.room
  const sync = await openSync({
    store: fullDisk(),
    clock: leaping(),
    random,
    events: channelEvents(labels.room.room.commands),
    connectors: NO_CONNECTORS,
    figures: freshFigures(),
    secrets: labels.room.room.secrets,
    onFault,
    timing: () => null,
    program: () => null,
  })
  await vi.waitFor(() => expect(faults[0]).toBeInstanceOf(StoreFullError))
  expect(writes).toBe(0)
  isFull = false
  await vi.waitFor(() => expect(writes).toBe(1))
  await sync.stop()
})
