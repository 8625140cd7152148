import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test.use({ workspace: 'demo' })

test('a channel says how it stands, shows what came in, and is paused and resumed', async ({ page }) => {
  await page.getByRole('link', { name: 'Channels' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('from 4 channels')
  await page.getByRole('button', { name: 'Tienda' }).click()
  const panel = page.getByRole('complementary')
  await expect(panel.getByText('Orders come in and updates go out.')).toBeVisible()

  await panel.getByRole('button', { name: 'Show' }).first().click()
  await expect(page.getByRole('dialog').getByText('"id": "gid://shopify/Order')).toBeVisible()
  await page.keyboard.press('Escape')

  await panel.getByRole('button', { name: 'Pause' }).click()
  await expect(panel.getByText('Paused by a person')).toBeVisible()
  await panel.getByRole('button', { name: 'Resume' }).click()
  await expect(panel.getByText('Paused by a person')).toBeHidden()

  await panel.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.locator('.toasts')).toContainText('Tienda is being asked now')
  await panel.getByRole('textbox', { name: 'Kept back from it, per product' }).fill('3')
  await panel.getByRole('textbox', { name: 'Kept back from it, per product' }).press('Enter')
  await expect(page.locator('.toasts')).toContainText('the buffer is saved')
})

test('adding a shop is guided, and what does not answer is not added', async ({ page }) => {
  await visit(page, '/channels')
  await page.getByRole('button', { name: 'Add a channel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'WooCommerce' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Corner shop')
  await dialog.getByRole('textbox', { name: 'Shop address' }).fill('http://127.0.0.1:9')
  await dialog.getByRole('textbox', { name: 'Consumer key' }).fill('ck_1')
  await dialog.getByRole('textbox', { name: 'Consumer secret' }).fill('cs_1')
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('It does not let us in')).toBeVisible({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Corner shop')).toBeHidden()
})

test('is accessible', async ({ page }) => {
  await visit(page, '/channels/boutique')
  await expect(page.getByRole('complementary').getByRole('button', { name: 'Show' }).first()).toBeVisible()
  await expectAccessible(page)
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'channels', async (page) => {
    await visit(page, '/channels/boutique')
    await expect(page.locator('.channel-inbox li').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'channels-add', async (page) => {
    await visit(page, '/channels')
    await page.locator('.sentence-heading-aside .button').click()
    await page.getByRole('button', { name: 'Shopify' }).click()
    await expect(page.locator('.channel-steps')).toBeVisible()
  })
})
