import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ColissimoServer } from '../../main/demo/carrier-servers/colissimo/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { connect } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { importFiles } from './support/import-files.ts'
import { press } from './support/keys.ts'
import { openStation } from './support/pack-station.ts'

test.describe.configure({ mode: 'serial' })

const API_KEY = 'colissimo-e2e-key'
const colissimo = new ColissimoServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: { apiKey: API_KEY },
})
const ORDERED = 'DOUBT-1'
const ORDER = {
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,currency,sku,quantity,unit_price_cents',
    `${ORDERED},files,2026-11-24T08:00:00Z,FR,59000,Lille,Ana Roux,1 rue Neuve,EUR,TEI-104,1,2000`,
  ],
}
const SENDER = {
  company: 'Comptoir du Nord',
  name: 'Expédition',
  street: ['4 quai du Wault'],
  city: 'Lille',
  phone: '0320000000',
  email: 'expedition@example.com',
}
let url = ''

test.beforeAll(async () => {
  url = (await colissimo.start()).url
})
test.afterAll(() => colissimo.goOffline())

test('an account is added step by step, checked, seen connected, and switched off and on', async ({
  page,
}) => {
  await visit(page, '/carriers')
  await page.getByRole('button', { name: 'Add an account' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Colissimo' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Colissimo Lille')
  await dialog.getByRole('textbox', { name: 'API key' }).fill('another key')
  await dialog.getByText('Test account (sandbox)').click()
  await dialog.getByRole('textbox', { name: /Other address/ }).fill(url)
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('Not connected')).toBeVisible()
  await dialog.getByRole('button', { name: 'Next' }).click({ force: true })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeVisible()

  await dialog.getByRole('textbox', { name: 'API key' }).fill(API_KEY)
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('Connected: the carrier takes these credentials')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Next' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Colissimo Domicile' })).toHaveValue('DOM')
  await expect(dialog.getByRole('textbox', { name: 'Colissimo Point Retrait' })).toHaveValue('HD')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()

  await expect(page.locator('.toasts')).toContainText('Colissimo Lille added')
  const line = page.locator('.account-line').filter({ hasText: 'Colissimo Lille' })
  await expect(line.getByText('Test account')).toBeVisible()
  await expect(line.getByText('Connected')).toBeVisible({ timeout: 15_000 })
  await expectAccessible(page)

  await line.getByRole('switch').click({ force: true })
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
  await expect(line.getByText('Switched off')).toBeVisible()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(line.getByText('Switched off')).toBeHidden()

  await line.getByRole('button', { name: 'Edit' }).click()
  await expect(dialog.getByText('Stored; leave empty to keep it.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Next' }).click()
  await dialog.getByRole('textbox', { name: 'Colissimo Point Retrait' }).fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(line.getByText('Colissimo Point Retrait')).toBeHidden()
})

test('numbers of a range are entered, and a folder of label files is seen', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-label-files-'))
  await visit(page, '/carriers')
  const dialog = page.getByRole('dialog')
  const add = async (kind: string, fill: () => Promise<void>) => {
    await page.getByRole('button', { name: 'Add an account' }).click()
    await dialog.getByRole('button', { name: kind }).click()
    await fill()
    await dialog.getByRole('button', { name: 'Next' }).click()
    await dialog.locator('.account-products input').first().fill('any')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()
  }
  await add('Own number range', () => dialog.getByRole('textbox', { name: 'Name' }).fill('Own numbers'))
  await add('Label files', async () => {
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Our software')
    await dialog.getByRole('textbox', { name: /Folder/ }).fill(folder)
    await dialog.getByRole('button', { name: 'Check' }).click()
    await expect(dialog.getByText(/Connected/)).toBeVisible()
  })

  await page.getByRole('button', { name: 'Numbers' }).click()
  await expect(dialog.getByText('No range yet')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Extension digit' }).fill('3')
  await dialog.getByRole('textbox', { name: /GS1 prefix/ }).fill('7600000')
  await dialog.getByRole('textbox', { name: 'First' }).fill('100')
  await dialog.getByRole('textbox', { name: 'Last' }).fill('149')
  await dialog.getByRole('button', { name: 'Add the range' }).click()
  await expect(dialog.getByRole('row', { name: /SSCC-18/ })).toContainText('100 – 149')
  await expect(dialog.getByText('Running out')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Label files' }).last().click()
  await expect(dialog.getByText('The folder can be read and written')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.locator('.accounts .label-supply')).toContainText(/Labels in hand|Nothing is released/)

  rmSync(folder, { recursive: true, force: true })
})

test('the number of a label that may have been made is entered, and checked', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(120_000)
  const screen = await connect(controlRoom.address)
  const { client } = screen
  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  const { settings } = await client.session.hello({})
  await client.settings.putWorkspace(call({ ...settings, autoReleaseMinutes: 0 }))
  for (const site of await client.sites.list({})) await client.sites.put(call({ ...site, sender: SENDER }))
  const rows = await client.carriers.accounts({})
  for (const { account } of rows)
    if (account.carrierId === 'colissimo' && account.name !== 'Colissimo Lille')
      await client.carriers.setAccountActive(call({ accountId: account.id, isActive: false }))
  for (const { carrierId } of await client.carriers.list({}))
    if (carrierId !== 'colissimo')
      await client.carriers.suspend(
        call({ carrierId, serviceId: null, zones: [], reason: 'e2e', until: null }),
      )
  // Only this one's answer is lost; else the account would rest, and ask for none.
  colissimo.misbehaviour.often({ kind: 'reset', handled: true }, 1, ({ body }) => body.includes(ORDERED))
  await importFiles(screen, ORDER)
  const doubt = async () => {
    const orderId = (await client.orders.list({ search: ORDERED })).rows[0]?.id
    if (orderId === undefined) return null
    const { exceptions } = await client.orders.get({ orderId })
    return exceptions.find(({ cause }) => cause.reason === 'label-in-doubt')?.cause ?? null
  }
  await expect.poll(doubt, { timeout: 60_000 }).not.toBeNull()
  colissimo.misbehaviour.calm()

  const open = async (shown: Page) => {
    await visit(shown, `/exceptions?q=${ORDERED}`)
    await shown.getByRole('grid').locator('[aria-rowindex]').first().dblclick({ timeout: 60_000 })
  }
  await photograph(browser, controlRoom, 'label-in-doubt', async (shown, language) => {
    await open(shown)
    await shown
      .getByRole('complementary')
      .getByRole('button', { name: language === 'fr' ? 'Elle a été créée' : 'It was made' })
      .click()
    await expect(shown.getByRole('dialog')).toBeVisible()
  })
  await open(page)
  await page.getByRole('complementary').getByRole('button', { name: 'It was made' }).click()
  const dialog = page.getByRole('dialog')
  const number = dialog.getByRole('textbox', { name: 'Tracking number' })
  await number.fill('8R')
  await expect(dialog.getByText('A parcel number has 5 to 40 letters and digits')).toBeVisible()
  await expectAccessible(page)
  const cause = await doubt()
  const reference = cause !== null && 'reference' in cause ? cause.reference : ''
  await number.fill(colissimo.books.made.find((made) => made.reference === reference)?.number ?? '')
  await dialog.getByRole('button', { name: 'It was made' }).click()
  await expect(dialog).toBeHidden()
  const order = (await client.orders.list({ search: ORDERED })).rows[0]?.id ?? ''
  const { labels } = await client.orders.get({ orderId: order })
  expect([...labels.values()].flat().map(({ standing }) => standing)).toContain('elsewhere')
  screen.socket.close()
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(600_000)
  await photograph(browser, controlRoom, 'carrier-accounts', async (page) => {
    await visit(page, '/carriers')
    await expect(page.locator('.account-line').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-accounts-kinds', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.accounts .carrier-head .button').click()
    await expect(page.locator('.kind-choice-one').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-accounts-access', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.accounts .carrier-head .button').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Colissimo' }).click()
    await expect(page.getByRole('dialog').locator('input').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-accounts-use', async (page) => {
    await visit(page, '/carriers')
    await page
      .locator('.account-line')
      .filter({ hasText: 'Colissimo Lille' })
      .locator('.button')
      .first()
      .click()
    await page.locator('.carrier-actions .button').last().click()
    await expect(page.locator('.account-products input').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-numbers', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.account-line').filter({ hasText: 'Own numbers' }).locator('.button').first().click()
    await expect(page.locator('.number-ranges')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-label-files', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.account-line').filter({ hasText: 'Our software' }).locator('.button').first().click()
    await expect(page.locator('.number-part').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'station-labels', async (page, language) => {
    await openStation(page, 'Lille Lesquin')
    await expect(page.locator('.label-supply')).toContainText(language === 'fr' ? 'Étiquettes' : 'Labels')
    await page.screenshot({ path: `test-results/screens/station-waiting-${language}.png` })
    await expect(async () => {
      await page.locator('.pack-queue-row').first().click({ timeout: 3_000 })
      await expect(page.locator('.pack-label-notes')).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 60_000 })
  })
  await photograph(browser, controlRoom, 'order-labels', async (page) => {
    await visit(page, '/orders?state=released')
    await expect(page.locator('[aria-rowindex] .mono').first()).toBeVisible()
    await press(page, 'j')
    await press(page, 'Enter')
    await expect(page.locator('.parcel-labels').first()).toBeVisible()
  })
})
