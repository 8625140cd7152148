import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { colissimoBench } from '../../../support/carriers/colissimo.ts'
import { openTrackingRoom, type TrackingRoom } from '../../../support/tracking-room.ts'

let parcels: TrackingRoom
beforeEach(async () => {
  parcels = await openTrackingRoom()
})
afterEach(() => parcels.close())

const asked = () => parcels.labels.carrier.asked
const stateOf = async (number: string) => (await parcels.track(number))?.state

describe('a parcel that has left', () => {
  it('is asked about until it is delivered, and its order’s time line says what the carrier told', async () => {
    const number = await parcels.shipped()
    parcels.scan(number, 'handed-over')
    await parcels.pass(10 * MINUTE_MS)
    parcels.scan(number, 'in-transit')
    await parcels.pass(HOUR_MS, 4)
    parcels.scan(number, 'delivered', 'Left with the neighbour')
    await parcels.pass(6 * HOUR_MS, 6)
    expect(await stateOf(number)).toBe('delivered')
    const { timeline } = await parcels.labels.room.client.orders.get({ orderId: 'O-1' })
    const told = timeline.filter(({ type }) => type === 'parcels.settleTracked')
    expect(told.map(({ sentence }) => say('en', sentence))).toEqual([
      `Parcel ${number}: Accepted by the carrier (“the carrier says handed-over”)`,
      `Parcel ${number}: In transit (“the carrier says in-transit”)`,
      `Parcel ${number}: Delivered (“Left with the neighbour”)`,
    ])
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted((a, b) => a - b))
    const calls = asked().length
    await parcels.pass(DAY_MS, 24)
    expect(asked().length).toBe(calls)
  })

  it('makes its order delivered, and shipped again when it comes back after all', async () => {
    const { client } = parcels.labels.room
    const number = await parcels.shipped()
    parcels.scan(number, 'delivered')
    await parcels.pass(10 * MINUTE_MS)
    const delivered = await client.orders.get({ orderId: 'O-1' })
    expect([delivered.state, ...delivered.fulfillments.map(({ state }) => state)]).toEqual([
      'delivered',
      'delivered',
    ])
    const { rows } = await client.parcels.list({ states: ['delivered'] })
    expect(rows.map(({ track, order }) => [track.trackingNumber, order?.reference])).toEqual([
      [number, '#O-1'],
    ])
    expect(rows[0]?.track).toMatchObject({ transitDays: 0, zone: 'FR' })
    await parcels.labels.room.read((tx) => tx.tracks.counts('every-site'))

    parcels.scan(number, 'returned-to-sender')
    const track = await parcels.track(number)
    await parcels.labels.room.room.store.write(async (tx) => {
      if (track !== undefined) await tx.tracks.put({ ...track, nextLookAt: 0 })
    })
    await parcels.pass(10 * MINUTE_MS)
    const back = await client.orders.get({ orderId: 'O-1' })
    expect([back.state, ...back.fulfillments.map(({ state }) => state)]).toEqual(['shipped', 'shipped'])
  })

  it('is asked about less the older it is, and given up in the end', async () => {
    const number = await parcels.shipped()
    const callsIn = async (ms: number) => {
      const before = asked().length
      await parcels.pass(ms, ms / (5 * MINUTE_MS))
      return asked().length - before
    }
    expect(await callsIn(HOUR_MS)).toBe(12)
    expect(await callsIn(11 * HOUR_MS)).toBe(11)
    expect(await callsIn(DAY_MS)).toBe(6)
    await parcels.pass(50 * DAY_MS, 50)
    expect(await parcels.track(number)).toMatchObject({ state: 'registered', nextLookAt: null })
    expect((await parcels.track(number))?.givenUpAt).not.toBeNull()
    expect(await callsIn(2 * DAY_MS)).toBe(0)
  })

  it('stays announced while the carrier does not know its number', async () => {
    const number = await parcels.shipped()
    await parcels.pass(10 * MINUTE_MS)
    expect(asked()).toEqual([[number]])
    expect(await stateOf(number)).toBe('registered')
  })

  it('stays delivered, whatever the carrier adds afterwards', async () => {
    const number = await parcels.shipped()
    parcels.scan(number, 'delivered')
    parcels.labels.room.wait(MINUTE_MS)
    parcels.scan(number, 'in-transit', 'Signature stored')
    await parcels.pass(10 * MINUTE_MS)
    expect(await parcels.track(number)).toMatchObject({ state: 'delivered', nextLookAt: null })
  })

  it('is followed in a sandbox too, and not where its label is our own', async () => {
    const { labels } = parcels
    await labels.room.room.store.write((tx) => tx.carrierAccounts.put({ ...labels.account, isSandbox: true }))
    await parcels.shipped()
    await labels.room.room.store.write((tx) => tx.carrierAccounts.put({ ...labels.account, isActive: false }))
    await parcels.shipped('O-2')
    await parcels.pass(10 * MINUTE_MS)
    expect(asked().flat().length).toBe(1)
  })
})

describe('a number of an own range', () => {
  it('is followed at the carrier’s account, over its real protocol, and says why where nobody is asked', async () => {
    const bench = await colissimoBench()
    const followed = await openTrackingRoom(bench)
    const { account, room } = followed.labels
    const { store } = room.room
    await store.write(async (tx) => {
      const [range] = (await tx.carrierAccounts.all()).filter(({ kind }) => kind === 'own-range')
      if (range === undefined) throw new Error('there is no range')
      await tx.carrierAccounts.put({ ...range, isActive: true })
      await tx.carrierAccounts.put({ ...account, isActive: false })
      const numbers = (await tx.numberRanges.all()).find(({ accountId }) => accountId === range.id)
      if (numbers !== undefined)
        await tx.numberRanges.put({ ...numbers, scheme: { kind: 'colissimo', productCode: '6A' } })
    })
    const unfollowed = await followed.shipped('O-1')
    await store.write((tx) => tx.carrierAccounts.put(account))
    const { id } = await followed.labels.released('O-2')
    await store.write((tx) => tx.carrierAccounts.put({ ...account, isActive: false }))
    await followed.labels.pack(id)
    await store.write((tx) => tx.carrierAccounts.put(account))
    await room.client.packing.ship(room.call({ fulfillmentId: id }))
    const { fulfillments } = await room.client.orders.get({ orderId: 'O-2' })
    const number = fulfillments[0]?.parcels[0]?.trackingNumber ?? ''
    expect([unfollowed, number].map((one) => /^6A\d{11}$/.test(one))).toEqual([true, true])
    expect([await followed.track(unfollowed), (await followed.track(number))?.state]).toEqual([
      undefined,
      'registered',
    ])
    await followed.pass(10 * MINUTE_MS)
    expect((await followed.track(number))?.lookedAt).not.toBeNull()
    expect(bench.server.calls).toBeGreaterThan(0)
    await followed.close()
    await bench.close()
  })
})

describe('a carrier', () => {
  it('that is away is left alone for longer and longer, over a restart too', async () => {
    const number = await parcels.shipped()
    parcels.labels.carrier.mishaps.push('down', 'down', 'down')
    await parcels.pass(5 * MINUTE_MS)
    parcels.restart()
    await parcels.pass(100)
    expect(asked().length).toBe(1)
    await parcels.pass(MINUTE_MS, 12)
    parcels.scan(number, 'in-transit')
    await parcels.pass(5 * MINUTE_MS, 5)
    expect(asked().length).toBe(5)
    expect(await stateOf(number)).toBe('in-transit')
  })

  it('that refuses the key is not asked again until the account changes', async () => {
    await parcels.shipped()
    parcels.labels.carrier.mishaps.push('unauthorised')
    await parcels.pass(DAY_MS, 24)
    expect(asked().length).toBe(1)
    expect(parcels.link().kind).toBe('needs-authorisation')
    parcels.restart()
    await parcels.pass(MINUTE_MS)
    expect(asked().length).toBe(2)
    expect(parcels.link().kind).toBe('online')
  })

  it('is asked about several numbers in one call, and a number that it does not take holds up no other', async () => {
    const odd = await parcels.shipped()
    const good = await parcels.shipped('O-2')
    parcels.labels.carrier.scans.set(odd, 'odd')
    parcels.scan(good, 'delivered')
    await parcels.pass(10 * MINUTE_MS)
    expect(asked()).toEqual([[odd, good], [odd], [good]])
    expect([await stateOf(odd), await stateOf(good)]).toEqual(['registered', 'delivered'])
  })
})
