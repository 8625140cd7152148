import { readFileSync } from 'node:fs'
import { checkSealed } from '../../main/app/proof/sealed-files.ts'
import { ColissimoServer } from '../../main/demo/carrier-servers/colissimo/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect, type Screen } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { releaseByHand } from './support/release-by-hand.ts'

test.describe.configure({ mode: 'serial' })

const call = <T>(input: T) => ({ commandId: uuidv7(Date.now(), Math.random), input })
const credentials = { apiKey: 'colissimo-e2e-key', trackingKey: 'okapi-e2e-key' }
const colissimo = new ColissimoServer({ clock: systemClock, random: seededRandom(7), credentials })

let screen: Screen
let number = ''
let orderId = ''

/** One order of the demo whose label is bought from the simulated carrier, packed and shipped. */
test.beforeAll(async ({ controlRoom }) => {
  test.setTimeout(150_000)
  await releaseByHand(controlRoom)
  screen = await connect(controlRoom.address)
  const { client } = screen
  const { url } = await colissimo.start()
  const sites = await client.sites.list({})
  for (const site of sites) {
    const sender = {
      company: 'Maison',
      name: 'Quai',
      street: ['1 rue A'],
      city: 'Lille',
      phone: null,
      email: null,
    }
    await client.sites.put(call({ ...site, sender }))
  }
  const account = {
    id: 'colissimo',
    kind: 'colissimo' as const,
    name: 'Colissimo',
    carrierId: 'colissimo',
    isSandbox: false,
    isActive: true,
    url,
    siteIds: [],
    channelIds: [],
    products: [{ serviceId: 'domicile', product: 'DOM' }],
    settings: {},
  }
  await client.carriers.putAccount(call({ account, secrets: credentials }))
  const bySameService = async () =>
    (await client.orders.list({ states: ['allocated'], limit: 200 })).rows.filter(
      ({ services, country }) =>
        country === 'FR' && services.length === 1 && services[0]?.serviceId === 'domicile',
    )
  await expect.poll(async () => (await bySameService()).length, { timeout: 60_000 }).toBeGreaterThan(0)
  const [row] = await bySameService()
  orderId = row?.id ?? ''
  await client.orders.release(call({ orderIds: [orderId] }))
  const { fulfillments } = await client.orders.get({ orderId })
  const fulfillmentId = fulfillments[0]?.id ?? ''
  await expect.poll(() => colissimo.books.made.length, { timeout: 60_000 }).toBeGreaterThan(0)
  await client.packing.pack(call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  const ships = async () => (await client.packing.ship(call({ fulfillmentId }))).kind
  await expect.poll(ships, { timeout: 30_000 }).toBe('done')
  number = colissimo.books.made[0]?.number ?? ''
})
test.afterAll(async () => {
  screen.socket.close()
  await colissimo.goOffline()
})

test('a parcel that has left is found by its number, claimed for, and its file is sealed', async ({
  page,
}) => {
  await visit(page, '/parcels')
  const grid = page.getByRole('grid', { name: 'Parcels' })
  await expect(grid.getByText(number)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('searchbox').fill(number.slice(-5))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 parcel found')
  await page.getByRole('searchbox').fill('nothing like it')
  await expect(page.getByText('No parcel matches')).toBeVisible()
  await page.getByRole('button', { name: 'Show all parcels' }).click()

  await grid.getByText(number).click()
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The carrier hears claims for it until')
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Amount, EUR' }).fill('24,90')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(grid.getByText('Opened')).toBeVisible()

  const saved = page.waitForEvent('download')
  await page.keyboard.press('x')
  const path = await (await saved).path()
  expect(checkSealed(readFileSync(path))).toMatchObject({ kind: 'whole', about: { parcel: number } })

  await page.keyboard.press('Enter')
  const timeline = page.getByRole('complementary')
  await expect(timeline).toContainText(`Claim for parcel ${number}: Opened`)
  await expect(timeline).toContainText(`The file of parcel ${number} was handed out, seal`)
})

/** What Colissimo sends for November: our parcel, heavier than declared, and one that is none of ours. */
const invoice = () =>
  [
    'N° facture;Date facture;Numéro de colis;Poids facturé (kg);Affranchissement HT;Supplément carburant HT',
    `F2026-11;30/11/2026;${number};29,5;48,90;2,10`,
    'F2026-11;30/11/2026;8R99999999999;1,0;7,10;0,30',
    'F2026-11;30/11/2026;8R88888888888;1,0;?;0,30',
  ].join('\r\n')

test('a carrier’s invoice is imported, what was overcharged is listed, disputed and taken back', async ({
  page,
}) => {
  await visit(page, '/invoices')
  await expect(page.getByText('No difference is open')).toBeVisible()
  const file = { name: 'colissimo-11.csv', mimeType: 'text/csv', buffer: Buffer.from(invoice()) }
  await page.locator('input[type=file]').setInputFiles(file)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('3 rows: 4 new charges, none imported before.')
  await expect(dialog).toContainText('1 parcel of ours, 1 other.')
  await dialog.getByText('1 row cannot be read and is left out').click()
  await expect(dialog).toContainText('Line 4: Affranchissement HT: “?” is no amount')
  await dialog.getByText('Columns', { exact: true }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Import 4 lines' }).click()

  const grid = page.getByRole('grid', { name: 'Differences' })
  await expect(grid.getByText(number)).toBeVisible()
  await expect(grid).toContainText('No label of ours has this number')
  await expectAccessible(page)
  await grid.getByText(number).click()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Affranchissement HT')
  await dialog.getByRole('button', { name: /State/ }).click()
  await page.getByRole('option', { name: 'Disputed' }).click()
  await dialog.getByRole('textbox').fill('ticket 4711')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1 no longer here')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 parcel overcharged')

  const saved = page.waitForEvent('download')
  await page.keyboard.press('v')
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('8R99999999999')

  await visit(page, '/parcels?cost=dearer')
  await expect(page.getByRole('grid', { name: 'Parcels' })).toContainText('€51.00')
  await visit(page, '/invoices?view=invoices')
  await page.getByRole('grid', { name: 'Invoices' }).getByText('F2026-11').click()
  await page.keyboard.press('u')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No invoice was imported yet')).toBeVisible()
})

test('a return label is bought from the carrier that the goods went by, and is there for the customer', async ({
  page,
}) => {
  await visit(page, `/orders/${orderId}`)
  await page.getByRole('complementary').getByRole('button', { name: 'Expect goods back' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: /Carrier account/ })).toContainText('Colissimo')
  await dialog
    .getByLabel(/^Units, of/)
    .first()
    .fill('1')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Expect and buy the label' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => colissimo.books.made.length).toBe(2)
  const back = colissimo.books.made[1]?.number ?? ''

  await visit(page, '/returns')
  await page
    .getByRole('grid')
    .getByText(/^Label (ready|sent)$/)
    .click()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  await expect(panel).toContainText(back)
  await expect(panel.getByRole('button', { name: 'Save the label' })).toBeVisible()
  await expectAccessible(page)
  const saved = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save the label' }).click()
  expect(
    readFileSync(await (await saved).path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'return-label', async (page) => {
    await visit(page, '/returns')
    await page.getByRole('grid').locator('[aria-rowindex]').first().dblclick()
    await expect(page.getByRole('complementary').locator('.lucide-copy')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'parcels', async (page, language) => {
    await visit(page, '/parcels')
    await expect(page.getByRole('grid', { name: language === 'fr' ? 'Colis' : 'Parcels' })).toContainText(
      number,
    )
  })
  const file = { name: 'colissimo-11.csv', mimeType: 'text/csv', buffer: Buffer.from(invoice()) }
  await photograph(browser, controlRoom, 'invoices-import', async (page, language) => {
    await visit(page, '/invoices')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText(language === 'fr' ? 'Colonnes' : 'Columns', { exact: true }).click()
  })
  await photograph(browser, controlRoom, 'invoices', async (page, language) => {
    await visit(page, '/invoices')
    const grid = page.getByRole('grid', { name: language === 'fr' ? 'Écarts' : 'Differences' })
    await expect(grid).toBeVisible()
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText(/overcharged|surfacturé/)
    if (/^(Nothing|Rien)/.test((await heading.textContent()) ?? '')) {
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: /4 lines|4 lignes/ }).click()
    }
    await grid.getByText(number).click()
  })
  await photograph(browser, controlRoom, 'invoices-difference', async (page) => {
    await visit(page, '/invoices')
    await page.getByText(number).click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'invoices-by-month', async (page) => {
    await visit(page, '/invoices?view=costs')
    await expect(page.getByRole('table')).toBeVisible()
  })
})
