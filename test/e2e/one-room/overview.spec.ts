import { expect, expectAccessible, photograph, test } from '../support/fixture.ts'
import { press } from '../support/keys.ts'
import { releaseByHand } from '../support/release-by-hand.ts'

test.beforeAll(({ controlRoom }) => releaseByHand(controlRoom))

test('a lead reads what to do first and follows the figures', async ({ page }) => {
  test.slow()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText(/orders today; [\d,]+ still to release before .*need attention/)

  const decided = page.getByRole('region', { name: 'Today’s flow' }).getByRole('link', { name: /Allocated/ })
  await decided.click()
  await expect(page).toHaveURL(/\/orders\?state=allocated$/)
  await expect(page.getByRole('grid', { name: 'Orders' }).getByText('Allocated').first()).toBeVisible()

  await press(page, 'g', 'v')
  await heading.getByRole('link', { name: /need attention/ }).click()
  await expect(page).toHaveURL(/\/exceptions$/)
  // A screen that has just come up has its keys anew: what was half typed is lost.
  await expect(page.getByRole('grid', { name: 'Exceptions' })).toBeVisible()

  await press(page, 'g', 'v')
  await page
    .getByRole('region', { name: 'Exceptions by cause' })
    .getByRole('link', { name: 'Out of stock' })
    .click()
  await expect(page).toHaveURL(/\/exceptions\?view=stock$/)
  await expect(page.getByRole('radio', { name: /^Stock/ })).toBeChecked()
})

test('the help explains the keys, the screens and the rules', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('orders today')
  await page.keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: 'Help' })
  await expect(help).toContainText('Search or run a command')
  await help.getByRole('radio', { name: 'Screens' }).click()
  await expect(help.locator('dt').first()).toHaveText('Overview')
  await help.getByRole('radio', { name: 'How rules work' }).click()
  await expect(help).toContainText('The first match wins')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('the overview is accessible', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('orders today')
  await expectAccessible(page)
  const areas = page.getByRole('navigation').first()
  await press(page, 'Shift+M')
  await expect(areas).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('orders today')
  await press(page, 'Escape')
  await expect(areas).toBeVisible()
})

test('pictures of the overview and the help', async ({ browser, controlRoom }) => {
  test.slow()
  const shown = (page: import('@playwright/test').Page) =>
    expect(page.getByRole('heading', { level: 1 })).toContainText(/\d/)
  await photograph(browser, controlRoom, 'overview', shown)
  await photograph(browser, controlRoom, 'help-rules', async (page, language) => {
    await shown(page)
    await page.keyboard.press('Shift+?')
    await page.getByRole('radio', { name: language === 'fr' ? /règles/ : /rules/ }).click()
  })
})
