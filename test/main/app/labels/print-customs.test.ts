import { afterEach, beforeEach, expect, it } from 'vitest'
import { printBought } from '../../../../main/app/labels/print-label.ts'
import type { CarrierDocument } from '../../../../main/app/ports/carrier.ts'
import { storePrinters } from '../../../../main/app/printers/printer-settings.ts'
import type { LabelPurchase } from '../../../../shared/domain/label-purchase.ts'
import { PAPER_ROUTES } from '../../../../shared/domain/paper-routes.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { aDeclaration, anAddress, aRequest } from '../../../support/carriers/label-requests.ts'
import { aProduct } from '../../../support/engine-builders.ts'
import { aPurchase } from '../../../support/label-purchases.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { printWithLabels } from '../../../support/paper-routes.ts'
import { printerConfig } from '../../../support/printers/label-builders.ts'

let labels: LabellingRoom
beforeEach(async () => {
  labels = await openLabellingRoom('colissimo')
  await printWithLabels(labels, 'customs')
})
afterEach(() => labels.close())

function paper(role: CarrierDocument['role']): CarrierDocument {
  return { role, format: 'pdf', dpi: null, widthMm: 210, heightMm: 297, bytes: Buffer.from('%PDF-1.4') }
}

/** Prints the label of a bought parcel with these papers of its carrier; what was queued, and where. */
async function printed(
  request: LabelPurchase['request'],
  papers: readonly CarrierDocument[],
): Promise<string[]> {
  const { store, commands, printing } = labels.room.room
  const { id: fulfillmentId } = await labels.released()
  const purchase = aPurchase({
    accountId: 'account',
    fulfillmentId,
    state: 'bought',
    request,
    trackingNumber: 'CC1',
  })
  return commands.system('labels.settlePurchase', async (context) => {
    const { tx } = context
    await tx.labels.want(purchase)
    await tx.labels.keepDocuments(
      purchase.id,
      papers.map((_, at) => `paper-${at}`),
      papers,
    )
    for (const _twice of [1, 2])
      await printBought(context, printing.queue, purchase, { printerId: 'virtual', title: '#1 1/1 CC1' })
    const jobs = await store.printJobs.list(tx, { printerId: null, states: [], limit: 20 })
    return jobs
      .map(({ content, printerId }) => {
        const what = content.kind === 'paper' ? content.paper.kind : content.kind
        return `${what} on ${printerId}`
      })
      .toReversed()
  })
}

const to = (country: string, postcode: string, numbers: Partial<ReturnType<typeof aDeclaration>> = {}) =>
  aRequest('COM', {
    recipient: anAddress({ country, postcode }),
    customs: { ...aDeclaration(), ...numbers },
  })

it('prints no papers for a parcel that crosses no border', async () => {
  expect(await printed(aRequest('DOM'), [paper('label')])).toEqual(['document on virtual'])
})

it('prints the carrier’s papers as they came, once each, with the label (Réunion)', async () => {
  const papers = [paper('label'), paper('customs'), paper('customs')]
  expect(await printed(to('RE', '97400'), papers)).toEqual([
    'document on virtual',
    'document on virtual',
    'document on virtual',
  ])
})

it.each([
  { name: 'Switzerland', country: 'CH', postcode: '8001', numbers: {} },
  { name: 'Norway', country: 'NO', postcode: '0150', numbers: { voec: '2000123' } },
  { name: 'Great Britain', country: 'GB', postcode: 'SW1A 1AA', numbers: { eori: 'GB123456789000' } },
  { name: 'the Canary Islands', country: 'ES', postcode: '35001', numbers: {} },
])('prints ours where the carrier gives none: $name', async ({ country, postcode, numbers }) => {
  expect(await printed(to(country, postcode, numbers), [paper('label')])).toEqual([
    'document on virtual',
    'cn23 on virtual',
    'invoice on virtual',
    'invoice on virtual',
    'invoice on virtual',
  ])
})

it('prints them where pages are printed at its site, and the label where labels are', async () => {
  const office = printerConfig(
    { kind: 'cups', queue: 'office', server: null },
    { id: 'office', language: { kind: 'pdf' }, widthMm: 210, heightMm: 297, siteId: 'LILLE' },
  )
  await labels.room.room.store.write(async (tx) => {
    await tx.settings.put(PAPER_ROUTES, [])
    await storePrinters(tx, [office])
  })
  expect(await printed(to('CH', '8001'), [paper('label'), paper('customs')])).toEqual([
    'document on virtual',
    'document on office',
  ])
})

it('prints ours with a number of an own range, saying that nobody was told electronically', async () => {
  const { id } = await labels.released()
  const { store } = labels.room.room
  const { carrierId, products } = labels.account
  const customs = { hsCode: '691200', originCountry: 'PT', description: 'Ceramic mug', dangerousGoods: null }
  await store.write(async (tx) => {
    await tx.carrierAccounts.put({ ...labels.account, isActive: false })
    await tx.carrierAccounts.put(anAccount('own-range', carrierId, [], { id: 'range', products }))
    await tx.numberRanges.put({
      id: 'block',
      accountId: 'range',
      scheme: { kind: 'sscc', extensionDigit: '3', companyPrefix: '7600000' },
      first: 0,
      last: 9,
      next: 0,
      owner: null,
    })
    await tx.products.put([aProduct('A', { customs })])
    const [record] = await tx.orders.byIds(['O-1'])
    if (record === undefined) throw new Error('no order')
    const { order } = record
    const destination = { ...order.destination, country: 'CH', postcode: '8001', city: 'Zürich' }
    await tx.orders.update({ ...order, destination })
  })
  await labels.pack(id)
  const jobs = await labels.room.read((tx) => store.printJobs.papersOf(tx, id))
  expect(jobs.map(({ content }) => (content.kind === 'paper' ? content.paper : null))).toMatchObject([
    { kind: 'invoice', isTold: false },
    { kind: 'invoice', isTold: false },
    { kind: 'invoice', isTold: false },
    { kind: 'cn23', isTold: false, trackingNumber: '376000000000000006', customs: { incoterm: 'DAP' } },
  ])
})
