import { describe, expect, it } from 'vitest'
import { ChannelError, type PulledOrder } from '../../../../main/app/ports/channel.ts'
import { type ConformanceCase, idsOf, NEVER } from './conformance-case.ts'

export function pullConforms({ bench, place, pullAll }: ConformanceCase): void {
  describe('check', () => {
    it('names the shop', async () => {
      expect((await bench().connector.check(NEVER)).name).toMatch(/(Maison|Atelier|Comptoir) Test/)
    })

    it('says unauthorised once the access is gone', async () => {
      bench().revoke()
      await expect(bench().connector.check(NEVER)).rejects.toMatchObject({ kind: 'unauthorised' })
    })

    it('says retry when nobody answers the door', async () => {
      await bench().goOffline()
      const failure = await bench()
        .connector.check(NEVER)
        .catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(ChannelError)
      expect(failure).toMatchObject({ kind: 'retry', message: expect.stringContaining('ECONNREFUSED') })
    })
  })

  describe('pull', () => {
    it('gives every order of many pages, some of them placed in one second', async () => {
      const placed: string[] = []
      for (let n = 0; n < 130; n += 1) {
        placed.push(place({ [['A', 'B', 'C'][n % 3] ?? 'A']: 1 }))
        if (n % 60 === 0) bench().clock.advance(1000)
        if (n === 90) bench().clock.advance(400)
      }
      const { orders, pages } = await pullAll(null)
      expect(pages).toBeGreaterThan(1)
      expect(idsOf(orders).sort()).toEqual([...placed].sort())
    })

    it('misses none that is placed or changed between two pages', async () => {
      for (let n = 0; n < 60; n += 1) {
        place({ A: 1 })
        bench().clock.advance(700)
      }
      const before = bench().shop.orderIds()
      const first = await bench().connector.pullOrders(null, NEVER)
      bench().shop.cancelAtChannel(before[2] ?? '')
      bench().shop.cancelAtChannel(before[3] ?? '')
      place({ B: 1 })
      const rest = await pullAll(first.cursor)
      expect(idsOf([...first.orders, ...rest.orders]).sort()).toEqual([...bench().shop.orderIds()].sort())
    })

    it('misses none that falls into the second of the last one seen', async () => {
      place({ A: 1 })
      const first = await pullAll(null)
      bench().clock.advance(300)
      const late = place({ A: 1 })
      const second = await pullAll(first.cursor)
      expect(idsOf(second.orders)).toContain(late)
    })

    it('gives the same version to an order that has not changed, another to one that has', async () => {
      const stays = place({ A: 1 })
      const changes = place({ A: 1 })
      const first = await pullAll(null)
      bench().clock.advance(5000)
      bench().shop.cancelAtChannel(changes)
      const second = await pullAll(first.cursor)
      const version = (orders: readonly PulledOrder[], id: string) =>
        orders.find((order) => order.externalId === id)?.version
      expect(version(second.orders, stays)).toBe(version(first.orders, stays))
      expect(version(second.orders, changes)).not.toBe(version(first.orders, changes))
    })

    it('loses nothing on pages with duplicates and in another order', async () => {
      for (let n = 0; n < 70; n += 1) place({ A: 1 })
      for (const pages of ['duplicated', 'reordered'] as const) {
        bench().misbehaviour.pages = pages
        expect(idsOf((await pullAll(null)).orders)).toHaveLength(70)
      }
    })

    it('shows an order again after a later change, whenever it was placed', async () => {
      const id = place({ A: 1 })
      bench().clock.advance(3_600_000)
      place({ B: 1 })
      const first = await pullAll(null)
      bench().clock.advance(3_600_000)
      bench().shop.cancelAtChannel(id)
      expect(idsOf((await pullAll(first.cursor)).orders)).toContain(id)
    })

    const faults = [
      { name: 'an HTML page with 200', fault: { kind: 'html', status: 200 }, afterMs: 0 },
      { name: 'a fault of the server', fault: { kind: 'error', status: 500, handled: false }, afterMs: 0 },
      { name: '429 with Retry-After', fault: { kind: 'throttle', retryAfterSeconds: 7 }, afterMs: 7000 },
      { name: 'a broken connection', fault: { kind: 'reset', handled: true }, afterMs: 0 },
      { name: 'no answer at all', fault: { kind: 'hang', handled: false }, afterMs: 0 },
    ] as const
    it.each(faults)('says retry on $name', async ({ fault, afterMs }) => {
      await bench().impatient.check(NEVER)
      bench().misbehaviour.next(fault)
      await expect(bench().impatient.pullOrders(null, NEVER)).rejects.toMatchObject({
        kind: 'retry',
        afterMs,
      })
    })
  })
}
