import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { screenPath } from '../../shared/lib/screen-path.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import { connect, type Screen } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { importFiles } from './support/import-files.ts'
import { scan } from './support/pack-station.ts'

const SITE = 'LILLE'
const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })
const PRINTER = { language: { kind: 'zpl' }, dpi: 203, widthMm: 100, heightMm: 150 } as const

/** Two parcels each. */
const HEAVY = {
  'products.csv': ['sku,name,weight_g', 'ANVIL,Anvil,18000'],
  'stock.csv': ['site,sku,on_hand', 'LILLE,ANVIL,50'],
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,sku,quantity',
    ...[1, 2, 3].map((n) => `H-${n},files,2026-11-24T08:00:00Z,FR,59000,Lille,Ana,1 rue A,ANVIL,2`),
  ],
}

let screen: Screen
let zebra: ZplPrinter
let folder: string

test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(120_000)
  screen = await connect(controlRoom.address)
  zebra = await ZplPrinter.start()
  // The program keeps labels out of its own data folder.
  folder = mkdtempSync(join(tmpdir(), 'switchyard-labels-'))
  const { client } = screen
  const { settings } = await client.session.hello({})
  await client.settings.putWorkspace(call({ ...settings, autoReleaseMinutes: 0 }))
  const tcp = { kind: 'tcp', host: '127.0.0.1', port: zebra.port } as const
  await client.printers.put(call({ ...PRINTER, id: 'zebra', name: 'Zebra', connection: tcp }))
  const file = { kind: 'file', directory: folder } as const
  await client.printers.put(call({ ...PRINTER, id: 'folder', name: 'Folder', connection: file }))
  await importFiles(screen, HEAVY)
  await expect
    .poll(async () => (await client.packing.queue({ siteId: SITE })).length, { timeout: 60_000 })
    .toBeGreaterThan(6)
})
test.afterAll(async () => {
  screen.socket.close()
  await zebra.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Packs the next order at a printer and waits until its label has ended like this. */
async function pack(printerId: string, ends: string, parcels = 1) {
  const { client } = screen
  const find = async () =>
    (await client.packing.queue({ siteId: SITE, limit: 200 })).find(
      ({ fulfillment }) => fulfillment.parcels.length === parcels,
    )
  await expect.poll(async () => (await find()) !== undefined, { timeout: 30_000 }).toBe(true)
  const task = await find()
  const fulfillmentId = task?.fulfillment.id ?? ''
  await client.packing.pack(call({ fulfillmentId, printerId, weightsG: [] }))
  await expect.poll(() => states(fulfillmentId)).toEqual(Array.from({ length: parcels }, () => ends))
  return { fulfillmentId }
}

async function states(fulfillmentId: string) {
  return (await screen.client.packing.jobs({ fulfillmentId, printerId: null })).map(({ state }) => state)
}

async function exceptionsOf(fulfillmentId: string): Promise<string[]> {
  const { rows } = await screen.client.exceptions.list({ view: 'open', group: 'print' })
  return rows.flatMap(({ record: { id, cause } }) =>
    'fulfillmentId' in cause && cause.fulfillmentId === fulfillmentId ? [id] : [],
  )
}

async function openExceptionOf(page: Page, fulfillmentId: string) {
  await expect.poll(async () => (await exceptionsOf(fulfillmentId)).length).toBeGreaterThan(0)
  await visit(page, screenPath('exceptions', (await exceptionsOf(fulfillmentId))[0]))
}

async function setUpStation(page: Page) {
  await visit(page, '/pack')
  const setup = page.getByRole('dialog')
  await setup.getByRole('button', { name: /Site/ }).click()
  await page.getByRole('option', { name: 'Lille Lesquin' }).click()
  await setup.getByRole('button', { name: /Printer|Imprimante/ }).click()
  await page.getByRole('option', { name: 'Zebra' }).click()
  await setup.getByRole('button', { name: /Start packing|Commencer/ }).click()
  await expect(setup).toBeHidden()
}

async function takeUp(page: Page, text: string) {
  await visit(page, '/pack')
  const box = page.getByRole('textbox', { name: /Scan or type|Scanner ou saisir/ })
  await box.fill(text)
  await box.press('Enter')
  await expect(page.locator('.pack-job').first()).toBeVisible()
}

/** The button is shut, Enter and a scan of OK are refused, and the screen says why. */
async function expectHeldBack(page: Page, why: string) {
  await expect(page.getByRole('button', { name: /^Ship/ })).toBeDisabled()
  await expect(page.locator('.pack-ship')).toContainText(why)
  for (const press of [() => page.keyboard.press('Enter'), () => scan(page, 'CMD-OK')]) {
    await press()
    await expect(page.getByRole('alert')).toContainText('Label missing')
    await expect(page.getByRole('alert')).toContainText(why)
    await page.getByRole('alert').click()
    await expect(page.getByRole('alert')).toBeHidden()
  }
}

function breakFolder() {
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'in the way')
}

test('a label that failed holds the parcel back until it is printed again from the queue', async ({
  page,
}) => {
  await setUpStation(page)
  breakFolder()
  const { fulfillmentId } = await pack('folder', 'failed')
  await takeUp(page, fulfillmentId)
  await expect(page.locator('.pack-job')).toContainText('Not printed')
  await expectHeldBack(page, 'Its label was not printed')

  await openExceptionOf(page, fulfillmentId)
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText('The label was not printed: The label cannot be written')
  rmSync(folder)
  mkdirSync(folder)
  await panel.getByRole('button', { name: /Print again|Reprint/ }).click()
  await expect.poll(() => states(fulfillmentId)).toEqual(['confirmed'])
  // The queue goes on to the next.
  await expect(panel).not.toContainText('label')
  expect(await exceptionsOf(fulfillmentId)).toEqual([])
  expect(readdirSync(folder)).toHaveLength(1)

  await takeUp(page, fulfillmentId)
  await page.getByRole('button', { name: /^Ship/ }).click()
  await expect(page.getByRole('alert')).toContainText('Shipped')
})

test('a label that may have come out is confirmed by a person, and nothing is printed twice', async ({
  page,
}) => {
  zebra.behaviour.faultsAfterLabel = ['paper-out']
  const before = zebra.labels.length
  const { fulfillmentId } = await pack('zebra', 'unknown')
  zebra.behaviour = { ...zebra.behaviour, faults: [], faultsAfterLabel: [] }
  await setUpStation(page)
  await takeUp(page, fulfillmentId)
  await expectHeldBack(page, 'may not have been printed')

  await openExceptionOf(page, fulfillmentId)
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: /It was printed/ }).click()
  // The queue goes on to the next.
  await expect(panel).not.toContainText('label')
  expect(await exceptionsOf(fulfillmentId)).toEqual([])
  expect(await states(fulfillmentId)).toEqual(['confirmed'])
  expect(zebra.labels.length).toBe(before + 1)
  await takeUp(page, fulfillmentId)
  await page.getByRole('button', { name: /^Ship/ }).click()
  await expect(page.getByRole('alert')).toContainText('Shipped')
})

test('a label that did not come out after all is printed once more', async ({ page }) => {
  zebra.behaviour.faultsAfterLabel = ['paper-out']
  const before = zebra.labels.length
  const { fulfillmentId } = await pack('zebra', 'unknown')
  zebra.behaviour = { ...zebra.behaviour, faults: [], faultsAfterLabel: [] }
  await openExceptionOf(page, fulfillmentId)
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Print again|Reprint/ })
    .click()
  await expect.poll(() => states(fulfillmentId)).toEqual(['confirmed'])
  expect(zebra.labels.length).toBe(before + 2)
  expect(zebra.labels.at(-1)).toBe(zebra.labels.at(-2))
})

test('a reprint asks which parcels', async ({ page }) => {
  const { fulfillmentId } = await pack('zebra', 'confirmed', 2)
  const before = zebra.labels.length
  await setUpStation(page)
  await takeUp(page, fulfillmentId)
  await page.getByRole('button', { name: /Print again|Reprint/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Parcel 2/ }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Unreadable' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => zebra.labels.length).toBe(before + 1)
  const jobs = await screen.client.packing.jobs({ fulfillmentId, printerId: null })
  expect(jobs.map(({ parcel, reprintNumber }) => [parcel, reprintNumber])).toEqual([
    [2, 1],
    [2, 0],
    [1, 0],
  ])
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(120_000)
  breakFolder()
  const { fulfillmentId } = await pack('folder', 'failed', 2)
  await photograph(browser, controlRoom, 'label-failed', async (page) => {
    await openExceptionOf(page, fulfillmentId)
    await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'label-failed-station', async (page) => {
    await setUpStation(page)
    await takeUp(page, fulfillmentId)
    await expect(page.getByRole('button', { name: /^(Ship|Expédier)/ })).toHaveClass(/button-off/)
  })
  await photograph(browser, controlRoom, 'label-reprint', async (page) => {
    await setUpStation(page)
    await takeUp(page, fulfillmentId)
    await page.getByRole('button', { name: /Print again|Reprint|Réimprimer/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})
