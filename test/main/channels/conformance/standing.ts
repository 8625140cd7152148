import { describe, expect, it } from 'vitest'
import type { MappedOrder, PulledOrder } from '../../../../main/app/ports/channel.ts'
import type { BackOffice } from '../../../../main/demo/channel-server/storefront.ts'
import { type OrderStanding, orderStanding } from '../../../../shared/domain/order-standing.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { said } from '../../../support/said.ts'
import type { CatalogueSays } from './catalogue.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

export type Act = keyof BackOffice

/** What a kind of channel has, said beside its bench, so that an act that goes missing is seen. */
export interface Capabilities {
  /** What its staff can do there, in any order. */
  readonly acts: readonly Act[]
  /** false: what its staff ship in part is a state without counts. Absent = it counts the units. */
  readonly countsByHand?: false
  /** Orders can be asked for by id. */
  readonly readsById: boolean
  /** null = it has no catalogue that could be read. */
  readonly catalogue: CatalogueSays | null
}

const ACTS = [
  'shipByHand',
  'hold',
  'resumeOrder',
  'unpay',
  'uncancel',
  'askToCancel',
  'bin',
  'erase',
  'payBack',
  'deleteProduct',
  'spoil',
  'addListing',
] as const satisfies readonly Act[]

/** An order as the channel tells of it after something was done there. */
type Told = { readonly kind: 'gone' } | { readonly kind: 'told'; readonly mapped: MappedOrder }

export function standingConforms(
  channel: ConformanceCase,
  { acts, countsByHand, readsById }: Capabilities,
): void {
  const { bench, place, pullAll } = channel

  /** Places an order and has it pulled; `told` says how it stands after what was done since. */
  async function placed(lines: Record<string, number>) {
    const id = place(lines)
    const first = await pullAll(null)
    let cursor = first.cursor
    let pulled = latestOf(first.orders, id)
    const told = async (): Promise<Told> => {
      // Some walks wait a while for what lags behind in the channel's own index.
      bench().clock.advance(360_000)
      const page = await pullAll(cursor)
      cursor = page.cursor
      pulled = latestOf(page.orders, id) ?? pulled
      const byId = readsById ? (await readById([id])).get(id) : pulled
      if (byId === 'gone') return { kind: 'gone' }
      const news = byId ?? pulled
      if (news === null) throw new Error(`the channel never told of ${id}`)
      return { kind: 'told', mapped: bench().connector.mapOrder(news.payload) }
    }
    return { id, told, standing: async () => standingOf(await told()) }
  }

  const readById = async (ids: readonly string[]) => {
    const { readOrders } = bench().connector
    if (readOrders === undefined) throw new Error('the connector does not read orders by id')
    return readOrders(ids, NEVER)
  }

  /** The shop's staff do it; defined only where `acts` names it. */
  const does = <A extends Act>(act: A): NonNullable<BackOffice[A]> => {
    const done = bench().shop.backOffice?.[act]
    if (done === undefined) throw new Error(`the bench offers no act ${act}`)
    return done.bind(bench().shop.backOffice) as NonNullable<BackOffice[A]>
  }
  const when = (act: Act, name: string, run: () => Promise<void>): void => {
    if (acts.includes(act)) it(name, run)
  }

  describe('standing', () => {
    it('is tried by every act that the channel has, and by reading by id where it can be', () => {
      const { shop, connector } = bench()
      expect(ACTS.filter((act) => shop.backOffice?.[act] !== undefined)).toEqual(
        ACTS.filter((act) => acts.includes(act)),
      )
      expect(connector.readOrders !== undefined).toBe(readsById)
    })

    it('is work when it is new, and called off once it is cancelled there', async () => {
      const { id, standing } = await placed({ A: 2 })
      expect(await standing()).toMatchObject({ meaning: 'ship', hold: null, cancelRequested: false })
      bench().shop.cancelAtChannel(id)
      expect((await standing()).meaning).toBe('called-off')
    })

    if (readsById)
      it('read by id is what pulling says, and an order that the channel does not have is gone', async () => {
        const ids = [place({ A: 1 }), place({ B: 2 })]
        const { orders } = await pullAll(null)
        const unknown = `${ids[0]}000`
        const read = await readById([...ids, unknown])
        expect(read.get(unknown)).toBe('gone')
        expect(ids.map((id) => read.get(id))).toEqual(ids.map((id) => latestOf(orders, id)))
        expect(await readById([])).toEqual(new Map())
      })

    when('shipByHand', 'has left when the shop has shipped all of it', async () => {
      const { id, standing } = await placed({ A: 2, B: 1 })
      does('shipByHand')(id, 'all')
      expect((await standing()).meaning).toBe('left')
    })

    when('shipByHand', 'counts the units that the shop has shipped; they stay in the order', async () => {
      const { id, told } = await placed({ A: 3, B: 1 })
      does('shipByHand')(id, [{ sku: 'A', quantity: 2 }])
      const news = await told()
      if (countsByHand === false) {
        expect(standingOf(news)).toMatchObject({ meaning: 'wait', hold: { kind: 'unknown-state' } })
        return
      }
      expect(standingOf(news).meaning).toBe('ship')
      expect(unitsOf(news)).toEqual({
        A: { quantity: 3, shipped: 2, cancelled: 0 },
        B: { quantity: 1, shipped: 0, cancelled: 0 },
      })
      does('shipByHand')(id, 'all')
      expect(standingOf(await told()).meaning).toBe('left')
    })

    when('hold', 'waits while it is held there', async () => {
      const { id, standing } = await placed({ A: 1 })
      does('hold')(id)
      expect(await standing()).toMatchObject({ meaning: 'wait', hold: { kind: expect.any(String) } })
      if (!acts.includes('resumeOrder')) return
      does('resumeOrder')(id)
      expect(await standing()).toMatchObject({ meaning: 'ship', hold: null })
    })

    when('hold', 'is called off by a cancellation while it is held', async () => {
      const { id, standing } = await placed({ A: 1 })
      does('hold')(id)
      await standing()
      bench().shop.cancelAtChannel(id)
      expect((await standing()).meaning).toBe('called-off')
    })

    when('unpay', 'waits once its money is taken back', async () => {
      const { id, standing } = await placed({ A: 1 })
      does('unpay')(id)
      expect(await standing()).toMatchObject({ meaning: 'wait', hold: { kind: 'unpaid' } })
      if (!acts.includes('resumeOrder')) return
      does('resumeOrder')(id)
      expect(await standing()).toMatchObject({ meaning: 'ship', hold: null })
    })

    when('uncancel', 'is work again when a cancellation is taken back', async () => {
      const { id, standing } = await placed({ A: 1 })
      bench().shop.cancelAtChannel(id)
      expect((await standing()).meaning).toBe('called-off')
      does('uncancel')(id)
      expect(await standing()).toMatchObject({ meaning: 'ship', hold: null })
    })

    when('askToCancel', 'is work, with the wish that it be called off', async () => {
      const { id, standing } = await placed({ A: 1 })
      does('askToCancel')(id)
      expect(await standing()).toMatchObject({ meaning: 'ship', hold: null, cancelRequested: true })
    })

    for (const act of ['bin', 'erase'] as const)
      when(act, `is gone, or called off, after ${act}`, async () => {
        const { id, told } = await placed({ A: 1 })
        does(act)(id)
        const news = await told()
        expect(news.kind === 'gone' ? 'called-off' : standingOf(news).meaning).toBe('called-off')
      })

    when('payBack', 'leaves less to send once units are paid back before they have left', async () => {
      const { id, told } = await placed({ A: 3, B: 1 })
      does('payBack')(id, 'A', 2)
      const news = await told()
      expect(standingOf(news).meaning).toBe('ship')
      const units = unitsOf(news)
      expect([units['A']?.quantity, units['B']?.quantity]).toEqual([1, 1])
    })

    when('deleteProduct', 'and the rest of it outlive a product that is deleted', async () => {
      const { id, told } = await placed({ A: 2, B: 1 })
      does('deleteProduct')('A')
      const news = await told()
      expect(standingOf(news).meaning).toBe('ship')
      expect(unitsOf(news)['B']).toMatchObject({ quantity: 1 })
      bench().shop.cancelAtChannel(id)
      expect(standingOf(await told()).meaning).toBe('called-off')
    })

    when('spoil', 'stays when the content cannot be read', async () => {
      const { id, told, standing } = await placed({ A: 2, B: 1 })
      const before = await standing()
      does('spoil')(id)
      const spoilt = await told()
      expect(spoilt).toMatchObject({ mapped: { kind: 'rejected', problem: said(/./) } })
      expect(standingOf(spoilt)).toEqual(before)
      bench().shop.cancelAtChannel(id)
      expect((await standing()).meaning).toBe('called-off')
    })

    it('is always there, whatever a payload holds', async () => {
      place({ A: 2, B: 1 })
      const { orders } = await pullAll(null)
      const isThere = (text: string): boolean => {
        try {
          return orderStanding.safeParse(bench().connector.mapOrder(text).standing).success
        } catch {
          return false
        }
      }
      const odd = [...oddities(JSON.parse(orders[0]?.payload ?? ''), 'payload')]
      expect(odd.filter(({ value }) => !isThere(JSON.stringify(value))).map(({ change }) => change)).toEqual(
        [],
      )
      for (const text of ['', '"', '<html>', '{"', '\u0000']) expect(isThere(text)).toBe(true)
    })
  })

  describe('stock of a SKU', () => {
    when('addListing', 'with two listings is set at both, and reading compares both', async () => {
      const second = does('addListing')('A')
      const push = (available: number) =>
        bench().connector.pushStock([{ sku: 'A', available }], `push of ${available}`, NEVER)
      const figures = () => [bench().shop.available('A'), second()]
      // The first of them shows so many already.
      for (const available of [100, 7, 0]) {
        expect(await push(available)).toEqual([{ kind: 'done' }])
        expect(figures()).toEqual([available, available])
        bench().clock.advance(1000)
      }
      expect(await bench().connector.readStock(['A'], NEVER)).toEqual(new Map([['A', 0]]))
    })

    if (!acts.includes('addListing'))
      it('stands for one listing: the channel takes no second one', () => {
        expect(() => bench().shop.addProduct(productForSale('A', 5))).toThrow('already for sale')
      })
  })
}

function latestOf(orders: readonly PulledOrder[], id: string): PulledOrder | null {
  return orders.findLast((order) => order.externalId === id) ?? null
}

function standingOf(told: Told): OrderStanding {
  if (told.kind === 'gone') throw new Error('the order is gone')
  return told.mapped.standing
}

/** Per SKU, what is ours and what of it has left or is called off. */
function unitsOf(told: Told): Record<string, { quantity: number; shipped: number; cancelled: number }> {
  if (told.kind === 'gone' || told.mapped.kind !== 'order') throw new Error(JSON.stringify(told))
  const { order, standing } = told.mapped
  const counted = new Map(standing.lines?.map((line) => [line.lineId, line]))
  return Object.fromEntries(
    order.lines.map(({ id, sku, quantity }) => {
      const { shipped = 0, cancelled = 0 } = counted.get(id) ?? {}
      return [sku, { quantity, shipped, cancelled }]
    }),
  )
}

const ODD = [null, 7, -1.5, 1e300, 'odd', '', true, [], [null], {}, 'x'.repeat(300)] as const

interface Oddity {
  readonly change: string
  readonly value: unknown
}

/** The payload with each value in it, one at a time, taken out or put in another shape. */
function* oddities(value: unknown, path: string): Generator<Oddity> {
  for (const odd of ODD) yield { change: `${path} = ${JSON.stringify(odd).slice(0, 20)}`, value: odd }
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value)
  const rebuilt = (changed: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed)
  for (const [at, [key, part]] of entries.entries()) {
    yield { change: `without ${path}.${key}`, value: rebuilt(entries.toSpliced(at, 1)) }
    for (const odd of oddities(part, `${path}.${key}`))
      yield { change: odd.change, value: rebuilt(entries.with(at, [key, odd.value])) }
  }
}
