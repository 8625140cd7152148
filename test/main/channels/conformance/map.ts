import { describe, expect, it } from 'vitest'
import type { MappedOrder } from '../../../../main/app/ports/channel.ts'
import { said } from '../../../support/said.ts'
import { type ConformanceCase } from './conformance-case.ts'

export function mapConforms({ bench, place, pullAll, mappedOrder }: ConformanceCase): void {
  describe('map', () => {
    it('puts an order into the words of the domain', async () => {
      const id = place(
        { A: 2, B: 1 },
        {
          shipping: { code: 'chronopost', title: 'Express 24h', cents: 990 },
          customer: {
            firstName: 'Camille',
            lastName: 'Moreau',
            email: 'camille@example.org',
            phone: null,
            tier: 'vip',
          },
          tags: ['gift'],
        },
      )
      expect(await mappedOrder()).toMatchObject({
        id: expect.any(String),
        channelId: bench().connector.kind,
        externalId: id,
        reference: expect.any(String),
        placedAt: Date.parse('2026-11-23T08:00:00Z'),
        destination: {
          name: 'Camille Moreau',
          company: null,
          street: ['12 rue Nationale'],
          postcode: '59800',
          city: 'Lille',
          country: 'FR',
          phone: null,
          email: 'camille@example.org',
          latitude: null,
          longitude: null,
        },
        serviceLevel: 'express',
        customerTier: 'vip',
        tags: ['gift'],
        currency: 'EUR',
        shipBy: null,
        deliverBy: null,
        lines: [
          { id: expect.any(String), sku: 'A', quantity: 2, unitPriceCents: 1990 },
          { id: expect.any(String), sku: 'B', quantity: 1, unitPriceCents: 1990 },
        ],
        ...bench().says,
      })
    })

    it('says when an order was cancelled', async () => {
      bench().shop.cancelAtChannel(place({ A: 2 }))
      const { orders } = await pullAll(null)
      expect(bench().connector.mapOrder(orders[0]?.payload ?? '')).toMatchObject({
        kind: 'order',
        standing: { meaning: 'called-off', hold: null },
        order: { lines: [{ sku: 'A', quantity: 2 }] },
      })
    })

    it('rejects what it cannot read, saying what, where and what to do', async () => {
      place({ A: 1 })
      const { orders } = await pullAll(null)
      const spoilt = bench().connector.mapOrder(bench().spoil(orders[0]?.payload ?? ''))
      expect(spoilt).toMatchObject({
        kind: 'rejected',
        problem: said(/(shipping|delivery).*Correct it/),
      })
      const rubbish: MappedOrder[] = ['', '{}', 'null', '[1]', '<html>'].map((text) =>
        bench().connector.mapOrder(text),
      )
      expect(rubbish.map((mapped) => mapped.kind)).toEqual(Array(5).fill('rejected'))
    })
  })
}
