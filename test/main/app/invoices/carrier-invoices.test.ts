import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '../../../../shared/lib/uuid.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let desk: LabellingRoom
beforeEach(async () => {
  desk = await openLabellingRoom('sendcloud')
})
afterEach(() => desk.close())

const HEADER = 'Invoice number,Invoice date,Tracking number,Reference,Billed weight,Freight net,Fuel net'

/** A released order whose label is bought; its number and what was decided for it. */
async function bought(id: string) {
  const fulfillment = await desk.released(id)
  await desk.work()
  const [purchase] = await desk.purchases(fulfillment.id)
  const number = purchase?.trackingNumber ?? ''
  return { id: purchase?.id ?? '', number, decided: fulfillment.shippingCents, purchase, fulfillment }
}

function file(...rows: string[]) {
  const uploadId = uuidv7(0, Math.random)
  desk.room.uploads.set(uploadId, Buffer.from([HEADER, ...rows].join('\n')))
  return { uploadId, name: 'november.csv', accountId: desk.account.id, mapping: null, invoice: null }
}

async function take(...rows: string[]) {
  const outcome = await desk.room.client.invoices.take(desk.room.call(file(...rows)))
  if (outcome.kind !== 'done') throw new Error(outcome.message.code)
  return outcome.value
}

const differences = async () =>
  (await desk.room.client.invoices.differences({})).rows.map(({ cost, order }) => [
    cost.trackingNumber,
    order,
    cost.overCents,
    ...cost.causes.map(({ kind }) => kind),
  ])
const costOf = async (id: string) => (await desk.room.read((tx) => tx.costs.of([id])))[0]
const amount = (cents: number) => (cents / 100).toFixed(2)

it('a bought label has what was decided for it beside what it was paid at', async () => {
  const { id, decided } = await bought('O-1')
  const cost = await costOf(id)
  expect(cost).toMatchObject({ decidedCents: decided, invoicedCents: null, causes: [], orderId: 'O-1' })
})

it('an invoice is matched parcel by parcel, and what was overcharged is listed', async () => {
  const right = await bought('O-1')
  const heavy = await bought('O-2')
  const spaced = right.number.replace(/^(..)/, '$1 ')
  const preview = await desk.room.client.invoices.preview(
    file(
      `I1,2026-11-30,${spaced},,0.4,${amount(right.decided)},0.00`,
      `I1,2026-11-30,,${heavy.purchase?.request.reference},99.0,${amount(heavy.decided + 250)},0.00`,
      'I1,2026-11-30,ELSE1,,1.0,4.00,0.00',
    ),
  )
  expect(preview).toMatchObject({ lines: 3, known: 0, matched: 2, unknown: 1, listed: 2, overCents: 650 })
  expect(await differences()).toEqual([])

  const value = await take(
    `I1,2026-11-30,${spaced},,0.4,${amount(right.decided)},0.00`,
    `I1,2026-11-30,,${heavy.purchase?.request.reference},99.0,${amount(heavy.decided + 250)},0.00`,
    'I1,2026-11-30,ELSE1,,1.0,4.00,0.00',
    'I1,2026-11-30,BROKEN,,1.0,?,0.00',
  )
  expect(value).toMatchObject({ lines: 3, known: 0, listed: 2, leftOut: 1 })
  expect(await differences()).toEqual([
    ['ELSE1', null, 400, 'not-ours'],
    [heavy.number, '#O-2', 250, 'weight'],
  ])
  const { rows } = await desk.room.client.invoices.list({})
  expect(rows).toMatchObject([{ number: 'I1', on: '2026-11-30', lines: 3, parcels: 3, unknown: 1 }])
})

it('the same invoice twice changes nothing, and lines added to it since are taken', async () => {
  const { number, decided } = await bought('O-1')
  const row = `I1,2026-11-30,${number},,0.4,${amount(decided)},0.00`
  await take(row)
  expect(await take(row)).toMatchObject({ lines: 0, known: 1, listed: 0 })
  expect(await take(row, 'I1,2026-11-30,ELSE1,,1.0,4.00,0.00')).toMatchObject({ lines: 1, known: 1 })
  expect(await differences()).toEqual([['ELSE1', null, 400, 'not-ours']])
})

it('a file is taken back whole, and can be taken again', async () => {
  const { id, number, decided } = await bought('O-1')
  const row = `I1,2026-11-30,${number},,0.4,${amount(decided + 500)},0.00`
  const before = await costOf(id)
  const { importId } = await take(row, 'I2,2026-11-30,ELSE1,,1.0,4.00,0.00')
  await desk.room.client.invoices.setDispute(
    desk.room.call({ ids: [id], state: 'disputed' as const, note: 'ticket' }),
  )
  const undone = await desk.room.client.invoices.undo(desk.room.call({ importId }))
  expect(undone).toMatchObject({ kind: 'done', value: { invoices: 2, parcels: 2 } })
  expect(await costOf(id)).toEqual(before)
  expect(await desk.room.read((tx) => tx.costs.ofNumbers(['ELSE1']))).toEqual([])
  expect(await desk.room.client.invoices.undo(desk.room.call({ importId }))).toMatchObject({
    kind: 'refused',
    message: { code: 'invoices.unknownImport' },
  })
  expect(await take(row)).toMatchObject({ lines: 1, known: 0, listed: 1 })
})

it('a label that was taken back and is invoiced all the same', async () => {
  const { id, number, fulfillment } = await bought('O-1')
  await desk.room.client.orders.cancel(
    desk.room.call({ orderIds: [fulfillment.orderId], reason: 'customer' as const, note: '' }),
  )
  await desk.work()
  expect(await costOf(id)).toBeUndefined()
  await take(`I1,2026-11-30,${number},,0.4,5.00,0.00`)
  expect(await differences()).toEqual([[number, '#O-1', 500, 'voided']])
})

it('a dispute is kept with its note, is credited by the credit note, and is a file for the carrier', async () => {
  const { id, number, decided } = await bought('O-1')
  await take(`I1,2026-11-30,${number},,0.4,${amount(decided + 500)},0.00`)
  await desk.room.client.invoices.setDispute(
    desk.room.call({ ids: [id], state: 'disputed' as const, note: 'ticket 4711' }),
  )
  const { csv } = await desk.room.client.invoices.differencesCsv({ state: 'disputed' })
  expect(csv).toContain(`${number},#O-1`)
  expect(csv).toContain('ticket 4711')
  await take(`I9,2026-12-31,${number},,,-5.00,`)
  const { rows } = await desk.room.client.invoices.differences({ state: 'credited' })
  expect(rows).toMatchObject([
    {
      cost: { state: 'credited', overCents: 0, note: 'ticket 4711' },
      lines: [{ invoice: 'I1' }, { invoice: 'I9' }],
    },
  ])
})

it('what is below the tolerance is not listed', async () => {
  const { number, decided } = await bought('O-1')
  await take(`I1,2026-11-30,${number},,0.4,${amount(decided + 5)},0.00`)
  expect(await differences()).toEqual([])
})

it('the columns that a person chose are remembered for the account', async () => {
  const { number, decided } = await bought('O-1')
  const row = `I1,2026-11-30,${number},,0.4,${amount(decided)},9.00`
  const mapping = {
    columns: { tracking: 'Tracking number', invoice: 'Invoice number' },
    amounts: [{ header: 'Freight net', kind: 'freight' as const, named: null }],
  }
  await desk.room.client.invoices.take(desk.room.call({ ...file(row), mapping }))
  expect(await desk.room.client.invoices.preview(file(row))).toMatchObject({
    mapping,
    isRemembered: true,
    known: 1,
  })
})

it('sums by month and carrier tell what was decided and what it cost', async () => {
  const { number, decided } = await bought('O-1')
  await take(`I1,2026-11-30,${number},,0.4,${amount(decided + 500)},0.00`)
  const [sum] = await desk.room.client.invoices.costs({})
  expect(sum).toMatchObject({ parcels: 1, decidedCents: decided, realCents: decided + 500, overCents: 500 })
})
