import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../../main/app/inbound/import-orders.ts'
import type { MappedOrder } from '../../../../main/app/ports/channel.ts'
import { standing } from '../../../../main/channels/protocol/standing.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const WORLD = aWorld({ stock: stockOf({ LILLE: { A: 5 } }) })
/** A payload of a made-up channel: the units of A that the order is of. */
const mapped = (payload: string): MappedOrder => ({
  kind: 'order',
  order: anOrder({ id: 'anew', externalId: 'e1', reference: '#1', lines: lines({ A: Number(payload) }) }),
  standing: standing({ meaning: 'ship' }),
})

let folder: string
let path: string
let room: Workroom
beforeEach(async () => {
  atChannel = null
  folder = mkdtempSync(join(tmpdir(), 'switchyard-unreadable-'))
  path = join(folder, 'store.db')
  room = await openWorkroom(WORLD, undefined, path)
  await room.receive(
    anOrder({ id: 'O-1', externalId: 'e1', reference: '#1', lines: lines({ A: 2 }) }),
    anOrder({ id: 'O-2', externalId: 'e2', reference: '#2' }),
  )
})
afterEach(async () => {
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

async function spoil() {
  await room.close()
  const database = new Database(path)
  database.exec(`UPDATE order_documents SET doc = '{"id":' WHERE order_id = 'O-1'`)
  database.close()
  room = await openWorkroom(WORLD, asked, path)
  room.wait(60_000)
}

/** What the channel has of an order when it is asked; null = it cannot be asked. */
let atChannel: string | null = null
function asked(
  _channelId: string,
  [externalId = '']: readonly string[],
): Promise<'heard' | 'unasked'> | null {
  if (atChannel === null) return null
  return inboxHas(atChannel, '9', externalId)
    .then(() => importOrders(room.room.commands, 'shop', mapped))
    .then(() => 'heard')
}

async function inboxHas(payload: string, version: string, externalId = 'e1') {
  const item = { channelId: 'shop', externalId, version, payload, receivedAt: 1 }
  await room.room.store.write((tx) => tx.inbox.put([item]))
}

const list = () => room.client.orders.list({})
async function unreadable() {
  const { rows } = await room.client.exceptions.list({})
  return rows.filter(({ record }) => record.cause.reason === 'record-unreadable')
}

/** The lead presses "Fetch again". */
async function fetchAgain() {
  const [row] = await unreadable()
  const args = { address: null, stock: null, note: '' }
  const input = { exceptionId: row?.record.id ?? '', code: 'fetch-again', args } as const
  const outcome = await room.as({ role: 'lead' }).exceptions.resolve(room.call(input))
  await importOrders(room.room.commands, 'shop', mapped)
  return outcome.kind
}

describe('an order whose record cannot be read', () => {
  it('is an exception, once, and its neighbours work; asked for, it says so', async () => {
    await spoil()
    for (let n = 0; n < 3; n++) expect(await list()).toMatchObject({ total: 2, rows: [{ reference: '#2' }] })
    await expect
      .poll(async () => (await unreadable()).map(({ sentence }) => say('en', sentence)))
      .toEqual(['Order #1 is kept, but cannot be read'])
    await expect(room.client.orders.get({ orderId: 'O-1' })).rejects.toMatchObject({ code: 'UNREADABLE' })
    await expect(room.client.orders.get({ orderId: 'none' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is fetched again from its channel: the same order, with its state and decision', async () => {
    await spoil()
    await list()
    await expect.poll(async () => (await unreadable()).length).toBe(1)
    atChannel = '2'
    expect(await fetchAgain()).toBe('done')
    expect(await unreadable()).toEqual([])
    const { order, state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    expect([order.id, order.lines.map(({ quantity }) => quantity), state, fulfillments.length]).toEqual([
      'O-1',
      [2],
      'allocated',
      1,
    ])
    expect((await list()).rows.length).toBe(2)
  })

  it('is read again from what the channel sent before, when the channel is silent', async () => {
    await inboxHas('2', '1')
    await spoil()
    await list()
    await expect.poll(async () => (await unreadable()).length).toBe(1)
    expect(await fetchAgain()).toBe('done')
    expect(await unreadable()).toEqual([])
    expect((await list()).rows.length).toBe(2)
  })

  it('stays an exception while nobody has it', async () => {
    await spoil()
    await list()
    await expect.poll(async () => (await unreadable()).length).toBe(1)
    expect(await fetchAgain()).toBe('refused')
    expect((await unreadable()).length).toBe(1)
  })
})
