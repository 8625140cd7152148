import { ColissimoServer } from '../../main/demo/carrier-servers/colissimo/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test.use({ workspace: 'demo' })
test.describe.configure({ mode: 'serial' })

const API_KEY = 'colissimo-e2e-key'
const colissimo = new ColissimoServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: { apiKey: API_KEY },
})
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

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'carrier-accounts', async (page) => {
    await visit(page, '/carriers')
    await expect(page.locator('.account-line').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carrier-accounts-kinds', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.accounts .carrier-head .button').click()
    await expect(page.locator('.account-kind').first()).toBeVisible()
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
})
