import { expect, it } from 'vitest'
import {
  draftOf,
  faultOf,
  parcelsOf,
  withAnother,
  withBox,
  withoutParcel,
  withUnits,
} from '../../../../renderer/features/orders/parcels-draft.ts'

const part = {
  parcels: [
    {
      number: 1,
      weightG: 900,
      chargeableG: 900,
      dimensions: { lengthMm: 300, widthMm: 200, heightMm: 100 },
      contents: [
        { lineId: '1', sku: 'A', quantity: 3 },
        { lineId: '2', sku: 'B', quantity: 1 },
      ],
      trackingNumber: null,
    },
  ],
}
const linesOf = (drafts: Parameters<typeof parcelsOf>[0]) =>
  parcelsOf(drafts).map(({ lines }) => lines.map(({ lineId, quantity }) => `${lineId}=${quantity}`).join(' '))

it('every unit stays in a parcel, however many there are and whichever goes', () => {
  const one = draftOf(part, undefined)
  expect(parcelsOf(one)).toMatchObject([{ weightG: null, dimensions: null }])
  const two = withAnother(one)
  expect(faultOf(two)).toBe('emptyParcel')
  const shared = withUnits(two, 1, '1', 2)
  expect(linesOf(shared)).toEqual(['1=1 2=1', '1=2'])
  expect(faultOf(shared)).toBeNull()
  expect(linesOf(withUnits(shared, 0, '1', 3))).toEqual(['1=3 2=1', ''])
  expect(linesOf(withUnits(shared, 0, '2', 0))).toEqual(['1=1', '1=2 2=1'])
  expect(linesOf(withoutParcel(shared, 0))).toEqual(['1=3 2=1'])
  expect(linesOf(withoutParcel(shared, 1))).toEqual(['1=3 2=1'])
})

it('a box has three sides or none, and what was said before is shown again', () => {
  const [draft] = draftOf(part, undefined)
  if (draft === undefined) throw new Error('no parcel')
  const half = withBox(draft, 0, 400)
  expect(faultOf([half])).toBe('boxWhole')
  const whole = withBox(withBox({ ...half, weightG: 1_200 }, 1, 300), 2, 50)
  expect(faultOf([whole])).toBeNull()
  expect(draftOf(part, parcelsOf([whole]))).toEqual([whole])
})
