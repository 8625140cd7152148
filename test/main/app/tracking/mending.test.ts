import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSealed } from '../../../../main/app/proof/sealed-files.ts'
import type { ResolutionCode } from '../../../../shared/domain/exceptions/resolution-codes.ts'
import { DAY_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { openTrackingRoom, type TrackingRoom } from '../../../support/tracking-room.ts'

let parcels: TrackingRoom
beforeEach(async () => {
  parcels = await openTrackingRoom()
})
afterEach(() => parcels.close())

const room = () => parcels.labels.room
const open = async (view: 'open' | 'snoozed' = 'open') =>
  (await room().client.exceptions.list({ view })).rows.filter(
    ({ record }) => record.cause.reason === 'parcel-trouble',
  )

async function lost(): Promise<string> {
  const number = await parcels.shipped()
  parcels.scan(number, 'lost')
  await parcels.pass(10 * MINUTE_MS)
  return number
}

async function resolve(code: ResolutionCode) {
  const [row] = await open()
  const args = {
    address: null,
    stock: null,
    note: '',
    choice: null,
    byHand: null,
    point: null,
    mapping: null,
  }
  return room().client.exceptions.resolve(room().call({ exceptionId: row?.record.id ?? '', code, args }))
}

describe('a parcel that is lost', () => {
  it('offers to send it again, to refund it, to claim, to wait, and to leave it', async () => {
    await lost()
    const [row] = await open()
    const { resolutions } = await room().client.exceptions.get({ exceptionId: row?.record.id ?? '' })
    expect(resolutions.filter(({ disabled }) => disabled === null).map(({ code }) => code)).toEqual([
      'reship-parcel',
      'refund-parcel',
      'ask-carrier',
      'wait-for-parcel',
      'accept',
    ])
  })

  it('is sent again once, as an order of its own that is decided and told to no shop', async () => {
    await lost()
    expect(await resolve('reship-parcel')).toMatchObject({ kind: 'done' })
    await room().room.decider.decideAll()
    const { rows } = await room().client.orders.list({ search: '#O-1-R' })
    expect(
      rows.map(({ reference, state, channelId, units }) => [reference, state, channelId, units]),
    ).toEqual([['#O-1-R', 'allocated', 're-shipped', 2]])
    expect(await open()).toEqual([])
    const told = await room().read((tx) => tx.outbox.ofOrder(rows[0]?.id ?? ''))
    expect(told).toEqual([])
  })

  it('is claimed from its carrier for what it is worth, and comes back in three days', async () => {
    const number = await lost()
    expect(await resolve('ask-carrier')).toMatchObject({ kind: 'done' })
    const { rows } = await room().client.parcels.list({ search: number })
    expect(rows[0]?.claim).toMatchObject({ state: 'opened', currency: 'EUR' })
    expect(rows[0]?.claimBy).toBe((rows[0]?.track.handedOverAt ?? 0) + 365 * DAY_MS)
    expect([(await open()).length, (await open('snoozed')).length]).toEqual([0, 1])
    room().wait(3 * DAY_MS + 1)
    expect((await open()).length).toBe(1)
    const { accountId, trackingNumber } = rows[0]?.track ?? { accountId: '', trackingNumber: '' }
    const paid = { accountId, trackingNumber, state: 'paid' as const, amountCents: 2300, note: 'R-77' }
    expect(await room().client.parcels.setClaim(room().call(paid))).toMatchObject({ kind: 'done' })
    const after = await room().client.parcels.list({ search: number })
    expect(after.rows[0]?.claim).toMatchObject({ state: 'paid', amountCents: 2300, note: 'R-77', by: 'Mona' })
  })

  it('is waited for: it comes back in two days, and is over when it arrives meanwhile', async () => {
    const number = await lost()
    await resolve('wait-for-parcel')
    expect((await open('snoozed')).length).toBe(1)
    parcels.scan(number, 'delivered')
    await parcels.pass(DAY_MS, 24)
    expect([(await open()).length, (await open('snoozed')).length]).toEqual([0, 0])
  })
})

describe('the file of a parcel', () => {
  it('holds order, decision, what was done, label and tracking, is whole, and its seal is in the time line', async () => {
    const number = await lost()
    const named = { accountId: parcels.labels.account.id, trackingNumber: number }
    const { base64, seal, name } = await room().client.parcels.file(named)
    const check = checkSealed(Buffer.from(base64, 'base64'))
    expect(name).toBe(`${number}.zip`)
    expect(check).toMatchObject({ kind: 'whole', seal, about: { parcel: number, order: '#O-1' } })
    const files = check.kind === 'whole' ? check.files : []
    expect(files.map((file) => file.replace(/bought-.*/, 'bought'))).toEqual([
      'order.json',
      'decision.json',
      'fulfilment.json',
      'done.json',
      'labels.json',
      'prints.json',
      'tracking.json',
      'invoice.json',
      'returns.json',
      'exceptions.json',
      'claim.json',
      'papers/label-bought',
    ])
    await room().client.parcels.noteFile(room().call({ ...named, seal }))
    const { timeline } = await room().client.orders.get({ orderId: 'O-1' })
    expect(timeline.map(({ sentence }) => say('en', sentence)).join('\n')).toContain(seal.slice(0, 12))
  })
})

describe('the buyer of an order that has left', () => {
  it('is forgotten in requests for labels, labels, what carriers told and claims', async () => {
    const number = await lost()
    await resolve('ask-carrier')
    parcels.scan(number, 'delivered', 'Signed by Jeanne Martin')
    await parcels.pass(DAY_MS, 24)
    const stored = async () => JSON.stringify((await room().client.buyers.export({ orderIds: ['O-1'] })).json)
    expect(await stored()).toContain('Signed by Jeanne Martin')
    await room().client.buyers.erase(room().call({ orderIds: ['O-1'], askedBy: 'buyer' as const }))
    const text = await stored()
    for (const secret of ['Jeanne Martin', 'rue de la Gare']) expect(text).not.toContain(secret)
    const papers = await room().read(async (tx) => {
      const purchases = await tx.labels.ofFulfillments(
        (await tx.fulfillments.byOrders(['O-1'])).map(({ id }) => id),
      )
      return Promise.all(purchases.map(({ id }) => tx.labels.documents(id)))
    })
    expect(papers.flat()).toEqual([])
  })
})
