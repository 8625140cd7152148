import { setTimeout as delay } from 'node:timers/promises'
import { openOwnRanges } from '../support/carrier-accounts.ts'
import type { BenchResult } from './bench.ts'
import { type LiveRoom, openLiveRoom } from './live/live-room.ts'
import { atMost, cpuMs, measured, median, numberOption, optionOf } from './options.ts'

export const name = 'packing'

const WARM = 100
const PARCELS = 200
/** A packer scans again after so long. */
const BETWEEN_MS = 15
const TARGET_ANSWER_MS = 50

/**
 * `npm run bench -- packing [--seed N] [--backlog N] [--dir DIR]`: how long a packer's last scan waits until its parcel
 * is packed and its label queued, alone and while a backlog is decided on the same machine. Waits are of wall time: on a
 * busy machine they are longer.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const backlog = numberOption(args, '--backlog', 50_000)
  const seed = numberOption(args, '--seed', 2026)
  const room = await openLiveRoom(seed, { dir: optionOf(args, '--dir'), expected: backlog, accounts: false })
  try {
    const parcels = await released(room, WARM + 2 * PARCELS)
    for (const id of parcels.slice(0, WARM)) await pack(room, id)
    const began = cpuMs()
    const alone: number[] = []
    for (const id of parcels.slice(WARM, WARM + PARCELS)) alone.push(await pack(room, id))
    const spent = (cpuMs() - began) / alone.length
    await room.take(room.next(backlog))
    const beside = await packBeside(room, parcels.slice(WARM + PARCELS))
    return [
      measured('packing: processor time of a parcel, alone', spent, 'ms'),
      measured('packing: scan to answer alone, p99', p99(alone), 'ms'),
      measured(`packing: parcels while ${backlog} are decided`, beside.length, 'parcels'),
      measured('packing: of them scan to answer, median', median(beside), 'ms'),
      atMost('packing: of them scan to answer, p99', p99(beside), 'ms', TARGET_ANSWER_MS),
    ]
  } finally {
    await room.close()
  }
}

/** Fulfilments that can be packed. */
async function released({ workroom, take, next }: LiveRoom, count: number): Promise<string[]> {
  const { store, decider, clock } = workroom.room
  await take(next(2 * count))
  await decider.decideAll()
  return store.write(async (tx) => {
    await openOwnRanges(tx, await tx.carriers.services())
    const orderIds = await tx.decisions.recent(0, 2 * count)
    const planned = (await tx.fulfillments.byOrders(orderIds)).filter(({ state }) => state === 'planned')
    const parts = planned.slice(0, count)
    await tx.orders.move([...new Set(parts.map(({ orderId }) => orderId))], 'released', clock.now())
    const ids = parts.map(({ id }) => id)
    await tx.fulfillments.move(ids, 'released', clock.now())
    return ids
  })
}

/** Milliseconds until the window has its answer. */
async function pack({ workroom }: LiveRoom, fulfillmentId: string): Promise<number> {
  const began = performance.now()
  await workroom.client.packing.pack(workroom.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  return performance.now() - began
}

/** What was packed before the last order of the backlog was decided. */
async function packBeside(room: LiveRoom, parcels: readonly string[]): Promise<number[]> {
  let isDecided = false
  const deciding = room.workroom.room.decider.decideAll().then(() => (isDecided = true))
  const waits: number[] = []
  for (const id of parcels) {
    const wait = await pack(room, id)
    if (isDecided) break
    waits.push(wait)
    await delay(BETWEEN_MS)
  }
  await deciding
  return waits
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(0.99 * values.length)] ?? 0
}
