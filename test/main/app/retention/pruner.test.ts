import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPruner } from '../../../../main/app/retention/pruner.ts'
import { RETENTION } from '../../../../shared/domain/retention.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
let prune: () => Promise<void>
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 50 } }) }))
  prune = openPruner(room.room)
})
afterEach(() => room.close())

const storage = () => room.client.settings.storage({})
/** As many rounds as a round of this small workspace may take. */
async function wholeRound() {
  for (let round = 0; round < 40; round++) await prune()
}

describe('pruning', () => {
  it('walks once a day and tells what it took', async () => {
    await wholeRound()
    const first = (await storage()).lastPruning
    expect(first?.pruned).toEqual({
      outbox: 0,
      inbox: 0,
      journal: 0,
      traces: 0,
      prints: 0,
      buyers: 0,
      archive: 0,
    })
    room.wait(23 * HOUR_MS)
    await wholeRound()
    expect((await storage()).lastPruning).toEqual(first)
    room.wait(2 * HOUR_MS)
    await wholeRound()
    expect((await storage()).lastPruning?.at).toBe((first?.at ?? 0) + 25 * HOUR_MS)
  })

  it('forgets why a cancelled order would have shipped half a year later, and never of an open one', async () => {
    const [open, closed] = [anOrder({ id: 'open' }), anOrder({ id: 'closed' })]
    await room.receive(open, closed)
    await room.client.orders.cancel(room.call({ orderIds: ['closed'], note: '' }))
    const isExplained = async (orderId: string) =>
      (await room.client.orders.explain({ orderId })).explanation !== null
    room.wait(179 * DAY_MS)
    await wholeRound()
    expect(await isExplained('closed')).toBe(true)
    room.wait(2 * DAY_MS)
    await wholeRound()
    expect(await isExplained('closed')).toBe(false)
    expect(await isExplained('open')).toBe(true)
    const { lastPruning, rows } = await storage()
    expect([lastPruning?.pruned.traces, rows.traces]).toEqual([1, 1])
  })

  it('keeps for ever what has no limit, and forgets sooner what has a shorter one', async () => {
    await room.receive(anOrder({ id: 'o1' }))
    await room.client.orders.cancel(room.call({ orderIds: ['o1'], note: '' }))
    const keep = (change: Partial<typeof RETENTION.defaults>) =>
      room.client.settings.putRetention(room.call({ ...RETENTION.defaults, ...change }))
    await keep({ traceDays: null, journalDays: null })
    room.wait(2_000 * DAY_MS)
    await wholeRound()
    expect((await storage()).lastPruning?.pruned.traces).toBe(0)
    await keep({ traceDays: 7, journalDays: null })
    room.wait(2 * DAY_MS)
    await wholeRound()
    expect((await storage()).lastPruning?.pruned.traces).toBe(1)
  })

  it('is tried again the next day when it failed', async () => {
    let full = true
    const { store } = room.room
    const failing = openPruner({
      ...room.room,
      store: {
        ...store,
        write: (work) => (full ? Promise.reject(new Error('disk full')) : store.write(work)),
      },
    })
    await expect(failing()).rejects.toThrow('disk full')
    await failing()
    full = false
    room.wait(DAY_MS)
    for (let round = 0; round < 40; round++) await failing()
    expect((await storage()).lastPruning).not.toBeNull()
  })

  it('goes on with the next beat where the last one stopped', async () => {
    const settings = await room.read((tx) => tx.settings.get(WORKSPACE))
    for (let n = 0; n < 12; n++) await room.client.settings.putWorkspace(room.call(settings))
    const before = await room.read((tx) => tx.journal.lastSeq())
    room.wait(401 * DAY_MS)
    await wholeRound()
    const { lastPruning, rows } = await storage()
    // The one movement of stock goes with it.
    expect(lastPruning?.pruned.journal).toBe(before - 1 + 1)
    expect(rows.journal).toBe(2)
  })
})
