import { describe, expect, it } from 'vitest'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { LabelPurchase, PurchaseState } from '../../../shared/domain/label-purchase.ts'
import {
  LABEL_STANDINGS,
  type LabelStanding,
  parcelStanding,
  purchaseStanding,
} from '../../../shared/domain/label-standing.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { textsOf } from '../../../shared/messages/say.ts'
import { aPurchase } from '../../support/label-purchases.ts'

const standing = (state: PurchaseState, part: Partial<LabelPurchase> = {}, isAnswering = true) =>
  purchaseStanding({ ...aPurchase(), state, ...part }, isAnswering)

describe('how it stands with a purchase', () => {
  it.each<{ want: LabelStanding; of: LabelStanding }>([
    { of: standing('wanted'), want: 'buying' },
    { of: standing('wanted', { attempts: 1 }), want: 'waiting' },
    { of: standing('wanted', {}, false), want: 'waiting' },
    { of: standing('buying', { attempts: 1 }), want: 'buying' },
    { of: standing('bought', { papers: 'kept' }), want: 'in-hand' },
    { of: standing('bought', { papers: 'drawn' }), want: 'in-hand' },
    { of: standing('bought', { papers: 'owed' }), want: 'fetching' },
    { of: standing('bought', { papers: 'elsewhere' }), want: 'elsewhere' },
    { of: standing('uncertain'), want: 'in-doubt' },
    { of: standing('refused'), want: 'refused' },
    { of: standing('voiding'), want: 'voiding' },
    { of: standing('voided'), want: 'voided' },
    { of: standing('kept'), want: 'not-voided' },
    { of: standing('dropped'), want: 'dropped' },
  ])('is $want', ({ of, want }) => expect(of).toBe(want))
})

describe('how it stands with a parcel', () => {
  const of = (
    part: { carrierId?: string; state?: 'released' | 'packed' },
    purchases: readonly LabelPurchase[],
    { hasAccount = true, trackingNumber = null as string | null } = {},
  ) =>
    parcelStanding(
      { carrierId: 'posta', state: 'released', ...part },
      { number: 1, trackingNumber },
      purchases,
      { hasAccount, isAnswering: () => true },
    ).standing

  it.each<{ name: string; of: LabelStanding; want: LabelStanding }>([
    { name: 'by hand', of: of({ carrierId: BY_HAND }, []), want: 'by-hand' },
    { name: 'collected', of: of({ carrierId: COLLECTED }, []), want: 'collected' },
    { name: 'nothing bought ahead', of: of({}, []), want: 'at-packing' },
    { name: 'no account', of: of({}, [], { hasAccount: false }), want: 'own' },
    {
      name: 'packed with a label of our own, an account opened since',
      of: of({ state: 'packed' }, [], { trackingNumber: 'OWN-1' }),
      want: 'own',
    },
    {
      name: 'a label of another parcel',
      of: of({}, [{ ...aPurchase(), parcel: 2, state: 'bought', papers: 'kept' }]),
      want: 'at-packing',
    },
    {
      name: 'packed, and its label was given up',
      of: of({ state: 'packed' }, [{ ...aPurchase(), state: 'voiding' }]),
      want: 'voiding',
    },
    {
      name: 'another label after one that was given up',
      of: of({}, [
        { ...aPurchase(), state: 'voided' },
        { ...aPurchase(), state: 'wanted' },
      ]),
      want: 'buying',
    },
  ])('is $want: $name', ({ of: found, want }) => expect(found).toBe(want))
})

it('each has a word and a sentence in every language of the station', () => {
  for (const language of ['en', 'fr', 'es'] as const) {
    const { word, sentence } = textsOf('labelStandings', language)
    expect(new Set(LABEL_STANDINGS.map((one) => word[one])).size).toBe(LABEL_STANDINGS.length)
    for (const one of LABEL_STANDINGS) expect(sentence[one]).toMatch(/\.$/)
  }
})
