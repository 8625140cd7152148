import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPruner } from '../../../main/app/retention/pruner.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { message, plainMessage } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

const NAME = 'Élodie Lefèvre-Canard'
const SECRETS = [
  NAME,
  'elodie@example.fr',
  '12 impasse des Lilas',
  '+33 6 11 22 33 44',
  'sonner deux fois',
  'Pour Papi Jean',
]

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

/** The order of a buyer, received, noted on by a person, and then cancelled unless it is to stay open. */
async function ordered(id: string, { isOpen = false, name = NAME } = {}) {
  const plain = anOrder({ id, externalId: `ext-${id}`, reference: `#${id}`, lines: lines({ A: 1 }) })
  const order = {
    ...plain,
    channelId: SHOP.id,
    destination: {
      ...plain.destination,
      name,
      street: ['12 impasse des Lilas'],
      email: 'Elodie@example.fr',
      phone: '+33 6 11 22 33 44',
    },
    requests: { deliveryNote: 'Sonner deux fois', giftWrap: true },
    lines: plain.lines.map((line) => ({
      ...line,
      options: [{ name: 'Engraving', value: 'Pour Papi Jean' }],
    })),
  }
  await room.room.store.write(async (tx) => {
    const item = { channelId: SHOP.id, externalId: `ext-${id}`, version: '1', receivedAt: 1 }
    await tx.inbox.put([{ ...item, payload: JSON.stringify(order) }])
    await tx.inbox.settle(SHOP.id, `ext-${id}`, 'done', null)
  })
  await room.receive(order)
  await room.client.orders.hold(
    room.call({ orderIds: [id], note: `${name.toUpperCase()} called: Pour Papi Jean` }),
  )
  if (!isOpen) await room.client.orders.cancel(room.call({ orderIds: [id], note: '' }))
}

/** What a site, the channel and a printer know of the buyer besides. */
async function toldElsewhere(orderId: string) {
  const note = `${NAME} asked us to ring at 12 impasse des Lilas`
  await room.room.store.write(async (tx) => {
    const rejection = {
      orderId,
      siteId: 'LILLE',
      skus: null,
      reason: 'damaged' as const,
      note,
      at: 1,
      by: 'Paco',
    }
    await tx.siteRejections.put(rejection)
    await tx.standings.put([
      {
        channelId: SHOP.id,
        externalId: `ext-${orderId}`,
        orderId,
        reference: `#${orderId}`,
        standing: standing({ state: 'cancelled' }),
        verdict: 'called-off',
        holders: [],
        since: 1,
        heardAt: 1,
        why: plainMessage(`phone: +33 6 11 22 33 44 of ${NAME} cannot be read`),
        waived: null,
        elsewhere: [],
        sentAnyway: [],
        answers: [],
        ended: 'channel',
        cancelRefused: false,
      },
    ])
  })
  const size = { dpi: 203, widthMm: 100, heightMm: 150 } as const
  room.virtual.print('virtual', { zpl: `^XA^FD${NAME}^FS^FD#${orderId}^FS^XZ`, title: '' }, size)
  room.virtual.print('virtual', { zpl: '^XA^FD#O-999^FS^XZ', title: '' }, size)
}

/** Everything that the database holds, as text. */
const everything = async () => {
  const { json } = await room.client.buyers.export({ orderIds: ['O-1'] })
  const list = await room.client.orders.list({ search: '', states: [], channelIds: [], siteIds: [] })
  const journal = await room.read((tx) => tx.journal.since(0, 1_000))
  const detail = await room.client.orders.get({ orderId: 'O-1' })
  return JSON.stringify([json, list, journal, detail])
}
const leaks = (text: string) => SECRETS.filter((one) => text.toLowerCase().includes(one.toLowerCase()))

describe('a buyer asks', () => {
  it.each(['elodie@EXAMPLE.fr', 'elodie lefevre-canard', '#O-1', '+33 6 11 22 33 44'])(
    'what is stored: found by %s, and exported whole',
    async (text) => {
      await ordered('O-1')
      await ordered('O-2', { name: 'Someone Else' })
      const found = await room.client.buyers.find({ text })
      expect(found[0]).toMatchObject({ isOpen: false, erasedAt: null })
      expect(found.map(({ orderId }) => orderId)).toContain('O-1')
      const { json } = await room.client.buyers.export({ orderIds: ['O-1'] })
      expect(leaks(json)).toEqual(SECRETS)
    },
  )

  it('to be forgotten where sites, its channel and printers named it as well', async () => {
    await ordered('O-1')
    await toldElsewhere('O-1')
    const before = await room.client.buyers.export({ orderIds: ['O-1'] })
    expect(JSON.parse(before.json).orders[0]).toMatchObject({
      rejections: [{ note: expect.stringContaining(NAME) }],
      standings: [{ why: { args: { text: expect.stringContaining(NAME) } } }],
    })
    await room.client.buyers.erase(room.call({ orderIds: ['O-1'], askedBy: 'buyer' as const }))
    expect(leaks(await everything())).toEqual([])
    const shown = (await room.client.printers.labels({ printerId: 'virtual' })).length
    expect(shown).toBe(1)
    expect(leaks(JSON.stringify(room.virtual.list('virtual')))).toEqual([])
  })

  it('a part of a name finds nobody', async () => {
    await ordered('O-1')
    expect(await room.client.buyers.find({ text: 'Élodie' })).toEqual([])
  })

  it('to be forgotten: nothing names the buyer any more, and the figures are as they were', async () => {
    await ordered('O-1')
    const figures = async () => {
      const { rows } = await room.client.orders.list({ search: '', states: [], channelIds: [], siteIds: [] })
      const { decision } = (await room.client.orders.get({ orderId: 'O-1' })) as { decision?: unknown }
      const stock = await room.read((tx) => tx.stock.all())
      const ledger = await room.read((tx) => tx.stock.ledgerDifferences())
      return { values: rows.map(({ valueCents, state }) => ({ valueCents, state })), decision, stock, ledger }
    }
    const before = await figures()
    expect(leaks(await everything())).toEqual(SECRETS)
    const call = room.call({ orderIds: ['O-1'], askedBy: 'shop' as const })
    expect(await room.client.buyers.erase(call)).toEqual({ kind: 'done', value: { erased: 1 } })
    expect(leaks(await everything())).toEqual([])
    expect(await figures()).toEqual(before)
    expect(await room.client.buyers.find({ text: 'elodie@example.fr' })).toEqual([])
    expect((await room.client.buyers.find({ text: '#O-1' }))[0]?.erasedAt).not.toBeNull()
    expect(
      await room.client.buyers.erase(room.call({ orderIds: ['O-1'], askedBy: 'buyer' as const })),
    ).toEqual({
      kind: 'done',
      value: { erased: 0 },
    })
  })

  it('a late word of the channel brings nobody back; an order that is taken up again has its buyer again', async () => {
    await ordered('O-1')
    const [said] = await room.read((tx) => tx.orders.byIds(['O-1']))
    if (said === undefined) throw new Error('no order')
    await room.client.buyers.erase(room.call({ orderIds: ['O-1'], askedBy: 'buyer' as const }))
    const hear = () =>
      room.room.store.write(async (tx) => {
        const item = { channelId: SHOP.id, externalId: 'ext-O-1', version: '2', receivedAt: 2 }
        await tx.inbox.put([{ ...item, payload: JSON.stringify(said.order) }])
        await tx.orders.update(said.order)
        await tx.inbox.settle(SHOP.id, 'ext-O-1', 'done', null)
      })
    await hear()
    expect(leaks(await everything())).toEqual([])
    await room.room.store.write((tx) => tx.orders.move(['O-1'], 'received', 3))
    await hear()
    expect(leaks((await room.client.buyers.export({ orderIds: ['O-1'] })).json)).toEqual(SECRETS)
  })

  it('while an order is open: refused, and nothing is erased', async () => {
    await ordered('O-1')
    await ordered('O-2', { isOpen: true })
    const outcome = await room.client.buyers.erase(
      room.call({ orderIds: ['O-1', 'O-2'], askedBy: 'buyer' as const }),
    )
    expect(outcome).toMatchObject({
      kind: 'refused',
      message: message('refusals.buyersOrdersOpen', { orders: ['#O-2'] }),
    })
    expect(leaks(await everything())).toEqual(SECRETS)
  })
})

it('who bought ages out after the days that are set, of closed orders alone', async () => {
  await ordered('O-1')
  await ordered('O-2', { isOpen: true })
  room.wait(800 * DAY_MS)
  const prune = openPruner(room.room)
  for (let round = 0; round < 60; round++) await prune()
  expect((await room.client.settings.storage({})).lastPruning?.pruned.buyers).toBe(1)
  expect(leaks((await room.client.buyers.export({ orderIds: ['O-1'] })).json)).toEqual([])
  const { json } = await room.client.buyers.export({ orderIds: ['O-2'] })
  expect(leaks(json)).not.toEqual([])
})
