import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExceptionReason } from '../../../../shared/domain/exception.ts'
import { anAddress } from '../../../support/carriers/label-requests.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  // Its labels can be looked up and taken back by nobody.
  labels = await openLabellingRoom('dpd')
})
afterEach(() => labels.close())

const open = async (): Promise<ExceptionReason[]> =>
  (await labels.room.client.exceptions.list({})).rows.map(({ record }) => record.cause.reason)
const cancel = () => labels.room.client.orders.cancel(labels.room.call({ orderIds: ['O-1'], note: '' }))

describe('what is asked of a person about a label', () => {
  it('is still asked when its order is called off, for its money is outside', async () => {
    labels.carrier.mishaps.push('lost')
    await labels.released()
    await labels.work()
    expect(await open()).toEqual(['label-in-doubt'])
    await cancel()
    expect(await open()).toEqual(['label-in-doubt'])
  })

  it.each([
    { why: 'another parcel', isCancelled: false, want: ['label-in-doubt'] },
    // Its label is still valid at the carrier.
    { why: 'a cancelled one', isCancelled: true, want: ['label-in-doubt', 'label-not-taken-back'] },
  ])('is asked where the carrier gave it the number of $why', async ({ isCancelled, want }) => {
    const first = await labels.released()
    await labels.work()
    if (isCancelled) await cancel()
    labels.carrier.mishaps.push('number-again')
    const second = await labels.released('O-2')
    await labels.work()
    const [kept] = await labels.purchases(first.id)
    expect(kept?.state).toBe(isCancelled ? 'kept' : 'bought')
    expect(await labels.purchases(second.id)).toMatchObject([{ state: 'uncertain', trackingNumber: null }])
    expect((await open()).toSorted()).toEqual(want)
  })

  it('is over with its order where nothing was bought', async () => {
    labels.carrier.mishaps.push('refused')
    await labels.released()
    await labels.work()
    expect(await open()).toEqual(['label-refused'])
    await cancel()
    expect(await open()).toEqual([])
  })

  it.each(['released', 'packed'])(
    'is bought again when the address of a %s order is mended',
    async (state) => {
      labels.carrier.mishaps.push('refused')
      const { id } = await labels.released()
      await labels.work()
      labels.room.wait(60_000)
      if (state === 'packed') await labels.pack(id)
      labels.room.wait(60_000)
      const [{ record } = { record: null }] = (await labels.room.client.exceptions.list({})).rows
      const { street, postcode, city, country, name, company, phone, email } = anAddress()
      const address = {
        street,
        postcode,
        city,
        country,
        name,
        company,
        phone,
        email,
        latitude: null,
        longitude: null,
      }
      await labels.room.client.exceptions.resolve(
        labels.room.call({
          exceptionId: record?.id ?? '',
          code: 'fix-address' as const,
          args: { address, stock: null, note: '', choice: null, byHand: null, point: null, mapping: null },
        }),
      )
      await labels.work()
      expect((await labels.purchases(id)).map((one) => one.state)).toEqual(['refused', 'bought'])
      expect(labels.carrier.books.at(-1)?.request.recipient.street).toEqual(street)
      expect(await open()).toEqual([])
    },
  )
})
