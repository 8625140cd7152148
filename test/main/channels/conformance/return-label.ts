import { describe, expect, it } from 'vitest'
import type { BuyerPaper, ReturnLabelPush } from '../../../../main/app/ports/channel.ts'
import { CHANNEL_ABILITIES } from '../../../../shared/domain/channel-abilities.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

const PAPER: BuyerPaper = {
  name: '8R00000000018.pdf',
  mime: 'application/pdf',
  bytes: new Uint8Array([...new TextEncoder().encode('%PDF-1.4\n'), 0xff, 0, 0x80]),
}

/** The label of a return: its buyer gets it once, whatever becomes of the answer, or from a person. */
export function returnLabelConforms({ bench, place, mappedOrder }: ConformanceCase): void {
  describe('a return label', () => {
    async function shipped(): Promise<ReturnLabelPush> {
      place({ A: 2, B: 1 })
      const order = await mappedOrder()
      const lines = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
      const parcel = { trackingNumber: '6A00000000017', trackingUrl: null, lines }
      await bench().connector.pushFulfillment(
        {
          orderExternalId: order.externalId,
          fulfillmentId: 'f1',
          carrierName: 'Colissimo',
          lines,
          parcels: [parcel],
        },
        'f1',
        NEVER,
      )
      return {
        orderExternalId: order.externalId,
        announcedId: 'r1',
        channelReturnId: null,
        lines: lines.slice(0, 1),
        reason: 'unwanted',
        carrierName: 'Colissimo',
        trackingNumber: '8R00000000018',
        trackingUrl: 'https://carrier.test/8R00000000018',
        documentId: 'd1',
        text: 'Votre étiquette de retour : remettez le colis 8R00000000018 à Colissimo',
      }
    }

    it('a channel that takes them gives it to the buyer once, also when it is pushed again', async () => {
      const { connector, shop } = bench()
      const tells = CHANNEL_ABILITIES[connector.kind].tellsReturnLabel
      expect(connector.pushReturnLabel !== undefined).toBe(tells !== 'never')
      if (connector.pushReturnLabel === undefined) return
      const push = await shipped()
      const paper = tells === 'paper' ? PAPER : null
      expect(await connector.hasReturnLabel?.(push, 'k1', NEVER)).toBe(false)
      expect(await connector.pushReturnLabel(push, paper, 'k1', NEVER)).toEqual({ kind: 'done' })
      expect(await connector.hasReturnLabel?.(push, 'k1', NEVER)).toBe(true)
      expect(await connector.pushReturnLabel(push, paper, 'k1', NEVER)).toEqual({ kind: 'done' })
      const told = (shop.toldReturnLabels?.() ?? []).filter(({ text }) => text.includes(push.trackingNumber))
      expect(told.length).toBe(1)
      if (paper !== null) expect(told[0]?.file).toBe(paper.name)
    })

    it('is refused for an order that the channel does not have', async () => {
      const { connector } = bench()
      if (connector.pushReturnLabel === undefined) return
      const push = { ...(await shipped()), orderExternalId: '987654321' }
      expect((await connector.pushReturnLabel(push, null, 'k1', NEVER)).kind).toBe('refused')
    })
  })
}
