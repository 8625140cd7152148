import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, MappedOrder } from '../../../../main/app/ports/channel.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { type DropFolderBench, dropFolderBench } from '../../../support/channels/drop-folder.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal

let bench: DropFolderBench
let connector: Connector
let cursor: string | null
beforeEach(async () => {
  bench = await dropFolderBench()
  connector = bench.connect()
  cursor = null
  await connector.check(NEVER)
})
afterEach(() => bench.close())

/** What the folder says of each order after a file was put in. */
async function told(name: string, text: string): Promise<Record<string, MappedOrder>> {
  await bench.drop(name, text)
  const pulled = await bench.pull(connector, cursor)
  cursor = pulled.cursor
  return Object.fromEntries(
    pulled.orders
      .filter(({ externalId }) => !externalId.startsWith('file/'))
      .map(({ externalId, payload }) => [externalId, connector.mapOrder(payload)]),
  )
}

const HEAD = { placed_at: '2026-11-23T09:30:00+01:00', country: 'FR', postcode: '59800', city: 'Lille' }
const LINES = [{ sku: 'A', quantity: 2, unit_price_cents: 6000 }]
const json = (...orders: readonly object[]): string =>
  JSON.stringify(orders.map((order) => ({ ...HEAD, lines: LINES, ...order })))

async function orderOf(over: object): Promise<Order> {
  const mapped = (await told('orders.json', json({ order: '1', ...over })))['1']
  if (mapped?.kind !== 'order') throw new Error(JSON.stringify(mapped))
  return mapped.order
}

const CSV = 'order,placed_at,country,sku,quantity,cancelled,hold\n'
const row = (order: string, quantity: string, cancelled = '', hold = ''): string =>
  `${order},2026-11-23T09:30:00+01:00,FR,A,${quantity},${cancelled},${hold}\n`

describe('an order of a file', () => {
  it.each([
    ['a name that is certain', { shipping_method: 'Chrono 13' }, { delivery: 'home', level: 'express' }],
    ['a name and a point', { shipping_method: 'Standard', pickup_point: 'FR-1' }, { delivery: 'relay' }],
    [
      'a level of its own',
      { shipping_method: 'Zone 3', service_level: 'express' },
      { delivery: 'home', level: 'express' },
    ],
    ['a name that says nothing', { shipping_method: 'Zone 3' }, null],
  ])('is looked up by its shipping method: %s', async (_, over, want) => {
    const mapped = (await told('orders.json', json({ order: '1', ...over })))['1']
    const method = mapped?.kind === 'order' ? mapped.method : undefined
    expect(method?.name).toBe(over.shipping_method)
    if (want === null) expect(method?.proposal).toBeNull()
    else expect(method?.proposal).toMatchObject({ target: want, isCertain: true })
  })

  it('waits while it is held, for the reason that the file gives, and leaves with the next file', async () => {
    const first = row('1', '1', '', 'fraud check') + row('2', '1', '', 'yes') + row('3', '1', '', 'no')
    expect(await told('a.csv', CSV + first)).toMatchObject({
      1: { kind: 'order', standing: { meaning: 'wait', hold: { kind: 'on-hold', code: 'fraud check' } } },
      2: { kind: 'order', standing: { meaning: 'wait', hold: { kind: 'on-hold', code: 'hold' } } },
      3: { kind: 'order', standing: { meaning: 'ship', hold: null } },
    })
    expect(await told('b.csv', CSV + row('1', '1'))).toMatchObject({
      1: { kind: 'order', standing: { meaning: 'ship', hold: null } },
    })
  })

  it('is called off although a row of it cannot be read', async () => {
    expect(await told('a.csv', CSV + row('1', 'many', 'yes'))).toMatchObject({
      1: { kind: 'rejected', isSaidElsewhere: true, standing: { meaning: 'called-off' } },
    })
  })

  it('is called off by its number alone', async () => {
    const text = JSON.stringify([{ order: '1', cancelled: true }])
    expect(await told('a.json', text)).toMatchObject({
      1: { kind: 'rejected', standing: { meaning: 'called-off' } },
    })
  })

  it.each([
    { name: 'a row that cannot be read', text: CSV + row('1', '1') + row('1', 'many') },
    {
      name: 'rows that do not agree',
      text: CSV + row('1', '1') + row('1', '2').replace(',FR,', ',BE,'),
    },
  ])('with $name waits with what is known of it', async ({ text }) => {
    expect(await told('a.csv', text + row('2', '1'))).toMatchObject({
      1: { kind: 'rejected', standing: { meaning: 'ship' }, problem: said(/a\.csv/) },
      2: { kind: 'order' },
    })
  })

  it('that is in a JSON file twice waits with what is known of it', async () => {
    expect(await told('a.json', json({ order: '1' }, { order: '1', city: 'Lyon' }))).toMatchObject({
      1: { kind: 'rejected', standing: { meaning: 'ship' } },
    })
  })

  it('of another channel is none of ours, whatever its row says', async () => {
    const text = 'order,channel,placed_at,country,sku,quantity,cancelled\n1,web,,FR,A,many,yes\n'
    expect(await told('a.csv', text)).toEqual({})
  })

  it('is read again once the file is corrected', async () => {
    await told('a.csv', CSV + row('1', 'many'))
    expect(await told('a.csv', CSV + row('1', '3'))).toMatchObject({
      1: { kind: 'order', order: { lines: [{ quantity: 3 }] } },
    })
  })
})

describe('what a file may say beside the columns of orders.csv', () => {
  it('is what is asked, and what the lines are called', async () => {
    const order = await orderOf({
      state: 'Nord',
      customer_note: 'Leave with the neighbour',
      gift_message: 'Joyeux anniversaire 🎂',
      delivery_note: 'Code 12B',
      pickup_point: 'FR-023456',
      pickup_point_name: 'Tabac du Test',
      deliver_on: '2026-12-03',
      shipping_method: 'Point Relais',
      lines: [{ ...LINES[0], title: 'Lamp' }],
    })
    expect(order).toMatchObject({
      destination: { state: 'Nord' },
      lines: [{ title: 'Lamp' }],
      requests: {
        customerNote: 'Leave with the neighbour',
        giftMessage: 'Joyeux anniversaire 🎂',
        deliveryNote: 'Code 12B',
        pickupPoint: { id: 'FR-023456', name: 'Tabac du Test' },
        deliverOn: '2026-12-03',
        shippingMethod: 'Point Relais',
      },
    })
  })

  it('is what was charged; without any of it only prices are known', async () => {
    expect(await orderOf({})).not.toHaveProperty('charges')
    const order = await orderOf({
      shipping_cents: 490,
      paid_cents: 12_490,
      refunded_cents: 0,
      lines: [{ ...LINES[0], tax_cents: 2000, discount_cents: 1000 }],
    })
    expect(order.charges).toEqual({
      lines: [
        { lineId: '1/A', title: '', quantity: 2, netCents: 10_000, taxCents: 2000, discountCents: 1000 },
      ],
      shipping: { netCents: 490, taxCents: 0 },
      fees: [],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: 12_490,
      paidCents: 12_490,
      refundedCents: 0,
    })
  })

  it('is an order of 501 lines', async () => {
    const lines = Array.from({ length: 501 }, (_, n) => ({ sku: `S${n}`, quantity: 1 }))
    expect((await orderOf({ lines })).lines).toHaveLength(501)
  })
})
