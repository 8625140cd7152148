import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { aPng } from '../../support/pictures.ts'
import { areaLink, expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'

test('the workspace and the policy are changed and stay changed', async ({ page }) => {
  await areaLink(page, 'Settings').click()
  const name = page.getByRole('textbox', { name: 'Merchant' })
  await name.fill('Maison du test')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Maison du test')
  await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Nowhere')
  await expect(page.getByText('There is no such time zone.')).toBeVisible()
  await page.getByRole('button', { name: 'Discard changes' }).click()

  await page.getByRole('radio', { name: 'Policy' }).click()
  await page.getByRole('button', { name: /Choose sites and services by/ }).click()
  await page.getByRole('option', { name: 'Balance' }).click()
  await expect(page.getByText('free capacity combined')).toBeVisible()
  await page.getByRole('button', { name: /Quantity of one line/ }).click()
  await page.getByRole('option', { name: 'Ships whole from one site' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('Saved')
  await page.reload()
  await expect(page.getByText('free capacity combined')).toBeVisible()
  await expect(page.getByText('When no site has the whole line')).toBeVisible()
})

test('a site is closed for now with its reason, and opened again; a wrong cut-off is not dropped', async ({
  page,
  browser,
  controlRoom,
}) => {
  await visit(page, '/settings/sites')
  await page.getByRole('button', { name: 'Lyon Saint-Priest' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('textbox', { name: 'Reason' }).fill('Power cut')
  await panel.getByRole('button', { name: 'Close the site' }).click()
  await expect(page.locator('.toasts')).toContainText('Lyon Saint-Priest is closed')
  await expect(page.getByRole('table').getByText('Closed: Power cut')).toBeVisible()
  await panel.getByRole('button', { name: 'Reopen' }).click()
  await expect(page.locator('.toasts')).toContainText('Lyon Saint-Priest is open')

  await panel.getByRole('textbox', { name: 'Cut-off, local time' }).fill('15h15')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('table').getByText('15:15')).toBeVisible()

  const days = panel.getByRole('group', { name: 'Another cut-off on' })
  await days.getByRole('textbox').nth(4).fill('12:3O')
  await expect(panel.getByRole('button', { name: 'Save' })).toHaveClass(/button-off/)
  await days.getByRole('textbox').nth(4).fill('12:30')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('Lyon Saint-Priest')
  await photograph(browser, controlRoom, 'settings-cutoffs', async (shown) => {
    await visit(shown, '/settings/sites')
    await shown.getByRole('button', { name: 'Lyon Saint-Priest' }).click()
    const editor = shown.locator('.settings-cutoffs')
    await editor.getByRole('textbox').nth(2).fill('15:7')
    await editor.scrollIntoViewIfNeeded()
  })
})

test('days are closed for a country and a site, from a list, and a holiday is worked', async ({ page }) => {
  await visit(page, '/settings/closed-days')
  const table = page.getByRole('table', { name: 'France' })
  const christmas = table.getByRole('row').filter({ hasText: 'Christmas Day' })
  await expect(christmas).toContainText('Orders of that day ship on')
  await christmas.getByRole('switch').click({ force: true })
  await expect(christmas).toContainText('Working day: orders ship')
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
  await expect(christmas).toContainText('Orders of that day ship on')

  const year = (await christmas.getByRole('rowheader').textContent())?.slice(-4) ?? ''
  await page.getByRole('textbox', { name: 'Day' }).fill(`22/12/${year}`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Stock-take')
  await page.getByRole('button', { name: 'Close on this day' }).click()
  const own = table.getByRole('row').filter({ hasText: 'Stock-take' })
  await expect(own).toContainText('Added')

  await page.getByRole('button', { name: /Where/ }).click()
  await page.getByRole('option', { name: 'Lyon Saint-Priest only' }).click()
  await page.getByRole('button', { name: 'Paste a list' }).click()
  const dialog = page.getByRole('dialog', { name: 'Closed days of Lyon Saint-Priest' })
  await dialog.getByRole('textbox').fill(`date,name\n${year}-12-29,Move\nsoon`)
  await expect(dialog.getByText('No date on line 3')).toBeVisible()
  await dialog.getByRole('textbox').fill(`date,name\n${year}-12-29,Move`)
  await dialog.getByRole('button', { name: 'Close 1 day' }).click()
  const site = table.getByRole('row').filter({ hasText: 'Lyon Saint-Priest only' })
  await expect(site).toBeVisible()
  await site.getByRole('button', { name: 'Remove' }).click()
  await expect(site).toBeHidden()
  await own.getByRole('button', { name: 'Remove' }).click()
  await expect(own).toBeHidden()
})

test('a printer that writes files is added, tested and removed', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-labels-'))
  await visit(page, '/settings/printers')
  await page.getByRole('button', { name: 'Add a printer' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Folder')
  await dialog.getByRole('button', { name: /Connection/ }).click()
  await page.getByRole('option', { name: 'Files in a folder' }).click()
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder)
  await dialog.getByRole('button', { name: 'Save' }).click()
  const line = page.getByRole('row').filter({ hasText: folder })
  await line.getByRole('button', { name: 'Test print' }).click()
  await expect(page.locator('.toasts')).toContainText('Test label sent to Folder')
  await expect.poll(() => readdirSync(folder).length).toBeGreaterThan(0)
  await line.getByRole('button', { name: 'Remove' }).click()
  await expect(line).toBeHidden()
  rmSync(folder, { recursive: true, force: true })
})

test('the virtual printer shows its test label', async ({ page }) => {
  await visit(page, '/settings/printers')
  await page
    .getByRole('row')
    .filter({ hasText: 'Virtual printer' })
    .getByRole('button', { name: 'Test print' })
    .click()
  await expect(page.getByRole('dialog').getByRole('img', { name: 'Test label' })).toBeVisible()
})

test('a backup is made at a press, and the language changes at once', async ({ page }) => {
  await visit(page, '/settings/data')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.locator('.toasts')).toContainText('Backed up to')
  await page.getByRole('radio', { name: 'This screen' }).click()
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByRole('option', { name: 'Français' }).click()
  await expect(page.getByRole('radio', { name: 'Cet écran' })).toBeVisible()
})

test('what is kept is told with its figures, and for how long is changed', async ({ page }) => {
  await visit(page, '/settings/data')
  const kept = page.getByRole('table', { name: 'Data retention' })
  await expect(page.getByText('Size of the database')).toBeVisible()
  await expect(kept.getByRole('row').filter({ hasText: 'Journal' })).toContainText('400 days')
  await kept.getByRole('button', { name: /Print jobs: kept for/ }).click()
  await page.getByRole('option', { name: 'For ever' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('applies from the next pruning')
  await page.reload()
  await expect(kept.getByRole('row').filter({ hasText: 'Print jobs' })).toContainText('For ever')
})

const PARTS = ['workspace', 'policy', 'sites', 'closed-days', 'printers', 'data', 'screen', 'journal']

test('another program gets a key, calls with it, and is told of what happens; a revoked key is refused', async ({
  page,
  controlRoom,
}) => {
  await visit(page, '/settings/programs')
  await page.getByRole('button', { name: 'Add a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ERP')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add a key' }).click()
  const key = await dialog.getByRole('textbox', { name: 'The key' }).inputValue()
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  const ask = (path: string) =>
    page.request.get(new URL(`/api/v1${path}`, controlRoom.address).href, {
      headers: { authorization: `Bearer ${key}` },
    })
  expect((await (await ask('/orders?limit=2')).json()).orders).toHaveLength(2)

  await page.getByRole('button', { name: 'Add an address' }).click()
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/hook')
  await dialog.getByRole('button', { name: 'Add an address' }).click()
  await expect(dialog.getByRole('textbox', { name: 'The secret' })).toHaveValue(/^whsec_/)
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await page.getByRole('button', { name: 'Send again' }).click()
  await dialog.getByRole('button', { name: 'Send again' }).click()
  // Nobody listens there.
  await expect(page.getByRole('row', { name: /hook/ })).toContainText('did not answer')

  await page.getByRole('button', { name: 'Revoke' }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('row', { name: /ERP/ })).toContainText('Revoked')
  expect((await ask('/orders')).status()).toBe(401)
})

test('every part is accessible', async ({ page }) => {
  test.setTimeout(180_000)
  for (const part of PARTS) {
    await visit(page, `/settings/${part}`)
    await expect(page.locator('.settings-form, .settings-table').first()).toBeVisible()
    await expectAccessible(page)
  }
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  for (const part of PARTS)
    await photograph(browser, controlRoom, `settings-${part}`, async (page) => {
      await visit(page, `/settings/${part}`)
      await expect(page.locator('.settings-form, .settings-table').first()).toBeVisible()
    })
})

test('a logo is put on papers, seen on the very page, and taken away again; papers get their printer', async ({
  page,
  browser,
  controlRoom,
}) => {
  const shown = async (at: Page) => {
    await visit(at, '/settings/printers')
    await at.locator('.settings-slip').scrollIntoViewIfNeeded()
  }
  await visit(page, '/settings/printers')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<html>') })
  await expect(page.locator('.toasts')).toContainText('neither a PNG nor a JPEG')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(aPng(240, 80)) })
  await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible()
  await page.getByRole('button', { name: 'Packing slip: Lille Lesquin' }).click()
  await page.getByRole('option', { name: 'With the labels' }).click()
  await expect(page.getByRole('button', { name: 'Packing slip: Lille Lesquin' })).toContainText(
    'With the labels',
  )
  await photograph(browser, controlRoom, 'settings-papers', shown)
  await photograph(browser, controlRoom, 'settings-paper-printers', async (at) => {
    await visit(at, '/settings/printers')
    await expect(at.locator('.settings-slip')).toBeVisible()
  })
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Remove the logo' }).click()
  await expect(page.getByText('No logo')).toBeVisible()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible()
})
