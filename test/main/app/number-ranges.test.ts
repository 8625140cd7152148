import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tellSupplies } from '../../../main/app/labels/tell-supplies.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { aPurchase } from '../../support/label-purchases.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let workroom: Workroom
beforeEach(async () => {
  workroom = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3 } }) }))
  await workroom.room.store.write(async (tx) => {
    await tx.carrierAccounts.put(account('dpd-own', 'DPD Lyon', 'own-range'))
    await tx.carrierAccounts.put(account('post', 'La Poste', 'colissimo'))
  })
})
afterEach(() => workroom.close())

function account(id: string, name: string, kind: CarrierAccount['kind']): CarrierAccount {
  return {
    id,
    kind,
    name,
    carrierId: 'dpd',
    isSandbox: false,
    isActive: true,
    url: null,
    siteIds: [],
    channelIds: [],
    products: [{ serviceId: 'classic', product: '101' }],
    settings: {},
  }
}

const scheme = { kind: 'dpd', depot: '0530' } as const
const add = (over: Partial<{ accountId: string; first: number; last: number }> = {}) =>
  workroom.client.carriers.addNumberRange(
    workroom.call({ accountId: 'dpd-own', scheme, first: 1000, last: 1999, ...over }),
  )

async function refusal(answer: ReturnType<typeof add>): Promise<string> {
  const given = await answer
  return given.kind === 'refused' ? say('en', given.message) : given.kind
}

const address = {
  name: 'Camille Martin',
  company: null,
  street: ['27 cours Napoléon', 'Bâtiment B'],
  postcode: '20090',
  city: 'Ajaccio',
  state: null,
  country: 'FR',
  phone: '+33611223344',
  email: null,
}

function request(n: number): LabelRequest {
  return {
    reference: `SY${String(n).padStart(13, '0')}`,
    product: '101',
    isReturn: false,
    sender: address,
    recipient: address,
    point: null,
    orderReference: `=FR-${n}`,
    weightG: 1250,
    dimensions: { lengthMm: 1, widthMm: 1, heightMm: 1 },
    shipOn: '2026-11-23',
    valueCents: 0,
    currency: 'EUR',
    deliveryNote: '',
    customs: null,
    format: 'zpl-203',
  }
}

function bought(n: number, over: Partial<LabelPurchase> = {}): LabelPurchase {
  return aPurchase({
    id: `purchase-${n}`,
    fulfillmentId: 'o1/LILLE',
    parcel: n,
    accountId: 'dpd-own',
    state: 'bought',
    papers: 'drawn',
    request: request(n),
    trackingNumber: `0530000000${n}`,
    createdAt: MONDAY_MORNING,
    changedAt: MONDAY_MORNING,
    ...over,
  })
}

describe('a range that a carrier gave', () => {
  it('is entered by a manager, and listed with what is left', async () => {
    const { kind } = await add()
    const { ranges, supplies } = await workroom.as({ role: 'lead' }).carriers.numberRanges({})
    const own = <Row extends { accountId: string }>(rows: readonly Row[]) =>
      rows.filter(({ accountId }) => accountId === 'dpd-own')
    expect({ kind, ranges: own(ranges), supplies: own(supplies) }).toEqual({
      kind: 'done',
      ranges: [
        {
          id: expect.any(String),
          accountId: 'dpd-own',
          scheme,
          first: 1000,
          last: 1999,
          next: 1000,
          owner: null,
        },
      ],
      supplies: [{ accountId: 'dpd-own', left: 1000, perDay: 0, lastsDays: null, state: 'enough' }],
    })
  })

  it('is refused where a number of it was entered before, or the account numbers no labels', async () => {
    await add()
    expect(await refusal(add({ first: 1999, last: 2500 }))).toBe(
      'Numbers of this range stand in that of DPD Lyon already, 1000 to 1999: they would be printed twice. Check the carrier’s letter',
    )
    expect(await refusal(add({ accountId: 'post', first: 5000, last: 5001 }))).toBe(
      'La Poste is no account whose labels are numbered here. Choose one of the kind “own range”',
    )
    expect(await refusal(add({ first: 2000, last: 2500 }))).toBe('done')
  })
})

it('running out is one notice over all accounts, until there is another range', async () => {
  const { store, notices } = workroom.room
  const told = async () => {
    await tellSupplies(store, notices, MONDAY_MORNING + DAY_MS)
    return notices.all().map((one) => say('en', one))
  }
  await add({ first: 1000, last: 1002 })
  await store.write(async (tx) => {
    await tx.carrierAccounts.put(account('dpd-second', 'DPD Lille', 'own-range'))
    await tx.numberRanges.put({
      id: 'r2',
      accountId: 'dpd-second',
      scheme,
      first: 1,
      last: 1,
      next: 2,
      owner: null,
    })
    for (let n = 1; n <= 14; n++) await tx.labels.want(bought(n))
  })
  expect(await told()).toEqual([
    'Tracking numbers are running out: DPD Lyon (3 left, 3 days) and DPD Lille (none left, its parcels wait). Ask for another range',
  ])
  await add({ first: 5000, last: 9000 })
  await add({ accountId: 'dpd-second', first: 10_000, last: 19_000 })
  expect(await told()).toEqual([])
})

it('a day’s parcels of an account at a site are listed for the carrier, formulas made harmless', async () => {
  await workroom.receive(anOrder())
  const [part] = await workroom.read((tx) => tx.fulfillments.byOrders([anOrder().id]))
  if (part === undefined) throw new Error('the order is not allocated')
  const { id: fulfillmentId, siteId } = part
  await workroom.room.store.write(async (tx) => {
    await tx.labels.want(bought(1, { fulfillmentId }))
    await tx.labels.want(bought(2, { fulfillmentId, accountId: 'post' }))
    await tx.labels.want(bought(3, { fulfillmentId, state: 'voided' }))
    await tx.labels.want(bought(4, { fulfillmentId, changedAt: MONDAY_MORNING + DAY_MS }))
  })
  const list = (day: string) =>
    workroom.as({ role: 'packer' }).carriers.dayList({ accountId: 'dpd-own', siteId, day })
  expect(await list('2026-11-23')).toEqual({
    parcels: 1,
    csv:
      'tracking_number,reference,order,product,ship_on,weight_g,name,company,street,street_2,postcode,city,country,phone,email,point\n' +
      "05300000001,SY0000000000001,'=FR-1,101,2026-11-23,1250,Camille Martin,,27 cours Napoléon,Bâtiment B,20090,Ajaccio,FR,'+33611223344,,\n",
  })
  expect((await list('2026-11-22')).parcels).toBe(0)
})
