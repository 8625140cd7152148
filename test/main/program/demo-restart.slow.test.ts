import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { newHome, withStore } from '../../support/program/merchant-home.ts'
import { type Program, startProgram } from '../../support/program/program.ts'

let home: string
let program: Program
beforeEach(() => {
  home = newHome()
})
afterEach(async () => {
  await program.kill()
  rmSync(home, { recursive: true, force: true })
})

const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
const SLOW = { timeout: 120_000, interval: 200 }

async function orders(): Promise<number> {
  const { client, socket } = await program.connect()
  const { total } = await client.orders.list({})
  socket.terminate()
  return total
}

it('the demo, started from the first screen twice at once and killed, goes on with new orders beside the old', async () => {
  program = await startProgram({ home })
  const { client } = await program.connect()
  expect((await client.session.hello({})).workspace).toBe('empty')
  const started = await Promise.all([client.setup.startDemo(call({})), client.setup.startDemo(call({}))])
  const waiting = started.map((outcome) => (outcome.kind === 'done' ? outcome.value.orders : -1))
  // The first orders, and those who bought what had sold out.
  expect(waiting.toSorted((a, b) => a - b)).toEqual([0, 132])
  expect((await client.channels.list({})).length).toBe(4)
  await expect.poll(orders, SLOW).toBeGreaterThanOrEqual(120)
  const before = await orders()
  await program.kill()

  program = await startProgram({ home })
  await expect.poll(orders, SLOW).toBeGreaterThanOrEqual(before + 100)
  await program.kill()

  await withStore(home, (store) =>
    store.read(async (tx) => {
      expect(await tx.stock.ledgerDifferences()).toEqual([])
      expect(await tx.stock.demandDifferences()).toEqual([])
      const page = {
        seen: 'every-site',
        search: '',
        states: [],
        channelIds: [],
        siteIds: [],
        sort: 'reference',
        descending: false,
      } as const
      const { rows } = await tx.orders.list({ ...page, offset: 0, limit: 500 })
      const keys = rows.map(({ order }) => `${order.channelId} ${order.externalId}`)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})
