import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { productForSale } from '../support/channels/storefront.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test.describe.configure({ mode: 'serial' })

const KEY = { consumerKey: 'ck_e2e_0123456789', consumerSecret: 'cs_e2e_0123456789' }
const shop = new WooCommerceServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: KEY,
  name: 'Atelier du Port',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
})
let url = ''

test.beforeAll(async () => {
  url = (await shop.start()).url
  for (const sku of ['TEI-103', 'TEI-104', 'CER-201']) shop.shop.addProduct(productForSale(sku, 100))
})
test.afterAll(() => shop.goOffline())

test('the check names every right, and a shop is only read until somebody has seen what would change', async ({
  page,
}) => {
  await visit(page, '/channels')
  await page.getByRole('button', { name: 'Add a channel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'WooCommerce' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Port')
  await dialog
    .getByRole('textbox', { name: 'Shop address' })
    .fill(`${url}/wp-admin/admin.php?page=wc-settings`)
  await dialog.getByRole('textbox', { name: 'Consumer key' }).fill(KEY.consumerKey)
  await dialog.getByRole('textbox', { name: 'Consumer secret' }).fill(KEY.consumerSecret)
  shop.readOnly = true
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('Connected to Atelier du Port')).toBeVisible()
  await expect(dialog.getByRole('row', { name: /Change stock Write .*Read\/Write missing/ })).toBeVisible()
  await expectAccessible(page)
  shop.readOnly = false
  await dialog.getByRole('textbox', { name: 'Consumer key' }).fill(`${KEY.consumerKey} `)
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByRole('row', { name: /Change stock Write .*Read\/Write granted$/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()

  const panel = page.getByRole('complementary')
  await expect(panel.getByText('Read only: nothing is written to this shop yet')).toBeVisible()
  await panel.getByRole('button', { name: 'Review the changes' }).click()
  await expect(panel.getByText(/figures? there would become ours/)).toBeVisible({ timeout: 30_000 })
  await expect(panel.getByRole('row', { name: /TEI-103/ })).toBeVisible()
  expect(shop.shop.available('TEI-103')).toBe(100)
  await expectAccessible(page)
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'connecting-read-only', async (page) => {
    await visit(page, '/channels/port?tab=stock')
    await expect(page.locator('.channel-writes')).toBeVisible()
    await expect(page.getByRole('row', { name: /TEI-103/ })).toBeVisible()
  })
  shop.readOnly = true
  await photograph(browser, controlRoom, 'connecting-check', async (page) => {
    await visit(page, '/channels/port')
    await page.locator('.channel-actions .button').last().click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input').nth(1).fill(KEY.consumerKey)
    await dialog.locator('input').nth(2).fill(KEY.consumerSecret)
    await dialog.locator('.channel-dialog-actions .button').nth(1).click()
    await expect(dialog.locator('.channel-rights')).toBeVisible()
  })
  shop.readOnly = false
})

/** As the program of another machine marks the shop. */
async function workedBy(name: string) {
  const authorization = `Basic ${btoa(`${KEY.consumerKey}:${KEY.consumerSecret}`)}`
  const query = new URLSearchParams({ id: 'another', name, epoch: '1' })
  const mark = {
    name: `Worked by Switchyard on ${name}`,
    topic: 'action.switchyard_owner',
    status: 'disabled',
    delivery_url: `https://switchyard.invalid/owner?${query}`,
  }
  const answer = await fetch(`${url}/wp-json/wc/v3/webhooks`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(mark),
  })
  expect(answer.status).toBe(201)
}

test('a shop that another program works is not written to; it is taken over after a question', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(120_000)
  await workedBy('depot-2')
  await visit(page, '/channels/port?tab=stock')
  const panel = page.getByRole('complementary')
  const dialog = page.getByRole('dialog')
  await expect(panel.getByText(/figures? there would become ours/)).toBeVisible({ timeout: 30_000 })
  await panel.getByRole('button', { name: 'Approve writing' }).click()
  await dialog.getByRole('button', { name: 'Approve writing' }).click()
  await expect(page.locator('.toasts')).toContainText('depot-2 is working this shop. Take it over first')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await photograph(browser, controlRoom, 'channels-take-over', async (shown, language) => {
    await visit(shown, '/channels/port')
    await shown
      .getByRole('button', { name: language === 'en' ? 'Take over' : 'Reprendre' })
      .last()
      .click()
    await expect(shown.getByRole('dialog')).toContainText('depot-2')
  })
  await panel.getByRole('radio', { name: 'Status' }).click()
  await panel.getByRole('button', { name: 'Take over' }).click()
  await expect(dialog.getByRole('heading', { name: 'Take Port over from depot-2?' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Take over' }).click()
  await expect(page.locator('.toasts')).toContainText('Port taken over')
  await expect(panel.getByRole('button', { name: 'Take over' })).toBeHidden()
})

test('approving it writes the figures there', async ({ page }) => {
  await visit(page, '/channels/port?tab=stock')
  const panel = page.getByRole('complementary')
  await expect(panel.getByText(/figures? there would become ours/)).toBeVisible({ timeout: 30_000 })
  await panel.getByRole('button', { name: 'Approve writing' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/overwritten there at once/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Approve writing' }).click()
  await expect(page.locator('.toasts')).toContainText('is approved')
  await expect.poll(() => shop.shop.available('TEI-103'), { timeout: 20_000 }).not.toBe(100)
})
