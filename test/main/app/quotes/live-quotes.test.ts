import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CarrierConnector, Quote } from '../../../../main/app/ports/carrier.ts'
import { RemoteError } from '../../../../main/app/ports/remote.ts'
import { quoteEvents } from '../../../../main/app/quotes/quote-events.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import { livePrices } from '../../../../main/carriers/asking/live-prices.ts'
import type { Fault } from '../../../../main/demo/channel-server/misbehaviour.ts'
import type { LabelRequest } from '../../../../shared/domain/label-request.ts'
import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { type SendcloudBench, sendcloudBench } from '../../../support/carriers/sendcloud.ts'
import { anOrder, aWorld, LILLE, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

/** One site; 'dpd/live' has no rate card and an account that gives live prices. */
const world = aWorld({ sites: [LILLE], stock: stockOf({ LILLE: { A: 30 } }) })
const [carded] = world.services
const LIVE = {
  ...carded,
  carrierId: 'live',
  serviceId: 'home',
  name: 'Live',
} as (typeof world.services)[number]
const account = {
  ...anAccount('sendcloud', 'live', [LIVE], {
    id: 'live',
    products: [{ serviceId: 'home', product: 'live:home' }],
  }),
  livePrices: true,
}

let room: Workroom
let answer: readonly Quote[] | RemoteError
let asked: LabelRequest[]
let lane: AskLane
beforeEach(async () => {
  room = await openWorkroom({ ...world, services: [...world.services, LIVE] })
  await room.client.carriers.suspend(
    room.call({
      carrierId: carded?.carrierId ?? '',
      serviceId: null,
      zones: [],
      until: null,
      reason: 'strike',
    }),
  )
  answer = [{ product: 'live:home', cents: 640, currency: 'EUR', transitDays: 2 }]
  asked = []
  await room.room.store.write((tx) => tx.carrierAccounts.put(account))
  room.room.worlds.forget()
  const connector = {
    kind: 'sendcloud',
    async quote(request: LabelRequest) {
      asked.push(request)
      if (answer instanceof RemoteError) throw answer
      return answer
    },
  } as unknown as CarrierConnector
  lane = laneOver(connector)
})
afterEach(() => room.close())

function laneOver(connector: CarrierConnector): AskLane {
  const { store, clock, random, commands } = room.room
  const asker = livePrices({ store, clock, quotes: quoteEvents(commands) }, account, connector)
  if (asker === null) throw new Error('gives no prices')
  return new AskLane({ clock, random }, asker)
}

const run = () => lane.runOnce(new AbortController().signal)
const order = (id: string, quantity = 1) =>
  anOrder({ id, externalId: id, reference: `#${id}`, lines: lines({ A: quantity }) })
const stateOf = async (id: string) => (await room.client.orders.get({ orderId: id })).state
const decide = () => room.room.decider.decideAll()

it('an order that lacks a price waits for nobody, and is decided again once the carrier has answered', async () => {
  await room.receive(order('O-1'))
  expect(await stateOf('O-1')).toBe('on-hold')
  const before = await room.client.orders.explain({ orderId: 'O-1' })
  expect(before.sentences.map(({ code }) => code)).toContain('orderWhy.priceLacking')
  expect(asked).toEqual([])

  await run()
  await decide()
  expect(await stateOf('O-1')).toBe('allocated')
  expect(asked).toMatchObject([{ reference: 'SY0000000000000', recipient: { country: 'FR' } }])
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  expect(fulfillments).toMatchObject([{ carrierId: 'live', shippingCents: 640 }])
  const after = await room.client.orders.explain({ orderId: 'O-1' })
  expect(after.sentences).toContainEqual({
    code: 'orderWhy.liveQuote',
    args: { carrier: 'Live', service: 'home', at: room.room.clock.now() },
  })
})

it('the next order of the same place and weight is decided by the kept price, offline', async () => {
  await room.receive(order('O-1'))
  await run()
  await decide()
  answer = new RemoteError('retry', plainMessage('away'))
  await room.receive(order('O-2'))
  expect(await stateOf('O-2')).toBe('allocated')
  await run()
  expect(asked).toHaveLength(1)
})

it('a price is asked for again after half a day, used meanwhile, and no more after three', async () => {
  await room.receive(order('O-1'))
  await run()
  await decide()
  answer = new RemoteError('retry', plainMessage('away'))
  room.wait(13 * HOUR_MS)
  room.room.worlds.forget()
  await room.receive(order('O-2'))
  expect(await stateOf('O-2')).toBe('allocated')
  await run()
  expect(asked).toHaveLength(2)
  room.wait(72 * HOUR_MS)
  room.room.worlds.forget()
  await room.receive(order('O-3'))
  expect(await stateOf('O-3')).toBe('on-hold')
})

it('a heavier order is not priced by what was given for a lighter one', async () => {
  await room.receive(order('O-1'))
  await run()
  await decide()
  await room.receive(order('O-2', 25))
  expect(await stateOf('O-2')).toBe('on-hold')
  await run()
  expect(asked[1]?.weightG).toBeGreaterThan(asked[0]?.weightG ?? 0)
})

it('a carrier that has no price for it is not asked for it again and again', async () => {
  answer = []
  await room.receive(order('O-1'))
  await run()
  await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
  await decide()
  await run()
  expect(asked).toHaveLength(1)
  expect(await stateOf('O-1')).toBe('on-hold')
})

describe('asked over its real protocol', () => {
  let bench: SendcloudBench
  beforeEach(async () => {
    bench = await sendcloudBench()
    const products = [{ serviceId: 'home', product: 'colissimo:home/signature' }]
    await room.room.store.write((tx) => tx.carrierAccounts.put({ ...account, products }))
    room.room.worlds.forget()
    lane = laneOver(bench.connector)
  })
  afterEach(() => bench.close())

  it('the carrier’s own price decides the order', async () => {
    await room.receive(order('O-1'))
    expect([await stateOf('O-1'), bench.server.calls]).toEqual(['on-hold', 0])
    await run()
    await decide()
    const { state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
    expect([state, fulfillments[0]?.carrierId]).toEqual(['allocated', 'live'])
    expect(fulfillments[0]?.shippingCents).toBeGreaterThan(0)
    expect(bench.server.books.made).toEqual([])
  })

  const TROUBLE: readonly Fault[] = [
    { kind: 'error', status: 503, handled: false },
    { kind: 'html', status: 503 },
    { kind: 'throttle', retryAfterSeconds: 30 },
    { kind: 'half' },
  ]
  it.each(TROUBLE)('a carrier in trouble ($kind) is asked again, later each time', async (fault) => {
    bench.server.misbehaviour.often(fault)
    await room.receive(order('O-1'))
    await run()
    const calls = bench.server.calls
    await run()
    expect([await stateOf('O-1'), bench.server.calls]).toEqual(['on-hold', calls])
    bench.server.misbehaviour.calm()
    room.wait(HOUR_MS)
    await run()
    await decide()
    expect(await stateOf('O-1')).toBe('allocated')
  })

  it('a carrier that is away holds up nothing, and a shop’s next order waits for the same answer', async () => {
    await room.receive(order('O-1'), order('O-2'))
    await bench.server.goOffline()
    await run()
    expect([await stateOf('O-1'), await stateOf('O-2')]).toEqual(['on-hold', 'on-hold'])
    await bench.server.comeBack()
    room.wait(HOUR_MS)
    await run()
    await decide()
    expect([await stateOf('O-1'), await stateOf('O-2')]).toEqual(['allocated', 'allocated'])
  })
})
