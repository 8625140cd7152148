import { afterEach, describe, expect, it } from 'vitest'
import { addressCheckEvents } from '../../../../main/app/address-checks/address-check-events.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { openReleaseGate } from '../../../../main/app/release/release-gate.ts'
import { addresses } from '../../../../main/carriers/asking/addresses.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import type { CarrierKind } from '../../../../shared/domain/carrier-account.ts'
import type { Destination, Order } from '../../../../shared/domain/order.ts'
import type { Site } from '../../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { DAY_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { colissimoBench } from '../../../support/carriers/colissimo.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'
import { dhlBench } from '../../../support/carriers/dhl-parcel-de.ts'
import { easyPostBench } from '../../../support/carriers/easypost.ts'
import { glsBench } from '../../../support/carriers/gls.ts'
import { anOrder, aWorld, LILLE, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../../support/workroom.ts'

/** A carrier that checks addresses, the product that it delivers by, and a postcode that no town has. */
interface Checking {
  readonly kind: CarrierKind
  readonly open: () => Promise<CarrierBench>
  readonly product: string
  readonly site: Partial<Site>
  readonly home: Partial<Destination>
  readonly unknown: string
}

const SENDER = {
  company: 'Comptoir du Nord',
  name: 'Expédition',
  street: ['4 quai du Wault'],
  city: 'Lille',
  phone: '0320000000',
  email: 'expedition@example.com',
}
const PARIS = {
  name: 'Zoé Martin',
  street: ['3 rue de l’Église'],
  postcode: '75011',
  city: 'Paris',
  country: 'FR',
  phone: '0612345678',
  email: 'zoe@example.com',
}
const BERLIN = { ...PARIS, street: ['Lilienstr. 12a'], postcode: '10115', city: 'Berlin', country: 'DE' }
const COLISSIMO: Checking = {
  kind: 'colissimo',
  open: colissimoBench,
  product: 'DOM',
  site: {},
  home: PARIS,
  unknown: '75999',
}
const EASYPOST: Checking = {
  ...COLISSIMO,
  kind: 'easypost',
  open: easyPostBench,
  product: 'DHLExpress:DomesticExpress',
}
const CHECKING: readonly Checking[] = [
  COLISSIMO,
  { ...COLISSIMO, kind: 'gls', open: glsBench, product: 'PARCEL' },
  EASYPOST,
  {
    kind: 'dhl-parcel-de',
    open: dhlBench,
    product: 'V01PAK',
    site: {
      country: 'DE',
      postcode: '20457',
      sender: { ...SENDER, street: ['Hafenstr. 4'], city: 'Hamburg' },
    },
    home: BERLIN,
    unknown: '99999',
  },
]

let room: Workroom
let bench: CarrierBench
let lane: AskLane
let home: Partial<Destination>
afterEach(async () => {
  await room.close()
  await bench.close()
})

async function open({ kind, open: openBench, product, site, home: at }: Checking): Promise<void> {
  const service = aService({ carrierId: 'carrier', serviceId: 'home', name: 'Home' })
  const rates = ['FR', 'DE', 'MT'].map((country) => aRate({ ...service, country }))
  const sites = [{ ...LILLE, sender: SENDER, ...site }]
  room = await openWorkroom(
    aWorld({ sites, stock: stockOf({ LILLE: { A: 9 } }), services: [service], rates }),
  )
  bench = await openBench()
  home = at
  const account = { ...anAccount(kind, 'carrier', []), products: [{ serviceId: 'home', product }] }
  const { store, commands, clock, random } = room.room
  await store.write(async (tx) => {
    await tx.carrierAccounts.put(account)
    await tx.channels.put({ ...SHOP, kind: 'woocommerce' })
    await tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), autoReleaseMinutes: 0 })
  })
  room.room.worlds.forget()
  const events = addressCheckEvents({ store, commands, now: () => clock.now() })
  const asker = addresses({ addresses: events }, account, bench.connector)
  if (asker === null) throw new Error(`${kind} checks no addresses`)
  lane = new AskLane({ clock, random }, asker)
}

const order = (id: string, over: Partial<Destination> = {}): Order =>
  anOrder({
    id,
    externalId: id,
    reference: `#${id}`,
    lines: lines({ A: 1 }),
    destination: { ...anOrder().destination, ...home, ...over },
  })
const ask = () => lane.runOnce(new AbortController().signal)
const stateOf = async (id = 'O-1') => (await room.client.orders.get({ orderId: id })).state
const exceptions = async () => (await room.client.exceptions.list({})).rows

async function release(): Promise<void> {
  const { commands, clock } = room.room
  room.wait(1)
  await releaseDue(commands, openReleaseGate({ sync: { ask: () => null }, clock }))
}

async function resolve(
  code: 'take-proposal' | 'fix-address' | 'keep-address',
  over: Partial<Destination> = {},
) {
  const [row] = await exceptions()
  const address = code === 'fix-address' ? { ...order('O-1').destination, ...over } : null
  const args = { address, stock: null, note: '' }
  const exceptionId = row?.record.id ?? ''
  const outcome = await room.client.exceptions.resolve(room.call({ exceptionId, code, args }))
  expect(outcome.kind).toBe('done')
  await room.room.decider.decideAll()
}

describe.each(CHECKING)('$kind, asked about the address of a decided order', (checking) => {
  it('finds that it does not exist before the order is released, and goes on when it is corrected', async () => {
    await open(checking)
    await room.receive(order('O-1', { postcode: checking.unknown }))
    expect([await stateOf(), await exceptions()]).toEqual(['allocated', []])
    await release()
    expect(await stateOf()).toBe('allocated')
    await ask()
    const [row] = await exceptions()
    expect(row?.record.cause).toMatchObject({
      reason: 'address-invalid',
      field: 'postcode',
      found: checking.unknown,
    })
    expect(row && say('fr', row.sentence)).toContain('n’accepte pas cette adresse')
    await release()
    expect(await stateOf()).toBe('allocated')
    await resolve('fix-address', { postcode: checking.home.postcode ?? '' })
    await ask()
    expect(await exceptions()).toEqual([])
    await release()
    expect(await stateOf()).toBe('released')
    expect(bench.server.books.made).toEqual([])
  })

  it('that is away keeps no order', async () => {
    await open(checking)
    await room.receive(order('O-1', { postcode: checking.unknown }))
    await bench.server.goOffline()
    await ask()
    await release()
    expect([await stateOf(), await exceptions()]).toEqual(['released', []])
  })
})

describe('an address that a carrier was asked about', () => {
  it('is asked about once for all orders to it, and its answer is there when the next is decided', async () => {
    await open(COLISSIMO)
    await room.receive(order('O-1', { postcode: '75999' }), order('O-2', { postcode: '75999' }))
    await ask()
    const calls = bench.server.calls
    expect((await exceptions()).length).toBe(2)
    await bench.server.goOffline()
    await room.receive(order('O-3', { postcode: '75999' }))
    await ask()
    expect([(await exceptions()).length, bench.server.calls]).toEqual([3, calls])
    room.wait(31 * DAY_MS)
    await room.receive(order('O-4', { postcode: '75999' }))
    expect((await exceptions()).length).toBe(3)
  })

  it('is mended with one key by what the carrier proposes, and the shop is told', async () => {
    await open(EASYPOST)
    await room.receive(order('O-1', { postcode: '75999' }))
    await ask()
    const [row] = await exceptions()
    expect(row?.suggestion?.code).toBe('take-proposal')
    expect(row && say('en', row.sentence)).toBe(
      'Postcode: EasyPost does not accept this address: The ZIP code is not found. It fits as “75011”',
    )
    await resolve('take-proposal')
    const { order: mended } = await room.client.orders.get({ orderId: 'O-1' })
    expect([mended.destination.postcode, await stateOf(), await exceptions()]).toEqual([
      '75011',
      'allocated',
      [],
    ])
    const told = (await room.read((tx) => tx.outbox.ofOrder('O-1'))).filter(({ kind }) => kind === 'address')
    expect(told.map(({ payload }) => payload)).toMatchObject([{ address: { postcode: '75011' } }])
  })

  it('is right all the same where a person says so, for this order and the next', async () => {
    await open(COLISSIMO)
    await room.receive(order('O-1', { postcode: '75999' }))
    await ask()
    await resolve('keep-address')
    await room.receive(order('O-2', { postcode: '75999' }))
    await ask()
    await release()
    expect([await stateOf('O-1'), await stateOf('O-2'), await exceptions()]).toEqual([
      'released',
      'released',
      [],
    ])
  })

  it('where nobody can tell is no reason to wait', async () => {
    await open(EASYPOST)
    await room.receive(order('O-1', { country: 'MT', postcode: 'VLT 1117', city: 'Valletta' }))
    await ask()
    await release()
    expect([await stateOf(), await exceptions()]).toEqual(['released', []])
  })

  it('is waited for by its release for two minutes', async () => {
    await open(COLISSIMO)
    await room.receive(order('O-1'))
    await release()
    expect(await stateOf()).toBe('allocated')
    room.wait(2 * MINUTE_MS)
    await release()
    expect(await stateOf()).toBe('released')
    await ask()
    expect(bench.server.calls).toBe(0)
  })

  it('is not asked about where the parcel goes to a pick-up point', async () => {
    await open(COLISSIMO)
    await room.receive({ ...order('O-1'), requests: { pickupPoint: { id: '075110', name: 'Fleurs' } } })
    await ask()
    expect(bench.server.calls).toBe(0)
  })
})
