import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { labelEvents } from '../../../../main/app/labels/label-events.ts'
import type { Fulfillment } from '../../../../shared/domain/fulfillment.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom()
})
afterEach(() => labels.close())

const states = async ({ id }: Fulfillment) => (await labels.purchases(id)).map(({ state }) => state)
const jobsOf = ({ id }: Fulfillment) =>
  labels.room.read((tx) => labels.room.room.store.printJobs.ofFulfillment(tx, id))
const numbersOf = async ({ id }: Fulfillment) =>
  (await labels.room.read((tx) => tx.fulfillments.get(id)))?.parcels.map(
    ({ trackingNumber }) => trackingNumber,
  )
/** The carrier does not answer; the lane has noticed. */
async function lineDown(calls = 8) {
  for (let call = 0; call < calls; call += 1) labels.carrier.mishaps.push('down')
  await labels.released('O-0')
  for (let round = 0; round < 4; round += 1) {
    await labels.work()
    labels.room.wait(30_000)
  }
  expect(labels.lane.state.kind).not.toBe('online')
}
/** The carrier has given a range of numbers for the service, too. */
async function openRange(numbers = 10) {
  const { carrierId, products } = labels.account
  const range = anAccount('own-range', carrierId, [], { id: 'range', products })
  await labels.room.room.store.write(async (tx) => {
    await tx.carrierAccounts.put(range)
    await tx.numberRanges.put({
      id: 'block',
      accountId: 'range',
      scheme: { kind: 'sscc', extensionDigit: '3', companyPrefix: '7600000' },
      first: 0,
      last: numbers - 1,
      next: 0,
      owner: null,
    })
  })
}
const overdue = async () =>
  (await labels.room.client.exceptions.list({})).rows.filter(
    ({ record }) => record.cause.reason === 'label-overdue' && record.state !== 'closed',
  )
const everyMinute = () => {
  const { store, commands, printing, clock } = labels.room.room
  return labelEvents({ store, commands, queue: printing.queue, now: () => clock.now() }).restateAwaited()
}

describe('a parcel that is packed while its carrier does not answer, without a label', () => {
  it('takes a number of the carrier’s range where there is one, and nothing is bought for it', async () => {
    await openRange()
    const fulfillment = await labels.released()
    await lineDown()
    await labels.pack(fulfillment.id)
    expect(await numbersOf(fulfillment)).toEqual(['376000000000000006'])
    expect((await labels.purchases(fulfillment.id)).map(({ state, papers }) => [state, papers])).toEqual([
      ['dropped', null],
      ['bought', 'drawn'],
    ])
    const [job] = await jobsOf(fulfillment)
    expect(job?.content).toMatchObject({ kind: 'label', document: { trackingNumber: '376000000000000006' } })
    expect(job?.content).not.toMatchObject({ document: { notCarriers: true } })
    labels.carrier.mishaps.length = 0
    labels.room.wait(60 * MINUTE_MS)
    await labels.work()
    expect(labels.carrier.books.some(({ request }) => request.orderReference === '#O-1')).toBe(false)
  })

  it('takes none while the carrier answers, or when it may have been bought', async () => {
    await openRange()
    const other = await labels.released('O-2')
    await labels.pack(other.id)
    expect(await numbersOf(other)).toEqual([null])
    await labels.work()
    const fulfillment = await labels.released()
    labels.carrier.mishaps.push('lost')
    await labels.work()
    await labels.pack(fulfillment.id)
    expect(await states(fulfillment)).toEqual(['uncertain'])
  })

  it('waits else, over a restart, and its label prints by itself where it was packed', async () => {
    const fulfillment = await labels.released()
    await lineDown()
    await labels.pack(fulfillment.id)
    expect(await jobsOf(fulfillment)).toEqual([])
    await labels.restart()
    labels.carrier.mishaps.length = 0
    labels.room.wait(60 * MINUTE_MS)
    await labels.work()
    const [job] = await jobsOf(fulfillment)
    expect(job).toMatchObject({ printerId: 'virtual', content: { kind: 'document' } })
    expect(await numbersOf(fulfillment)).toEqual([labels.carrier.books.at(0)?.number])
  })

  it('is an exception after a while, which ends when the label is there', async () => {
    const fulfillment = await labels.released()
    await lineDown()
    await labels.pack(fulfillment.id)
    await everyMinute()
    expect(await overdue()).toEqual([])
    labels.room.wait(15 * MINUTE_MS)
    await everyMinute()
    await everyMinute()
    expect((await overdue()).length).toBe(1)
    labels.carrier.mishaps.length = 0
    labels.room.wait(60 * MINUTE_MS)
    await labels.work()
    expect(await overdue()).toEqual([])
  })

  it('gets a number of the range by that exception, as soon as there is a range', async () => {
    const fulfillment = await labels.released()
    await lineDown()
    await labels.pack(fulfillment.id)
    labels.room.wait(15 * MINUTE_MS)
    await everyMinute()
    const [row] = await overdue()
    const exceptionId = row?.record.id ?? ''
    const ways = async () =>
      (await labels.room.client.exceptions.get({ exceptionId })).resolutions.map(({ code }) => code)
    expect(await ways()).not.toContain('own-number')
    await openRange(1)
    expect(await ways()).toContain('own-number')
    const args = { address: null, stock: null, note: '' }
    await labels.room.client.exceptions.resolve(labels.room.call({ exceptionId, code: 'own-number', args }))
    expect(await numbersOf(fulfillment)).toEqual(['376000000000000006'])
    expect((await jobsOf(fulfillment)).length).toBe(1)
    expect(await overdue()).toEqual([])
  })
})

describe('what is bought ahead', () => {
  it('is given back when its order is decided anew, and bought for the new parcels', async () => {
    const fulfillment = await labels.released()
    await labels.work()
    await labels.room.client.orders.reallocate(labels.room.call({ orderIds: ['O-1'] }))
    expect(await states(fulfillment)).toEqual(['voiding'])
    labels.carrier.mishaps.push('down')
    await labels.work()
    expect(labels.carrier.valid.length).toBe(1)
    await labels.room.room.decider.decideAll()
    await labels.room.client.orders.release(labels.room.call({ orderIds: ['O-1'] }))
    labels.room.wait(60 * MINUTE_MS)
    await labels.work()
    expect(await states(fulfillment)).toEqual(['voided'])
    expect(labels.carrier.valid.length).toBe(1)
    expect(labels.carrier.books.length).toBe(2)
  })

  it('stays within the money that may lie unused, what is still to be bought counted', async () => {
    const first = await labels.released()
    const { shippingCents } = first
    await labels.room.room.store.write(async (tx) =>
      tx.settings.put(WORKSPACE, {
        ...(await tx.settings.get(WORKSPACE)),
        labelsAheadCents: shippingCents * 2 + 1,
      }),
    )
    const second = await labels.released('O-2')
    const third = await labels.released('O-3')
    expect([await states(first), await states(second), await states(third)]).toEqual([
      ['wanted'],
      ['wanted'],
      [],
    ])
  })
})

describe('a label that its carrier refused for the address', () => {
  it('of a packed parcel is asked for again with the address as it is corrected, and prints there', async () => {
    labels.carrier.mishaps.push('refused')
    const fulfillment = await labels.released()
    await labels.work()
    await labels.pack(fulfillment.id)
    labels.room.wait(1_000)
    const [row] = (await labels.room.client.exceptions.list({})).rows
    const exceptionId = row?.record.id ?? ''
    const { resolutions } = await labels.room.client.exceptions.get({ exceptionId })
    expect(resolutions.find(({ code }) => code === 'fix-address')?.disabled).toBeNull()
    const [record] = await labels.room.read((tx) => tx.orders.byIds(['O-1']))
    const destination = record?.order.destination
    if (destination === undefined) throw new Error('no order')
    const args = { address: { ...destination, street: ['7 rue Neuve'] }, stock: null, note: '' }
    const { kind } = await labels.room.client.exceptions.resolve(
      labels.room.call({ exceptionId, code: 'fix-address', args }),
    )
    expect(kind).toBe('done')
    await labels.work()
    expect(await states(fulfillment)).toEqual(['refused', 'bought'])
    expect(labels.carrier.books[0]?.request.recipient.street).toEqual(['7 rue Neuve'])
    expect((await jobsOf(fulfillment)).length).toBe(1)
    expect((await labels.room.client.exceptions.list({})).rows).toEqual([])
  })
})
