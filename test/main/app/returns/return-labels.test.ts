import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnouncedRow } from '../../../../shared/contract/announced-returns.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { mortalWrites } from '../../../support/mortal-writes.ts'
import { openTrackingRoom, type TrackingRoom } from '../../../support/tracking-room.ts'
import { SHOP } from '../../../support/workroom.ts'

const LABEL = { accountId: 'account', product: 'colissimo:return', format: 'pdf' } as const

const NO_ARGS = { address: null, stock: null, note: '' }

let parcels: TrackingRoom
beforeEach(async () => {
  parcels = await openTrackingRoom()
  const { room, account } = parcels.labels
  const settings = { ...account.settings, returnProduct: LABEL.product }
  await room.room.store.write((tx) => tx.carrierAccounts.put({ ...account, settings }))
  await parcels.shipped()
})
afterEach(() => parcels.close())

const room = () => parcels.labels.room
const client = () => room().client
const open = async (): Promise<AnnouncedRow> => {
  const { rows } = await client().returns.list({})
  if (rows[0] === undefined) throw new Error('no return is expected')
  return (await client().returns.receiving({ announcedId: rows[0].id })).row
}

/** One of the two A that were shipped is expected back in Lille. */
async function announced(label: typeof LABEL | null = LABEL): Promise<string> {
  const outcome = await client().returns.announce(
    room().call({
      orderId: 'O-1',
      siteId: 'LILLE',
      lines: [{ lineId: '1', quantity: 1 }],
      reason: 'unwanted',
      note: '',
      label,
    }),
  )
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.value.announcedId
}

const returnsMade = () => parcels.labels.carrier.books.filter(({ request }) => request.isReturn)
const states = async (id: string) => (await parcels.labels.purchases(id)).map(({ state }) => state)
const onHand = async () =>
  (await room().read((tx) => tx.stock.bySkus(['A']))).find(({ siteId }) => siteId === 'LILLE')?.onHand

describe('a return label', () => {
  it('is offered by accounts that make one, the carrier that the goods went by first', async () => {
    expect(await client().returns.labelOffers({ orderId: 'O-1', siteId: 'LILLE' })).toEqual([
      {
        accountId: 'account',
        account: parcels.labels.account.name,
        carrierId: parcels.labels.account.carrierId,
        isSandbox: false,
        product: 'colissimo:return',
        takesCode: false,
      },
    ])
  })

  it('is bought from the customer to the site, once, given to the customer and followed', async () => {
    const id = await announced()
    expect((await open()).standing).toBe('label-coming')
    await parcels.labels.work()
    const [made] = returnsMade()
    expect(returnsMade().length).toBe(1)
    expect(made?.request).toMatchObject({
      isReturn: true,
      product: 'colissimo:return',
      recipient: { company: 'Comptoir du Nord', street: ['4 quai du Wault'] },
      orderReference: '#O-1',
    })
    expect(made?.request.sender.street).not.toEqual(['4 quai du Wault'])
    const told = (await room().read((tx) => tx.outbox.ofOrder('O-1'))).filter(
      ({ kind }) => kind === 'return-label',
    )
    expect(told).toMatchObject([
      { payload: { announcedId: id, trackingNumber: made?.number, lines: [{ lineId: '1', quantity: 1 }] } },
    ])
    expect(await parcels.track(made?.number ?? '')).toMatchObject({ isReturn: true, orderId: 'O-1' })
    expect(await open()).toMatchObject({
      standing: 'label-ready',
      label: { trackingNumber: made?.number, paper: 'page' },
      channel: { tells: 'paper', state: 'waiting' },
    })
    const file = await client().returns.label({ announcedId: id })
    expect(Buffer.from(file.base64, 'base64').toString()).toContain(made?.number)
    const again = await client().returns.sendLabel(room().call({ announcedId: id, label: LABEL }))
    expect(again.kind).toBe('refused')
    await parcels.labels.work()
    expect(returnsMade().length).toBe(1)
  })

  it.each([
    { kind: 'shopify', tells: 'paper', standing: 'label-sent' },
    { kind: 'woocommerce', tells: 'words', standing: 'label-ready' },
  ] as const)('that $kind was told in $tells is $standing', async ({ kind, tells, standing }) => {
    await room().room.store.write((tx) => tx.channels.put({ ...SHOP, kind }))
    await announced()
    await parcels.labels.work()
    const told = (await room().read((tx) => tx.outbox.ofOrder('O-1'))).find(
      (item) => item.kind === 'return-label',
    )
    const { store } = room().room
    await store.write((tx) => tx.outbox.claim(SHOP.id, room().room.clock.now(), 10))
    await store.write((tx) => tx.outbox.settle([told?.id ?? ''], { state: 'done' }))
    expect(await open()).toMatchObject({ standing, channel: { tells, state: 'done' } })
  })

  it('is printed as often as wanted, and never bought by that', async () => {
    const id = await announced()
    await parcels.labels.work()
    for (let times = 0; times < 2; times += 1) {
      const printed = await client().returns.printLabel(
        room().call({ announcedId: id, printerId: 'virtual' }),
      )
      expect(printed.kind).toBe('done')
    }
    const jobs = await client().packing.jobs({ fulfillmentId: null, printerId: 'virtual' })
    expect(jobs.filter(({ title }) => title.startsWith('#O-1 · ')).length).toBeGreaterThanOrEqual(2)
    await parcels.labels.work()
    expect(returnsMade().length).toBe(1)
  })

  it('whose answer was lost is found again and not bought twice', async () => {
    parcels.labels.carrier.mishaps.push('lost')
    const id = await announced()
    await parcels.labels.work()
    room().wait(5_000)
    await parcels.labels.work()
    expect(await states(id)).toEqual(['bought'])
    expect(returnsMade().length).toBe(1)
  })

  it('that the carrier refuses is an exception of the order, and is asked for again', async () => {
    parcels.labels.carrier.mishaps.push('refused')
    const id = await announced()
    await parcels.labels.work()
    expect((await open()).standing).toBe('label-trouble')
    const { rows } = await client().exceptions.list({})
    const refused = rows.filter(({ record }) => record.cause.reason === 'label-refused')
    expect(refused.map(({ record }) => record.cause)).toMatchObject([{ fulfillmentId: id, isReturn: true }])
    const { resolutions } = await client().exceptions.get({ exceptionId: refused[0]?.record.id ?? '' })
    expect(resolutions.map(({ code }) => code)).toEqual(['buy-again'])
    room().wait(1_000)
    await client().exceptions.resolve(
      room().call({ exceptionId: refused[0]?.record.id ?? '', code: 'buy-again', args: NO_ARGS }),
    )
    await parcels.labels.work()
    expect(await states(id)).toEqual(['refused', 'bought'])
    expect((await client().exceptions.list({})).rows).toEqual([])
  })

  it('is given back when the return is called off, also when it was bought meanwhile', async () => {
    const id = await announced()
    await parcels.labels.work()
    await client().returns.cancelAnnounced(room().call({ announcedId: id }))
    parcels.labels.carrier.mishaps.push('lost')
    const late = await announced()
    await parcels.labels.work()
    await client().returns.cancelAnnounced(room().call({ announcedId: late }))
    room().wait(5_000)
    await parcels.labels.work()
    expect([await states(id), await states(late)]).toEqual([['voided'], ['voided']])
    expect((await client().returns.list({})).total).toBe(0)
  })

  it.each([1, 2, 3, 4].flatMap((nth) => (['before', 'after'] as const).map((when) => ({ nth, when }))))(
    'is bought once by a program that is killed $when write $nth',
    async (point) => {
      const id = await announced()
      const stopping = new AbortController()
      const mortal = mortalWrites(room().room.store, point, () => stopping.abort())
      await parcels.labels.liveOver(mortal, stopping.signal)
      await parcels.labels.restart()
      await parcels.labels.work()
      room().wait(200_000)
      await parcels.labels.work()
      expect(await states(id)).toEqual(['bought'])
      expect(returnsMade().length).toBe(1)
      const told = (await room().read((tx) => tx.outbox.ofOrder('O-1'))).filter(
        ({ kind }) => kind === 'return-label',
      )
      expect(told.length).toBe(1)
    },
  )
})

describe('a return on its way', () => {
  it('shows where its parcel is, and is late for nobody', async () => {
    await announced()
    await parcels.labels.work()
    const number = returnsMade()[0]?.number ?? ''
    await parcels.pass(DAY_MS, 2)
    parcels.scan(number, 'in-transit')
    await parcels.pass(DAY_MS)
    expect(await open()).toMatchObject({ standing: 'on-the-way', track: { state: 'in-transit' } })
    const cancelled = await client().returns.cancelAnnounced(
      room().call({ announcedId: (await open()).announced.id }),
    )
    expect(cancelled.kind).toBe('refused')
    parcels.scan(number, 'delivered')
    await parcels.pass(DAY_MS)
    expect((await open()).standing).toBe('arrived')
    const { order } = await client().orders.get({ orderId: 'O-1' })
    expect(order.reference).toBe('#O-1')
    expect((await client().parcels.list({ isReturn: true })).total).toBe(1)
    expect((await client().exceptions.list({})).rows).toEqual([])
  })
})

describe('a return that is here', () => {
  it('is found by the number of its parcel, of its order, and of the parcel that it came in', async () => {
    const id = await announced()
    await parcels.labels.work()
    const number = returnsMade()[0]?.number ?? ''
    const outbound = parcels.labels.carrier.books[0]?.number ?? ''
    for (const scan of [number, '#O-1', outbound])
      expect(await client().returns.find({ scan })).toEqual({ kind: 'announced', announcedId: id })
    expect(await client().returns.find({ scan: 'NOBODY-1' })).toEqual({ kind: 'unknown' })
    expect(await client().packing.scan({ siteId: 'LILLE', scan: number })).toEqual({
      kind: 'return',
      announcedId: id,
    })
  })

  it('is received line by line: sellable units are on the shelf once, and it is over', async () => {
    const id = await announced()
    await parcels.labels.work()
    const before = (await onHand()) ?? 0
    expect((await client().returns.receiving({ announcedId: id })).lines).toMatchObject([
      { sku: 'A', expected: 1, most: 2 },
    ])
    const received = await client().returns.receiveAnnounced(
      room().call({
        announcedId: id,
        siteId: 'LILLE',
        lines: [
          { lineId: '1', quantity: 1, condition: 'sellable' },
          { lineId: '1', quantity: 1, condition: 'damaged' },
        ],
        note: '',
      }),
    )
    expect(received.kind).toBe('done')
    expect(await onHand()).toBe(before + 1)
    expect((await client().returns.list({})).rows).toMatchObject([{ kind: 'taken', stage: 'received' }])
    expect(await client().returns.find({ scan: '#O-1' })).toEqual({ kind: 'over', reference: '#O-1' })
    const twice = await client().returns.receiveAnnounced(
      room().call({
        announcedId: id,
        siteId: 'LILLE',
        lines: [{ lineId: '1', quantity: 1, condition: 'sellable' }],
        note: '',
      }),
    )
    expect(twice.kind).toBe('refused')
  })

  it('that comes back otherwise is over, too, and its label is not bought any more', async () => {
    const id = await announced()
    await client().returns.receive(
      room().call({
        orderId: 'O-1',
        siteId: 'LILLE',
        lines: [{ lineId: '1', quantity: 2, condition: 'sellable' }],
        reason: 'unwanted',
        note: '',
        refund: null,
      }),
    )
    await parcels.labels.work()
    expect(await states(id)).toEqual(['dropped'])
    expect(returnsMade()).toEqual([])
    expect((await client().returns.list({})).rows).toMatchObject([{ kind: 'taken', stage: 'received' }])
    expect((await client().returns.ofOrder({ orderId: 'O-1' })).announced).toEqual([])
  })
})
