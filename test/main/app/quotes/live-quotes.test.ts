import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CarrierConnector, Quote } from '../../../../main/app/ports/carrier.ts'
import { RemoteError } from '../../../../main/app/ports/remote.ts'
import { quoteEvents } from '../../../../main/app/quotes/quote-events.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import { livePrices } from '../../../../main/carriers/asking/live-prices.ts'
import type { LabelRequest } from '../../../../shared/domain/label-request.ts'
import { HOUR_MS } from '../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
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
  const { store, clock, random, commands } = room.room
  await store.write((tx) => tx.carrierAccounts.put(account))
  room.room.worlds.forget()
  const connector = {
    kind: 'sendcloud',
    async quote(request: LabelRequest) {
      asked.push(request)
      if (answer instanceof RemoteError) throw answer
      return answer
    },
  } as unknown as CarrierConnector
  const asker = livePrices({ store, clock, quotes: quoteEvents(commands) }, account, connector)
  if (asker === null) throw new Error('gives no prices')
  lane = new AskLane({ clock, random }, asker)
})
afterEach(() => room.close())

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
