import { describe, expect, it } from 'vitest'
import type { AddressDoubt } from '../../../../shared/domain/address-check.ts'
import type { LiveQuote, QuoteWant } from '../../../../shared/domain/live-quote.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { aRequest } from '../../../support/carriers/label-requests.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const LANE = {
  accountId: 'a',
  siteId: 'LILLE',
  country: 'FR',
  postcodePrefix: '75',
  upToWeightG: 1000,
}
const aQuote = (over: Partial<LiveQuote> = {}): LiveQuote => ({
  ...LANE,
  carrierId: 'live',
  serviceId: 'home',
  cents: 640,
  currency: 'EUR',
  transitDays: null,
  quotedAt: 10,
  ...over,
})
const aWant = (over: Partial<QuoteWant> = {}): QuoteWant => ({
  ...LANE,
  request: aRequest('DOM'),
  orderIds: ['o1'],
  dueAt: 5,
  askedAt: null,
  attempts: 0,
  ...over,
})
const DOUBT: AddressDoubt = { field: 'postcode', problem: plainMessage('no such town'), fitted: null }

/** What carriers are asked in the background, and what they said. */
export function askedOfCarriersConforms(open: OpenStore) {
  describe('live prices', () => {
    const store = freshStore(open)

    it('are the last of each lane and service within a time, kept once', async () => {
      const [first, later, other] = [
        aQuote(),
        aQuote({ cents: 700, quotedAt: 20 }),
        aQuote({ serviceId: 'point' }),
      ]
      await store().write((tx) => tx.quotes.put([first, later, other]))
      await store().write(async (tx) => {
        await tx.quotes.put([{ ...later, cents: 1 }])
        expect(await tx.quotes.latest(0)).toEqual(expect.arrayContaining([later, other]))
        expect(await tx.quotes.latest(0, 15)).toEqual(expect.arrayContaining([first, other]))
        expect(await tx.quotes.latest(15)).toEqual([later])
        await tx.quotes.forget(15)
        expect(await tx.quotes.latest(0)).toEqual([later])
      })
    })

    it('are wanted once a lane, asked for oldest first, and not again when they were', async () => {
      const [want, sooner] = [aWant(), aWant({ upToWeightG: 500, dueAt: 4 })]
      await store().write(async (tx) => {
        for (const one of [want, sooner, aWant({ accountId: 'b' }), aWant({ country: 'DE', dueAt: 9 })])
          await tx.quotes.putWant(one)
      })
      await store().write(async (tx) => {
        expect(await tx.quotes.due('a', 8, 10)).toEqual([sooner, want])
        expect(await tx.quotes.due('a', 8, 1)).toEqual([sooner])
        const asked = { ...want, orderIds: [], dueAt: null, askedAt: 8 }
        await tx.quotes.putWant(asked)
        expect(await tx.quotes.want(LANE)).toEqual(asked)
        expect(await tx.quotes.due('a', 8, 10)).toEqual([sooner])
        expect(await tx.quotes.want({ ...LANE, siteId: 'LYON' })).toBeNull()
      })
    })
  })

  describe('addresses that carriers check', () => {
    const store = freshStore(open)
    const of = (orderId: string, question = 'q1', accountId = 'a') => ({ orderId, accountId, question })

    it('wait for an answer, oldest first; another address of the order takes the place of the first', async () => {
      await store().write(async (tx) => {
        await tx.addressChecks.want([of('o2'), of('o3', 'q1', 'b')], 6)
        await tx.addressChecks.want([of('o1')], 5)
        // Wanted already: as it was.
        await tx.addressChecks.want([of('o2')], 9)
      })
      await store().write(async (tx) => {
        expect(await tx.addressChecks.due('a', 'address', 8, 10)).toEqual([
          { ...of('o1'), attempts: 0 },
          { ...of('o2'), attempts: 0 },
        ])
        await tx.addressChecks.want([of('o1', 'q2')], 7)
        expect((await tx.addressChecks.due('a', 'address', 8, 1)).map(({ orderId }) => orderId)).toEqual([
          'o2',
        ])
        await tx.addressChecks.postpone(of('', 'q1'), 20)
        expect(await tx.addressChecks.due('a', 'address', 8, 10)).toEqual([
          { ...of('o1', 'q2'), attempts: 0 },
        ])
        expect(await tx.addressChecks.due('a', 'address', 20, 10)).toContainEqual({
          ...of('o2'),
          attempts: 1,
        })
        await tx.addressChecks.want([of('o4', 'point/q')], 7)
        expect((await tx.addressChecks.due('a', 'point', 8, 10)).map(({ orderId }) => orderId)).toEqual([
          'o4',
        ])
        await tx.addressChecks.drop(of('', 'q2'))
        expect((await tx.addressChecks.due('a', 'address', 20, 10)).length).toBe(1)
      })
    })

    it('have one answer for all orders, which counts for a time', async () => {
      await store().write(async (tx) => {
        await tx.addressChecks.want([of('o1'), of('o2'), of('o3', 'q2'), of('o1', 'q1', 'b')], 5)
        expect(await tx.addressChecks.settle(of('', 'q1'), DOUBT, 10)).toEqual(['o1', 'o2'])
        expect(await tx.addressChecks.settle(of('', 'q2'), null, 12)).toEqual(['o3'])
      })
      await store().write(async (tx) => {
        const known = (since: number) =>
          tx.addressChecks.answers([of('', 'q1'), of('', 'q2'), of('', 'q1', 'b'), of('', 'q3')], since)
        expect(await known(0)).toEqual(
          expect.arrayContaining([
            { accountId: 'a', question: 'q1', doubt: DOUBT, at: 10 },
            { accountId: 'a', question: 'q2', doubt: null, at: 12 },
          ]),
        )
        expect((await known(11)).map(({ question }) => question)).toEqual(['q2'])
        await tx.addressChecks.forget(11)
        expect((await known(0)).map(({ question }) => question)).toEqual(['q2'])
        expect(await tx.addressChecks.due('b', 'address', 99, 10)).toEqual([])
      })
    })
  })
}
