import { expect, expectAccessible, test, visit } from './support/fixture.ts'
import { openStation, scan } from './support/pack-station.ts'

const PIN = '4711'

test('people: the first is oneself; a packer signs in by badge, stays signed in over a reload, a lead’s act is confirmed, the window is locked', async ({
  page,
}) => {
  await visit(page, '/settings/people')
  await expect(page.getByText('Nobody has to sign in')).toBeVisible()
  await page.getByRole('button', { name: 'Add yourself' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Mona')
  await dialog.getByLabel('PIN').fill(PIN)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.person-bar')).toContainText('Mona')

  await page.getByRole('button', { name: 'Add a person' }).click()
  await dialog.getByLabel('Name').fill('Paul')
  await dialog.getByRole('button', { name: 'Make a code' }).click()
  const badge = await dialog.getByLabel('Badge', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expectAccessible(page)

  await openStation(page)
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByText('Scan your badge, or press your name')).toBeVisible()
  await expectAccessible(page)
  await scan(page, badge)
  await expect(page.locator('.person-bar')).toContainText('Paul')

  await page.reload()
  await expect(page.locator('.person-bar')).toContainText('Paul')

  await visit(page, '/exceptions')
  const areas = page.getByRole('navigation')
  await expect(areas.getByRole('link', { name: 'Pack station' })).toBeVisible()
  await expect(areas.getByRole('link', { name: 'Rules' })).toBeHidden()
  await page.locator('[aria-rowindex="1"]').first().click()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByRole('listitem').first()).toBeVisible()
  const order = page.getByRole('complementary').getByRole('heading', { level: 2 })
  const settled = (await order.textContent()) ?? ''
  await page.keyboard.press('1')
  await expect(dialog).toContainText('Only a team lead can do this')
  await dialog.getByRole('button', { name: 'Mona' }).click()
  await dialog.getByLabel('PIN').fill(PIN)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  // Marked as gone until the list is drawn anew and the panel shows the next one.
  const isGone = async () =>
    (await page.getByText('1 no longer here').isVisible()) || (await order.textContent()) !== settled
  await expect.poll(isGone).toBe(true)
  await expect(page.locator('.person-bar')).toContainText('Paul')

  await visit(page, '/pack')
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByRole('button', { name: /Mona/ }).click()
  await page.getByLabel('PIN').fill('0000')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Wrong PIN')).toBeVisible()
  await page.getByLabel('PIN').fill(PIN)
  await page.keyboard.press('Enter')
  await expect(page.locator('.person-bar')).toContainText('Mona')
})
