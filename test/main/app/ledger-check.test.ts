import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkLedger } from '../../../main/app/reconcile/check-ledger.ts'
import { dbOf } from '../../../main/store/tx.ts'
import type { LedgerEvent } from '../../../shared/contract/stock.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9, B: 9 } }) }))
  await room.receive(
    anOrder({ id: 'O-1', lines: lines({ A: 2 }) }),
    anOrder({ id: 'O-2', lines: lines({ B: 20 }) }),
  )
})
afterEach(() => room.close())

const check = async () => {
  const events: LedgerEvent[] = []
  for await (const event of await room.client.stock.checkLedger({})) events.push(event)
  return events
}
/** A reservation too many, one of a level that is not there any more, and demand that nobody has. */
const damage = () =>
  room.room.store.write(async (tx) => {
    const db = dbOf(tx)
    await db.deleteFrom('stock').where('sku', '=', 'A').execute()
    await db.updateTable('stock').set({ reserved: 3 }).where('sku', '=', 'B').execute()
    await db.updateTable('open_demand').set({ units: 4 }).where('sku', '=', 'B').execute()
  })

it('finds nothing where every figure agrees, and says how far it is on the way', async () => {
  const events = await check()
  expect(events.at(-1)).toEqual({ kind: 'done', compared: 3, differences: [], demand: [] })
  expect(events.length).toBeGreaterThan(1)
})

it('shows what differs, is repaired by a command that says before and after, and agrees then', async () => {
  await damage()
  const found = {
    differences: [
      { siteId: 'LILLE', sku: 'A', stored: 0, actual: 2 },
      { siteId: 'LILLE', sku: 'B', stored: 3, actual: 0 },
    ],
    demand: [{ sku: 'B', stored: 4, actual: 20 }],
  }
  expect((await check()).at(-1)).toMatchObject(found)
  const call = room.call({ skus: ['B'] })
  expect(await room.client.stock.repairLedger(call)).toEqual({
    kind: 'done',
    value: { repaired: found.differences.slice(1), demand: found.demand },
  })
  expect((await room.read((tx) => tx.journal.byCommandId(call.commandId)))?.result).toMatchObject({
    repaired: found.differences.slice(1),
  })
  await room.client.stock.repairLedger(room.call({ skus: null }))
  expect((await check()).at(-1)).toMatchObject({ differences: [], demand: [] })
})

it('does not report what only changed while it walked', async () => {
  const { store } = room.room
  let isFirst = true
  const changing: Pick<typeof store, 'read'> = {
    async read(work) {
      const result = await store.read(work)
      // Once the fulfilments have been walked, an order gives back what it held.
      if (isFirst && typeof result === 'object' && result !== null && 'units' in result) {
        isFirst = false
        await store.write((tx) => tx.decisions.undo('O-1', 9))
      }
      return result
    },
  }
  const events: LedgerEvent[] = []
  for await (const event of checkLedger(changing, undefined)) events.push(event)
  expect(isFirst).toBe(false)
  expect(events.at(-1)).toMatchObject({ kind: 'done', differences: [], demand: [] })
})
