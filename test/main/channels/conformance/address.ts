import { describe, expect, it } from 'vitest'
import type { AddressPush } from '../../../../main/app/ports/channel.ts'
import { CHANNEL_ABILITIES } from '../../../../shared/domain/channel-abilities.ts'
import {
  type ChannelAddress,
  channelAddressOf,
  isSameAddress,
} from '../../../../shared/domain/channel-address.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

/** An address that was corrected here: written back once, never over one that the shop has changed since. */
export function addressConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('a corrected address', () => {
    async function correction(): Promise<AddressPush> {
      place({ A: 1 })
      const { externalId, destination } = await mappedOrder()
      const was = channelAddressOf(destination)
      const address: ChannelAddress = {
        ...was,
        name: 'Jean-Christophe Dupont',
        company: 'Atelier Test',
        street: ['12 Bd. de la République', 'Bâtiment C', 'Étage 3'],
        postcode: '59800',
        phone: '+33612345679',
      }
      return { orderExternalId: externalId, address, was: [was] }
    }
    const there = async () => channelAddressOf((await mappedOrder()).destination)
    const takes = () => CHANNEL_ABILITIES[bench().connector.kind].takesAddress

    it('is taken by a channel that says so, and stands there when it is pushed again', async () => {
      const { connector } = bench()
      expect(connector.pushAddress !== undefined).toBe(takes())
      if (connector.pushAddress === undefined) return
      const push = await correction()
      expect(await connector.pushAddress(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(isSameAddress(await there(), push.address)).toBe(true)
      expect(await connector.pushAddress(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      // A further correction is written over the one before, and over what was there before that.
      const second = { ...push.address, postcode: '59000' }
      const next = { ...push, address: second, was: [...push.was, push.address] }
      expect(await connector.pushAddress(next, 'k2', NEVER)).toEqual({ kind: 'done' })
      expect(isSameAddress(await there(), second)).toBe(true)
    })

    it('is written over nothing that the shop has changed since', async () => {
      const { connector, shop } = bench()
      if (connector.pushAddress === undefined) return
      const push = await correction()
      shop.correctStreet(push.orderExternalId, '7 place Neuve')
      expect(await connector.pushAddress(push, 'k1', NEVER)).toMatchObject({ kind: 'refused' })
      expect((await there()).street[0]).toBe('7 place Neuve')
    })

    it('stands there once when the answer was lost', async () => {
      const { connector, misbehaviour } = bench()
      if (connector.pushAddress === undefined) return
      const push = await correction()
      misbehaviour.next(
        { kind: 'reset', handled: true },
        1,
        ({ method, body }) => method === 'PUT' || body.includes('orderUpdate'),
      )
      expect(await connector.pushAddress(push, 'k1', NEVER)).toMatchObject({ kind: 'ambiguous' })
      expect(await connector.pushAddress(push, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(isSameAddress(await there(), push.address)).toBe(true)
    })

    it('of an order that is not there is refused', async () => {
      const { connector } = bench()
      if (connector.pushAddress === undefined) return
      const push = await correction()
      const gone = { ...push, orderExternalId: push.orderExternalId.replace(/\d+$/, '999999') }
      expect((await connector.pushAddress(gone, 'k1', NEVER)).kind).toBe('refused')
    })
  })
}
