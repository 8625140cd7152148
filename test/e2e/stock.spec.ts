import { aPng } from '../support/pictures.ts'
import { areaLink, expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test('a count is corrected where it stands, and undone', async ({ page, browser, controlRoom }) => {
  await areaLink(page, 'Stock').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ products/)
  await page.locator('.list-tools .select-button').click()
  await page.getByRole('option', { name: 'Lyon Saint-Priest' }).click()
  await page.getByRole('searchbox', { name: 'SKU or name' }).fill('THE-1')
  const row = page.getByRole('row').filter({ hasText: 'THE-1' }).first()
  await expect(row).toBeVisible()

  const cell = row.getByRole('button', { name: /^On hand of/ })
  const name = (await cell.getAttribute('aria-label')) ?? ''
  const before = Number(name.split(': ')[1]?.replace(/\D/g, ''))
  await cell.click()
  await row.getByRole('textbox').fill(String(before + 40))

  // Names of channels and sites are read again while somebody types.
  const other = await browser.newPage()
  await other.goto(controlRoom.address)
  await visit(other, '/channels/tienda')
  await other.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('3 channels live')).toBeVisible()
  await other.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('4 channels live')).toBeVisible()
  await other.close()

  await row.getByRole('textbox').press('Enter')
  const toast = page.locator('.toasts').getByText(`to ${before + 40}`)
  await expect(toast).toBeVisible()
  await expect(cell).toHaveText(String(before + 40))

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.toasts')).toContainText('change undone')
  await expect(cell).toHaveText(String(before))
})

test('a count is refused when somebody was faster', async ({ page, browser, controlRoom }) => {
  await visit(page, '/stock/BOC-102')
  const mine = page.getByRole('complementary').getByRole('row').filter({ hasText: 'Lyon' })
  await mine.getByRole('button', { name: /^On hand of/ }).click()
  const before = Number(await mine.getByRole('textbox').inputValue())

  const other = await browser.newPage()
  await other.goto(controlRoom.address)
  await visit(other, '/stock/BOC-102')
  const theirs = other.getByRole('complementary').getByRole('row').filter({ hasText: 'Lyon' })
  await theirs.getByRole('button', { name: /^On hand of/ }).click()
  await theirs.getByRole('textbox').fill(String(before + 7))
  await theirs.getByRole('textbox').press('Enter')
  await expect(other.locator('.toasts')).toContainText(`to ${before + 7}`)
  await other.close()

  await mine.getByRole('textbox').fill(String(before + 1))
  await mine.getByRole('textbox').press('Enter')
  await expect(page.locator('.toasts')).toContainText(`on hand is now ${before + 7}, no longer ${before}`)
  await expect(mine.getByRole('button', { name: /^On hand of/ })).toHaveText(String(before + 7))
})

test('the panel says what each channel may sell, and units are kept for one of them', async ({ page }) => {
  await visit(page, '/stock/THE-101')
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('rowheader', { name: 'Boutique en ligne' })).toBeVisible()
  const claims = panel.getByRole('region', { name: 'Who holds this' })
  await expect(claims.getByRole('link').first()).toHaveAttribute('href', /\/orders\//)
  await panel
    .getByRole('region', { name: 'Reserved for a channel' })
    .getByRole('textbox', { name: 'Units' })
    .fill('2')
  await panel
    .getByRole('region', { name: 'Reserved for a channel' })
    .getByRole('textbox', { name: 'Units' })
    .press('Enter')
  await panel.getByRole('button', { name: 'Reserve units' }).click()
  await expect(page.locator('.toasts')).toContainText('2 units of THE-101 reserved for Boutique en ligne')
  await expect(panel.getByText('across all sites')).toBeVisible()
  await panel
    .getByText(/^How \d+ comes about$/)
    .nth(1)
    .click()
  // Each channel has its sum; one is open.
  const kept = panel.getByText(/^− 2 .*reserved for other channels$/)
  await expect(kept.filter({ visible: true })).toHaveCount(1)
  await expect(panel.getByRole('button', { name: 'Copy explanation' }).filter({ visible: true })).toHaveCount(
    1,
  )
  await panel.getByLabel('Customs tariff number (HS)').fill('6912.00')
  await panel.getByLabel('Country of origin').fill('pt')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.locator('.toasts')).toContainText('Customs data of THE-101 saved')
  await panel.getByRole('button', { name: 'Remove' }).click()
  await expect(panel.getByText('across all sites')).toBeHidden()
})

test('a product gets a picture, which stands beside it everywhere, and is taken away and back', async ({
  page,
}) => {
  // The first of the list, so that its row is drawn.
  await visit(page, '/stock/ASS-101')
  const panel = page.getByRole('complementary')
  const choose = panel.getByLabel('Choose a picture')
  await choose.setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('no picture'),
  })
  await expect(page.locator('.toasts')).toContainText('This file is no picture')
  await choose.setInputFiles({
    name: 'large.png',
    mimeType: 'image/png',
    buffer: Buffer.from(aPng(1_600, 1_200)),
  })
  const picture = panel.getByRole('img', { name: /^Picture of / })
  await expect(picture).toHaveAttribute('src', /^data:image\/jpeg/)
  await expect(panel).toContainText('Chosen here')
  await expect(page.locator('.product-picture-row')).toHaveCount(1)
  await panel.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(picture).toBeHidden()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
  await expect(picture).toBeVisible()
})

test('filters, sorts, opens and leaves by keyboard', async ({ page }) => {
  await visit(page, '/stock')
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await page.getByRole('columnheader', { name: 'Free' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Free' })).toHaveAttribute('aria-sort', 'ascending')
  await page.keyboard.press('j')
  await page.waitForTimeout(200)
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Out of stock' }).click()
  await expect(page).toHaveURL(/view=zero/)
})

test('is accessible', async ({ page }) => {
  await visit(page, '/stock/THE-101')
  await expect(page.getByRole('complementary').getByRole('rowheader').first()).toBeVisible()
  await expectAccessible(page)
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'stock', async (page) => {
    await visit(page, '/stock')
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  })
  await photograph(browser, controlRoom, 'stock-detail', async (page) => {
    await visit(page, '/stock/THE-101')
    await expect(page.getByRole('complementary').getByRole('rowheader').nth(5)).toBeVisible()
  })
})

test('goods that are expected arrive in part, and that is taken back', async ({ page }) => {
  await visit(page, '/stock/BOC-102')
  const panel = page.getByRole('complementary')
  await panel.getByRole('textbox', { name: 'Expected on' }).fill('2030-01-15')
  await panel.getByRole('textbox', { name: 'Reference' }).fill('PO-31')
  const units = panel.locator('.stock-expect').getByRole('textbox', { name: 'Units' })
  await units.fill('24')
  await units.press('Enter')
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(panel.locator('.stock-receipts')).toContainText('PO-31')

  await page.getByRole('radio', { name: 'Expected' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  const row = page.getByRole('row').filter({ hasText: 'PO-31' })
  await expect(row).toContainText('24')
  await row.getByRole('button', { name: 'Arrived' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Units that arrived' }).fill('20')
  await dialog.getByRole('textbox', { name: 'Units that arrived' }).press('Tab')
  await expect(dialog).toContainText('The other 4')
  await dialog.getByRole('button', { name: 'Arrived' }).click()
  await expect(page.locator('.toasts')).toContainText('20 units of BOC-102 added')
  await expect(row).toContainText('4')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('24')
})

test('a count goes on after a reload, is booked as one and undone as one', async ({ page }) => {
  await visit(page, '/stock?view=counts')
  await page.getByRole('button', { name: 'Start a count' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Tea')
  await page.getByRole('textbox', { name: 'Only products with' }).fill('THE-10')
  await page.keyboard.press('Enter')
  const code = page.getByRole('textbox', { name: 'SKU or bar code' })
  await code.fill('THE-102')
  await code.press('Enter')
  await expect(page.getByRole('status').getByText('1 counted')).toBeVisible()
  await page.reload()
  const found = page.getByRole('textbox', { name: 'Units found of THE-102' })
  await expect(found).toHaveValue('1')
  await found.fill('7')
  await found.press('Enter')
  await expect(page.getByText(/1 product differs/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Book the count' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Book the count' }).click()
  await expect(page.locator('.toasts')).toContainText('Booked: 1 product changed')
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('.toasts')).toContainText('the count is open again')
  await visit(page, '/stock?view=movements&q=THE-102')
  await expect(page.getByRole('row').filter({ hasText: 'Tea' })).toHaveCount(2)
  await expectAccessible(page)
})
