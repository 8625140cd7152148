import { describe, expect, it } from 'vitest'
import type { LabelPurchase } from '../../../../shared/domain/label-purchase.ts'
import { aPurchase } from '../../../support/label-purchases.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const wanted = (id: string, over: Partial<LabelPurchase> = {}) => aPurchase({ id, ...over })

export function labelsConform(open: OpenStore) {
  describe('label purchases', () => {
    const store = freshStore(open)
    const want = (purchase: LabelPurchase) => store().write((tx) => tx.labels.want(purchase))
    const due = (state: LabelPurchase['state'], now: number) =>
      store()
        .read((tx) => tx.labels.due({ accountId: 'colissimo', state, now }, 10))
        .then((all) => all.map(({ id }) => id))

    it('are live once a parcel, of two who want one at the same moment one gets it', async () => {
      const answers = await Promise.all([want(wanted('a')), want(wanted('b'))])
      expect(answers.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
      expect(await want(wanted('c', { parcel: 2 }))).toBe(true)
      const known = await store().read((tx) => tx.labels.ofFulfillments(['F-1']))
      expect(known.map(({ parcel }) => parcel)).toEqual([1, 2])
    })

    it('may be wanted again once the first is known not to be bought, or is being taken back', async () => {
      await want(wanted('a'))
      await store().write((tx) => tx.labels.move('a', 'wanted', { state: 'refused', changedAt: 6 }))
      expect(await want(wanted('b', { createdAt: 7 }))).toBe(true)
      await store().write((tx) => tx.labels.move('b', 'wanted', { state: 'voiding', changedAt: 8 }))
      expect(await want(wanted('c', { createdAt: 9 }))).toBe(true)
    })

    it('move only from the state they are thought to be in', async () => {
      await want(wanted('a'))
      const claim = () =>
        store().write((tx) => tx.labels.move('a', 'wanted', { state: 'buying', attempts: 1, changedAt: 6 }))
      const answers = await Promise.all([claim(), claim()])
      expect(answers.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    })

    it('are due from their time on, those that print by themselves first; a clock set back keeps none waiting', async () => {
      await want(wanted('a'))
      await want(wanted('b', { parcel: 2, notBefore: 50 }))
      await want(wanted('c', { parcel: 3, createdAt: 6, printerId: 'P1' }))
      expect(await due('wanted', 10)).toEqual(['c', 'a'])
      expect(await due('wanted', 50)).toEqual(['c', 'a', 'b'])
      expect(await due('wanted', 4)).toEqual(['c', 'a', 'b'])
    })

    it('whose papers are owed are due as long as they are bought', async () => {
      const owed = (now: number) =>
        store()
          .read((tx) => tx.labels.owed({ accountId: 'colissimo', now }, 10))
          .then((all) => all.map(({ id }) => id))
      const bought = { state: 'bought', papers: 'owed', trackingNumber: '8R1' } as const
      await want(wanted('a', { ...bought, notBefore: 50 }))
      await want(wanted('b', { ...bought, parcel: 2, papers: 'kept' }))
      expect(await owed(49)).toEqual([])
      expect(await owed(50)).toEqual(['a'])
      await store().write((tx) => tx.labels.move('a', 'bought', { state: 'voiding', changedAt: 51 }))
      expect(await owed(60)).toEqual([])
    })

    it('keep their papers byte for byte', async () => {
      await want(wanted('a'))
      const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256)
      const size = { widthMm: 100, heightMm: 150 }
      await store().write((tx) =>
        tx.labels.keepDocuments('a', ['d1'], [{ role: 'label', format: 'pdf', dpi: null, ...size, bytes }]),
      )
      const kept = await store().read((tx) => tx.labels.bytes('d1'))
      expect(Uint8Array.from(kept?.bytes ?? [])).toEqual(bytes)
      expect(kept?.document).toMatchObject({ purchaseId: 'a', size: 300, role: 'label' })
    })
  })
}
