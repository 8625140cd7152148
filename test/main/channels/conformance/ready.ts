import { describe, expect, it } from 'vitest'
import type { ReadyPush } from '../../../../main/app/ports/channel.ts'
import { CHANNEL_ABILITIES } from '../../../../shared/domain/channel-abilities.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

/** An order that is ready to collect: its buyer is told once, whatever becomes of the answer, or by nobody. */
export function readyConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('ready to collect', () => {
    async function ready(): Promise<ReadyPush> {
      place({ A: 2, B: 1 })
      const order = await mappedOrder()
      return {
        orderExternalId: order.externalId,
        fulfillmentId: 'f1',
        lines: order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
        number: '320000000000000018',
        reminder: 0,
        text: 'Votre commande est prête au retrait : Lille',
      }
    }
    const told = () => bench().shop.toldReady?.() ?? []

    it('a channel that tells its buyers does so once, also when it is pushed again', async () => {
      const { connector } = bench()
      const tells = CHANNEL_ABILITIES[connector.kind].tellsCollection
      expect(connector.pushReady !== undefined).toBe(tells !== 'never')
      if (connector.pushReady === undefined) return
      const push = await ready()
      expect(await connector.hasReady?.(push, 'k1', NEVER)).not.toBe(true)
      expect(await connector.pushReady(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await connector.hasReady?.(push, 'k1', NEVER)).not.toBe(false)
      expect(await connector.pushReady(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(told()).toEqual([push.orderExternalId])
    })

    it('a reminder is sent beside it, where the channel tells again', async () => {
      const { connector } = bench()
      if (CHANNEL_ABILITIES[connector.kind].tellsCollection !== 'again') return
      const push = await ready()
      expect(await connector.pushReady?.(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await connector.pushReady?.({ ...push, reminder: 1 }, 'k2', NEVER)).toEqual({ kind: 'done' })
      expect(told()).toEqual([push.orderExternalId, push.orderExternalId])
    })

    it('a buyer is told of a pick-up point that was chosen here once, by a channel that says so', async () => {
      const { connector } = bench()
      expect(connector.pushPoint !== undefined).toBe(CHANNEL_ABILITIES[connector.kind].tellsPoint)
      if (connector.pushPoint === undefined) return
      const { orderExternalId } = await ready()
      const push = { orderExternalId, pointId: 'FR-023456', text: 'Votre colis va au Tabac du Port' }
      expect(await connector.pushPoint(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await connector.pushPoint(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      const another = { ...push, pointId: 'FR-000001' }
      expect(await connector.pushPoint(another, 'k2', NEVER)).toEqual({ kind: 'done' })
      expect(told()).toEqual([orderExternalId, orderExternalId])
    })

    it('handed over, it has left without a tracking number', async () => {
      const { connector } = bench()
      const push = await ready()
      if (connector.pushReady !== undefined) await connector.pushReady(push, 'k1', NEVER)
      const shipment = {
        orderExternalId: push.orderExternalId,
        fulfillmentId: 'f1',
        carrierName: 'Click & Collect',
        lines: push.lines,
        parcels: [],
      }
      const outcome = await connector.pushFulfillment(shipment, 'f1', NEVER)
      // Amazon takes no shipment without a number: a person sees to it there.
      expect(outcome.kind).toBe(connector.kind === 'amazon' ? 'refused' : 'done')
      if (outcome.kind !== 'done') return
      expect(await connector.hasFulfillment(shipment, NEVER)).toBe(true)
      expect(await connector.pushFulfillment(shipment, 'f1', NEVER)).toEqual({ kind: 'done' })
    })
  })
}
