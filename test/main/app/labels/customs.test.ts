import { afterEach, beforeEach, expect, it } from 'vitest'
import { customsOf, merchantIdentity } from '../../../../main/app/labels/customs-of.ts'
import { CUSTOMS } from '../../../../shared/domain/customs/customs-settings.ts'
import { anOrder, aProduct, LILLE, lines } from '../../../support/engine-builders.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom('colissimo')
})
afterEach(() => labels.close())

const PARCEL = {
  number: 1,
  weightG: 1_000,
  chargeableG: 1_000,
  dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
  contents: [{ lineId: '1', sku: 'A', quantity: 2 }],
  trackingNumber: null,
}

/** What customs are told of two A to a place. */
const told = (country: string, postcode: string, account = labels.account) => {
  const order = anOrder({ lines: lines({ A: 2 }) })
  const to = { ...order, destination: { ...order.destination, country, postcode } }
  const contents = to.lines.map(({ id, sku, quantity }) => ({ lineId: id, sku, quantity }))
  return labels.room.read(async (tx) =>
    customsOf(tx, await merchantIdentity(tx), account, {
      order: to,
      parcel: { ...PARCEL, contents },
      site: LILLE,
    }),
  )
}

it('is nothing for a parcel that crosses no border, or whose carrier takes no declarations', async () => {
  expect(await told('DE', '10115')).toBeNull()
  expect(await told('CH', '8001', { ...labels.account, kind: 'mondial-relay' })).toBeNull()
})

it('names what a product lacks, also for an overseas department under France', async () => {
  expect(await told('FR', '97400')).toMatchObject({
    kind: 'incomplete',
    products: [{ sku: 'A', gaps: ['hsCode', 'originCountry', 'description'] }],
  })
})

it('is declared by the merchant’s numbers', async () => {
  const customs = { hsCode: '691200', originCountry: 'PT', description: 'Ceramic mug', dangerousGoods: null }
  await labels.room.room.store.write(async (tx) => {
    await tx.products.put([aProduct('A', { customs })])
    await tx.settings.put(CUSTOMS, { ...CUSTOMS.defaults, eori: 'FR12345678901234', incoterm: 'DDP' })
  })
  expect(await told('CH', '8001')).toMatchObject({
    kind: 'declared',
    declaration: {
      eori: 'FR12345678901234',
      ioss: null,
      incoterm: 'DDP',
      items: [{ sku: 'A', quantity: 2, hsCode: '691200', originCountry: 'PT' }],
    },
  })
})
