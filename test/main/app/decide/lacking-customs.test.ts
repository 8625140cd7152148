import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CUSTOMS } from '../../../../shared/domain/customs/customs-settings.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { says } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const SERVICE = aService({ carrierId: 'broker', serviceId: 'home' })
const MUG = {
  hsCode: '691200',
  originCountry: 'PT',
  description: 'Ceramic mug',
  dangerousGoods: null,
} as const
const COUNTRIES = ['CH', 'BR']

let room: Workroom
beforeEach(async () => {
  const rates = COUNTRIES.map((country) => aRate({ ...SERVICE, country }))
  room = await openWorkroom(
    aWorld({ stock: stockOf({ LILLE: { A: 90, B: 90 } }), services: [SERVICE], rates }),
  )
  await room.room.store.write((tx) =>
    tx.carrierAccounts.put({
      ...anAccount('sendcloud', 'broker', [SERVICE]),
      products: [{ serviceId: 'home', product: 'broker:home' }],
    }),
  )
  room.room.worlds.forget()
})
afterEach(() => room.close())

const to = (country: string, postcode: string, id = 'O-1', own: Partial<Order> = {}): Order =>
  anOrder({
    id,
    lines: lines({ A: 1 }),
    ...own,
    destination: {
      ...anOrder().destination,
      country,
      postcode,
      city: 'Ville',
      latitude: null,
      longitude: null,
    },
  })

const enterMug = async (sku = 'A') => {
  await room.client.stock.setCustoms(room.call({ sku, customs: MUG }))
  await room.room.decider.decideAll()
}

const enterEori = async () => {
  const customs = { ...CUSTOMS.defaults, eori: 'FR12345678901234' }
  await room.client.settings.putCustoms(room.call(customs))
  await room.room.decider.decideAll()
}

const lacking = async () => {
  const { rows } = await room.client.exceptions.list({})
  return rows.map(({ record: { cause } }) =>
    cause.reason === 'customs-incomplete'
      ? [...cause.products.map(({ sku, gaps }) => `${sku} ${gaps.join(' ')}`), ...cause.numbers]
      : [cause.reason],
  )
}

const ALL = 'A hsCode originCountry description'

describe('an order that customs must be told more of', () => {
  it.each([
    ['Germany', 'DE', '10115', null],
    ['Monaco', 'MC', '98000', null],
    ['Northern Ireland', 'GB', 'BT1 5GS', null],
    ['La Réunion', 'FR', '97400', [ALL]],
    ['the Canary Islands', 'ES', '35001', [ALL]],
    ['Ceuta', 'ES', '51001', [ALL, 'eori']],
    ['Melilla', 'ES', '52001', [ALL, 'eori']],
    ['Switzerland', 'CH', '8001', [ALL, 'eori']],
    ['Norway', 'NO', '0150', [ALL, 'eori']],
    ['Great Britain', 'GB', 'EC1A 1BB', [ALL, 'eori']],
    ['Brazil', 'BR', '01310-100', [ALL, 'eori', 'buyerTaxId']],
  ])('to %s', async (_, country, postcode, want) => {
    await room.room.store.write((tx) =>
      tx.carriers.replaceRates([aRate({ ...SERVICE, country, postcodePrefix: postcode.slice(0, 2) })]),
    )
    room.room.worlds.forget()
    await room.receive(to(country, postcode))
    expect(await lacking()).toEqual(want === null ? [] : [want])
  })

  it('says so in words, keeps its stock, and is not released even by a person', async () => {
    await room.receive(to('CH', '8001'))
    const [row] = (await room.client.exceptions.list({})).rows
    if (row === undefined) throw new Error('Nothing is asked')
    expect([say('en', row.sentence), say('fr', row.sentence).replaceAll(/[\u00a0\u202f]/g, ' ')]).toEqual([
      'To Switzerland, customs ask for what is missing here: A: customs tariff number, country of origin and description for customs; the EORI number of the sender (Settings, Customs)',
      'Vers la Suisse, la douane demande ce qui manque ici : A : code douanier (SH), pays d’origine et désignation pour la douane ; le numéro EORI de l’expéditeur (Réglages, Douane)',
    ])
    const released = await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    expect(released.kind === 'done' && [released.value.changed, released.value.skipped.length]).toEqual([
      [],
      1,
    ])
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('allocated')
  })

  it('goes on by itself when the last of it is entered, with all others that waited for it', async () => {
    for (const id of ['O-1', 'O-2', 'O-3']) await room.receive(to('CH', '8001', id))
    await room.receive(to('CH', '8001', 'O-4', { lines: lines({ A: 1, B: 1 }) }))
    expect(await lacking()).toHaveLength(4)
    await enterMug()
    expect(new Set((await lacking()).map((one) => one.join()))).toEqual(
      new Set(['eori', 'B hsCode originCountry description,eori']),
    )
    await enterEori()
    expect(await lacking()).toEqual([['B hsCode originCountry description']])
    await enterMug('B')
    expect(await lacking()).toEqual([])
  })

  it('is declared by the numbers of the order, else of its channel', async () => {
    await enterMug()
    await room.receive(to('CH', '8001'), to('BR', '01310-100', 'O-2'))
    const customs = { eori: 'DE123456789' }
    await room.client.channels.setCustoms(room.call({ channelId: 'shop', customs }))
    await room.room.decider.decideAll()
    expect(await lacking()).toEqual([['buyerTaxId']])
    await room.client.orders.setCustoms(
      room.call({ orderId: 'O-2', customs: { buyerTaxId: '123.456.789-09' } }),
    )
    await room.room.decider.decideAll()
    expect(await lacking()).toEqual([])
  })

  it('keeps what a person entered for it over what its channel says later', async () => {
    await says(room, { 'O-1': { order: to('CH', '8001') } })
    const [row] = (await room.client.orders.list({})).rows
    const orderId = row?.id ?? ''
    await room.client.orders.setCustoms(room.call({ orderId, customs: { eori: 'FR12345678901234' } }))
    await says(room, { 'O-1': { order: to('CH', '8001', 'O-1', { customerTier: 'vip' }) } })
    expect((await room.client.orders.get({ orderId })).order.customs).toEqual({ eori: 'FR12345678901234' })
  })

  it('is asked the same where its number comes from a range: our papers declare it', async () => {
    await room.client.carriers.setAccountActive(room.call({ accountId: 'broker-sendcloud', isActive: false }))
    await room.receive(to('CH', '8001'))
    expect(await lacking()).toEqual([['A hsCode originCountry description', 'eori']])
  })
})
