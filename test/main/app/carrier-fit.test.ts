import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CarrierKind } from '../../../shared/domain/carrier-account.ts'
import type { Destination, Order } from '../../../shared/domain/order.ts'
import { say } from '../../../shared/messages/say.ts'
import { anAccount } from '../../support/carrier-accounts.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

const COLISSIMO = aService({ carrierId: 'colissimo', serviceId: 'home', name: 'Domicile' })
const CHRONOPOST = aService({ carrierId: 'chronopost', serviceId: 'home', name: 'Chrono 13' })

let room: Workroom
beforeEach(async () => {
  const services = [COLISSIMO, CHRONOPOST]
  const rates = [aRate(COLISSIMO), aRate({ ...CHRONOPOST, priceCents: 900 })]
  const abroad = rates.map((rate) => ({ ...rate, country: 'CH' }))
  room = await openWorkroom(
    aWorld({ stock: stockOf({ LILLE: { A: 9 } }), services, rates: [...rates, ...abroad] }),
  )
})
afterEach(() => room.close())

const open = (kind: CarrierKind, carrierId: string, product: string) =>
  room.room.store.write(async (tx) => {
    await tx.carrierAccounts.put({
      ...anAccount(kind, carrierId, [{ carrierId, serviceId: 'home' }]),
      products: [{ serviceId: 'home', product }],
    })
    room.room.worlds.forget()
  })

const to = (over: Partial<Destination>, own: Partial<Order> = {}): Order =>
  anOrder({ lines: lines({ A: 1 }), destination: { ...anOrder().destination, ...over }, ...own })

async function carriers() {
  const { state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  return [state, ...fulfillments.filter((one) => one.state !== 'cancelled').map((one) => one.carrierId)]
}

async function theException() {
  const [row, ...others] = (await room.client.exceptions.list({})).rows
  if (row === undefined || others.length > 0) throw new Error('There is not one exception')
  return row
}

const resolve = async (code: 'take-proposal' | 'fix-address', address: Destination | null = null) => {
  const exceptionId = (await theException()).record.id
  const args = { address, stock: null, note: '' }
  const outcome = await room.client.exceptions.resolve(room.call({ exceptionId, code, args }))
  await room.room.decider.decideAll()
  return outcome
}

/** 38 characters are too long for Colissimo, and fit Chronopost. */
const LONG_STREET = '112 boulevard du Maréchal de Lattre (B)'
const LONGER = '112 bis boulevard du Maréchal de Lattre de Tassigny, bâtiment Les Glycines'

describe('an address that one carrier does not take', () => {
  it('goes by another one that does, and says so', async () => {
    await open('colissimo', 'colissimo', 'DOM')
    await room.receive(to({ street: ['112 boulevard du Maréchal de Lattre d’A'] }))
    expect(await carriers()).toEqual(['allocated', 'chronopost'])
    const { explanation, sentences } = await room.client.orders.explain({ orderId: 'O-1' })
    expect(
      explanation?.services.map(({ carrierId, refusal }) => [carrierId, refusal?.reason ?? null]),
    ).toEqual([
      ['chronopost', null],
      ['colissimo', 'not-taken-by-carrier'],
    ])
    expect(sentences.map((one) => say('en', one)).join('\n')).toContain(
      "Colissimo home was no candidate. Street: Colissimo takes at most 35 characters here; “112 boulevard du Maréchal de Lattre d'A” has 39",
    )
  })

  it('waits before its release where no other one is left, with a form that fits', async () => {
    await open('colissimo', 'colissimo', 'DOM')
    await open('chronopost', 'chronopost', '1')
    await room.receive(to({ street: [LONGER] }))
    const row = await theException()
    expect(await carriers()).toEqual(['on-hold'])
    expect([say('en', row.sentence), say('fr', row.sentence).replaceAll(/[\u00a0\u202f]/g, ' ')]).toEqual([
      `Street: Colissimo takes at most 35 characters here; “${LONGER}” has ${LONGER.length}. It fits as “112 bis Bd du Mal de Lattre de / Tassigny / Bât Les Glycines”`,
      `Rue : Colissimo accepte au plus 35 caractères ici ; « ${LONGER} » en compte ${LONGER.length}. Accepté sous la forme « 112 bis Bd du Mal de Lattre de / Tassigny / Bât Les Glycines »`,
    ])
    expect(row.suggestion?.code).toBe('take-proposal')
    await resolve('take-proposal')
    expect(await carriers()).toEqual(['allocated', 'colissimo'])
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    expect([order.destination.street, order.destination.asGiven?.street]).toEqual([
      ['112 bis Bd du Mal de Lattre de', 'Tassigny', 'Bât Les Glycines'],
      [LONGER],
    ])
    expect((await room.client.exceptions.list({})).rows).toEqual([])
  })

  it('waits as well where a person or the buyer’s method allows no other carrier', async () => {
    await open('colissimo', 'colissimo', 'DOM')
    await room.receive(to({ street: [LONG_STREET] }, { requests: { service: 'colissimo' } }))
    expect((await theException()).record.cause).toMatchObject({ reason: 'address-invalid', field: 'street' })
  })

  it('is decided again when the account is switched off', async () => {
    await open('colissimo', 'colissimo', 'DOM')
    await open('chronopost', 'chronopost', '1')
    await room.receive(to({ street: [LONGER] }))
    for (const accountId of ['colissimo-colissimo', 'chronopost-chronopost'])
      await room.client.carriers.setAccountActive(room.call({ accountId, isActive: false }))
    await room.room.decider.decideAll()
    expect(await carriers()).toEqual(['allocated', 'colissimo'])
  })
})

describe('what else a carrier asks for', () => {
  it('is a telephone number of whoever receives, kept over what the channel says', async () => {
    await open('mondial-relay', 'colissimo', 'HOM')
    await open('mondial-relay', 'chronopost', 'HOM')
    await room.receive(to({ phone: '12' }))
    const row = await theException()
    expect(say('en', row.sentence)).toBe(
      'Telephone: Mondial Relay needs a telephone number such as +33612345678; this is “12”',
    )
    expect(row.suggestion?.code).toBe('fix-address')
    await resolve('fix-address', { ...anOrder().destination, phone: '0612345678' })
    expect(await carriers()).toEqual(['allocated', 'colissimo'])
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    expect([order.destination.phone, order.destination.asGiven?.phone]).toEqual(['0612345678', '12'])
  })

  it('is a note that fits; the order keeps its carrier and its stock meanwhile', async () => {
    await open('colissimo', 'colissimo', 'DOM')
    const deliveryNote = `Sonner deux fois chez la gardienne puis monter au cinquième étage par l’escalier du fond`
    await room.receive(to({}, { requests: { deliveryNote } }))
    expect(await carriers()).toEqual(['allocated', 'colissimo'])
    expect((await theException()).record.cause).toMatchObject({ reason: 'address-invalid', field: 'note' })
    const released = await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    expect(released.kind === 'done' && released.value.changed).toEqual([])
    await resolve('take-proposal')
    const { order } = await room.client.orders.get({ orderId: 'O-1' })
    expect(order.requests?.deliveryNote?.length).toBeLessThanOrEqual(70)
    expect((await room.client.exceptions.list({})).rows).toEqual([])
  })

  it('is customs papers that its account makes: a carrier without them takes nothing abroad', async () => {
    await open('mondial-relay', 'colissimo', 'HOM')
    await room.receive(to({ country: 'CH', postcode: '8001', city: 'Zürich' }))
    expect(await carriers()).toEqual(['allocated', 'chronopost'])
  })
})
