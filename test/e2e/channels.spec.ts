import { areaLink, expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

const TIENDA = '/channels/tienda'

test('a channel says how it stands, shows what came in, and is paused and resumed', async ({ page }) => {
  await areaLink(page, 'Channels').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('from 4 channels')
  await page.getByRole('button', { name: 'Tienda' }).click()
  const panel = page.getByRole('complementary')
  await expect(panel.getByText('Orders come in and updates go out.')).toBeVisible()
  await expect(panel.getByText('in step with ours')).toBeVisible()

  await panel.getByRole('button', { name: 'Pause' }).click()
  await expect(panel.getByText('Paused by a person')).toBeVisible()
  await panel.getByRole('button', { name: 'Resume' }).click()
  await expect(panel.getByText('Paused by a person')).toBeHidden()

  await panel.getByRole('button', { name: 'Sync now' }).click()
  await expect(page.locator('.toasts')).toContainText('Tienda is being synchronised')
  await panel.getByRole('textbox', { name: 'Buffer per product' }).fill('3')
  await panel.getByRole('textbox', { name: 'Buffer per product' }).press('Enter')
  await expect(page.locator('.toasts')).toContainText('buffer saved')

  await panel.getByRole('radio', { name: 'Inbox' }).click()
  await panel.getByRole('button', { name: 'Show' }).first().click()
  await expect(page.getByRole('dialog').getByText('"id": "gid://shopify/Order')).toBeVisible()
})

test('unknown SKUs are one exception, and their orders go on once they are mapped', async ({ page }) => {
  await visit(page, '/exceptions?q=Tienda')
  await page.getByRole('grid').getByText('SKUs of Tienda are unknown').dblclick()
  await page.getByRole('complementary').getByRole('link', { name: 'Open the channel' }).click()

  const panel = page.getByRole('complementary')
  await expect(panel.getByText('3 SKUs of this channel are unknown; 4 orders are waiting')).toBeVisible()
  await expect(panel.getByText('PACK2-TEI-104')).toBeVisible()
  await panel.getByRole('button', { name: 'Accept 2 certain matches' }).click()
  await expect(page.locator('.toasts')).toContainText('2 SKUs are mapped; 3 orders continue')
  await expect(panel.getByText('1 SKU of this channel is unknown; 1 order is waiting')).toBeVisible()

  await panel.getByRole('button', { name: 'Choose a product' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Find a product' }).fill('TEI-103')
  await dialog.getByRole('option', { name: /TEI-103/ }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByText('All SKUs received are known.')).toBeVisible()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(panel.getByText('1 SKU of this channel is unknown; 1 order is waiting')).toBeVisible()
})

test('what shipping methods mean is proposed by their names, and confirmed, changed and undone by a lead', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(180_000)
  await visit(page, `${TIENDA}?tab=methods`)
  const panel = page.getByRole('complementary')
  const relay = panel.getByRole('listitem').filter({ hasText: 'Point relais' })
  await expect(relay.getByText('To a pick-up point')).toBeVisible()
  await expect(relay.getByText('Proposed')).toBeVisible()
  await expectAccessible(page)

  await panel.getByRole('button', { name: 'Confirm all 4 proposals' }).click()
  await expect(page.locator('.toasts')).toContainText('4 shipping methods saved')
  await expect(relay.getByText(/Confirmed by/)).toBeVisible()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(relay.getByText('Proposed')).toBeVisible()
  await page.keyboard.press('j')
  await expect(panel.locator('.unmapped-cursor')).toBeVisible()
  await page.keyboard.press('c')
  await expect(panel.getByText(/Confirmed by/)).toHaveCount(1)

  await relay.getByRole('button', { name: 'Change' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Ask for the point where an order names none').click()
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'channels-methods', async (shown) => {
    await visit(shown, `${TIENDA}?tab=methods`)
    await expect(shown.locator('.methods')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'channels-method-dialog', async (shown) => {
    await visit(shown, `${TIENDA}?tab=methods`)
    await shown.locator('.methods li', { hasText: 'Point relais' }).locator('.button').nth(-1).click()
    await expect(shown.getByRole('dialog')).toBeVisible()
  })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(
    relay.getByText('To a pick-up point, which the carrier chooses if the order names none'),
  ).toBeVisible()
})

test('stock is compared SKU by SKU', async ({ page }) => {
  await visit(page, `${TIENDA}?tab=stock`)
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Compare now' }).click()
  await expect(panel.getByText(/^Compared .*(agree|differ)/)).toBeVisible({ timeout: 30_000 })
  await panel.getByRole('radio', { name: 'All' }).click()
  await panel.getByRole('searchbox').fill('PACK2')
  await expect(panel.getByRole('row', { name: /PACK2-TEI-104 2 × TEI-104/ })).toBeVisible()
})

test('a location shows the stock of the sites behind it', async ({ page }) => {
  await visit(page, `${TIENDA}?tab=places`)
  const panel = page.getByRole('complementary')
  await expect(panel.getByText('The channel has 2 locations')).toBeVisible()
  await panel.getByRole('button', { name: /Location of Lille/ }).click()
  await page.getByRole('option', { name: 'Lille' }).click()
  await expect(page.locator('.toasts')).toContainText('Saved; stock is being sent')
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(panel.getByText('All stock is shown at the main location')).toBeVisible()
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
  await expect(dialog.getByRole('switch', { name: 'A test shop: its orders are not real' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('Access refused', { exact: true })).toBeVisible({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Add', exact: true }).click({ force: true })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Corner shop')).toBeHidden()
})

test('is accessible', async ({ page }) => {
  for (const tab of ['health', 'mapping', 'stock']) {
    await visit(page, `${TIENDA}?tab=${tab}`)
    await expect(page.locator('.channel-panel')).toBeVisible()
    await expectAccessible(page)
  }
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  for (const tab of ['health', 'mapping', 'stock'])
    await photograph(browser, controlRoom, `channels-${tab}`, async (page) => {
      await visit(page, `${TIENDA}?tab=${tab}`)
      await expect(page.locator('.channel-panel')).toBeVisible()
    })
  await photograph(browser, controlRoom, 'channels-add', async (page) => {
    await visit(page, '/channels')
    await page.locator('.sentence-heading-aside .button').click()
    await page.getByRole('button', { name: 'Shopify' }).click()
    await expect(page.locator('.channel-steps')).toBeVisible()
  })
})
