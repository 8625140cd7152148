import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, photograph, test } from './support/fixture.ts'
import { press } from './support/keys.ts'

test.describe.configure({ mode: 'serial' })

const queue = (page: Page): Locator => page.getByRole('grid', { name: 'Exceptions' })
const rows = (page: Page): Locator => queue(page).locator('[aria-rowindex]')
const cursor = (page: Page): Locator => queue(page).locator('.table-row-cursor')
const panel = (page: Page): Locator => page.getByRole('complementary')
const reference = (row: Locator): Locator => row.locator('.mono').first()

async function openQueue(page: Page, tab?: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d/)
  await press(page, 'g', 'e')
  await expect(rows(page).nth(2)).toBeVisible({ timeout: 30_000 })
  if (tab) await page.getByRole('radio', { name: tab }).click()
  await expect(rows(page).first().locator('.mono').first()).toBeVisible()
}

test('a lead goes through the queue without the mouse', async ({ page }) => {
  await openQueue(page)
  await press(page, 'j', 'j', 'k')
  await expect(cursor(page)).toHaveAttribute('aria-rowindex', '1')
  const first = await reference(cursor(page)).innerText()

  await press(page, 'Enter')
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(first)
  await expect(panel(page)).toContainText('Problem and fixes')
  await expect(panel(page).getByRole('listitem').first()).toBeVisible()
  await press(page, 'j')
  await expect(panel(page).getByRole('heading', { level: 2 })).not.toHaveText(first)
  await press(page, 'Escape')
  await expect(panel(page)).toBeHidden()

  await press(page, 'a')
  await expect(cursor(page)).toContainText('me')
  await press(page, 'a')
  await expect(cursor(page)).not.toContainText('me')

  await press(page, 'h')
  await expect(page.getByRole('dialog', { name: 'Snooze until' })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('radio', { name: /^Snoozed 1$/ })).toBeVisible()
  await page.getByRole('radio', { name: /^Snoozed/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await press(page, 'j', 'h')
  await expect(page.getByRole('radio', { name: /^Snoozed 0$/ })).toBeVisible()
})

test('a verb is on one key on every row, says where it cannot be, and is found by other words', async ({
  page,
}) => {
  await openQueue(page)
  await press(page, 'j', 'Shift+O')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText(
    '“Use a number of your range” is not possible here',
  )
  await press(page, 'c')
  const dialog = page.getByRole('dialog', { name: 'Cancel the order' })
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('réimprimer')
  await expect(page.getByRole('option', { name: /Try again/ })).toBeVisible()
})

test('1 takes the suggested way out, and the queue goes on to the next', async ({ page }) => {
  await openQueue(page, /^Stock/)
  await press(page, 'j')
  const settled = await reference(cursor(page)).innerText()
  await press(page, '1')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText(
    /The missing lines are not shipped|Allocated automatically as soon as/,
  )
  await expect(cursor(page)).not.toContainText(settled)
  await expect(
    rows(page).filter({ hasText: settled }).and(page.locator(':not(.table-row-left)')),
  ).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('1 taken back')
})

test('several are settled at once, and those that cannot be are named', async ({ page }) => {
  await openQueue(page, /^Stock/)
  await press(page, 'j', 'x', 'Shift+ArrowDown')
  await expect(page.getByRole('toolbar', { name: '2 selected' })).toBeVisible()
  await page.getByRole('toolbar').getByRole('button', { name: /×2$/ }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('for 2 exceptions')
  await expect(dialog.getByRole('button', { name: /^Apply to/ })).toBeFocused()
  await expect(dialog.getByRole('listitem')).toHaveCount(2)
  await press(page, 'Enter')
  await expect(dialog).toContainText(/resolved|unchanged/)
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('toolbar')).toBeHidden()
})

test('exceptions close by themselves when stock comes', async ({ page }) => {
  await openQueue(page, /^Stock/)
  const lacks = rows(page).filter({ hasText: /[A-Z]{3}-\d{3} \(/ })
  const sku = /[A-Z]{3}-\d{3}/.exec(await lacks.first().innerText())?.[0] ?? ''
  await press(page, '/')
  await page.keyboard.type(sku)
  await expect(page).toHaveURL(new RegExp(`q=${sku}`))
  await page.keyboard.press('Enter')
  await expect(cursor(page)).toHaveAttribute('aria-rowindex', '1')
  const found = new URL(`/exceptions?q=${sku}`, page.url()).href
  await page.goto(found)
  // What a held order would lack after its release stands in its row, too.
  const lacking = rows(page).filter({ hasText: `${sku} (`, hasNotText: 'Held by' })
  await lacking.first().dblclick()
  await expect(panel(page).getByRole('button', { name: 'Correct the stock' })).toContainText('E')
  await press(page, 'e')
  const dialog = page.getByRole('dialog', { name: 'Correct the stock' })
  await dialog.getByLabel('Counted on hand').fill('500')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await page.goto(found)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\w/)
  await expect(lacking).toHaveCount(0, { timeout: 20_000 })
})

test('the queue and its details are accessible', async ({ page }) => {
  await openQueue(page)
  await expectAccessible(page)
  await press(page, 'j', 'Enter')
  await expect(panel(page).getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page)
})

test('pictures of the queue', async ({ browser, controlRoom }) => {
  test.slow()
  const show = async (page: Page) => {
    await page.goto(new URL('/exceptions', page.url()).href)
    await expect(page.locator('[aria-rowindex] .mono').first()).toBeVisible()
  }
  await photograph(browser, controlRoom, 'exceptions', show)
  await photograph(browser, controlRoom, 'exception', async (page) => {
    await show(page)
    await press(page, 'j', 'Enter')
    await expect(panel(page).getByRole('listitem').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'exceptions-bulk', async (page) => {
    await show(page)
    await press(page, 'j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', '1')
    await expect(page.getByRole('dialog').getByRole('listitem').nth(3)).toBeVisible()
  })
})
