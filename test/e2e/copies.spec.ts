import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test('copies are shown with what they hold, and one is restored in the window', async ({ page }) => {
  await visit(page, '/settings/data')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.locator('.toasts')).toContainText('Backed up to')
  const table = page.getByRole('table', { name: 'Backups' })
  const row = table.getByRole('row').nth(1)
  await expect(row).toContainText(/\d+ orders, \d+ products, 4 sites/)
  await expectAccessible(page)
  await visit(page, '/settings/workspace')
  await page.getByRole('textbox', { name: 'Merchant' }).fill('Changed since')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Changed since')

  await visit(page, '/settings/data')
  await table.getByRole('row').nth(1).getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('dialog')).toContainText('The current data is backed up first')
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.locator('.strip-line')).toContainText('has been restored as requested', {
    timeout: 60_000,
  })
  await visit(page, '/settings/workspace')
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Changed since')
})

test('a database that was deleted is asked about, and a copy brings it back: pictures', async ({
  page,
  controlRoom,
  browser,
}) => {
  await visit(page, '/settings/data')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.locator('.toasts')).toContainText('Backed up to')
  await controlRoom.kill()
  for (const part of ['', '-wal', '-shm']) unlinkSync(join(controlRoom.home, `switchyard.db${part}`))
  await controlRoom.restart()
  await page.goto(controlRoom.address)
  await expect(page.getByRole('heading', { name: 'This workspace’s data is gone' })).toBeVisible()
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'lost-workspace', async (own, language) => {
    const title = { en: 'This workspace’s data is gone', fr: 'Les données de cet espace ont disparu' }
    await expect(own.getByRole('heading', { name: title[language] })).toBeVisible()
    await expect(own.getByRole('table')).toBeVisible()
  })
  await page.getByRole('button', { name: 'Restore' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.locator('.strip-line').first()).toContainText('has been restored as requested', {
    timeout: 60_000,
  })
})

test('a buyer is looked up, and cannot be erased while an order is open', async ({ page }) => {
  await visit(page, '/settings/data')
  await page.getByLabel('E-mail, name, phone or order number').fill('nobody@example.com')
  await page.getByRole('button', { name: 'Look up' }).click()
  await expect(page.getByText('No order matches exactly.')).toBeVisible()
})

test('pictures of the copies and of a buyer’s data', async ({ browser, controlRoom }) => {
  await photograph(browser, controlRoom, 'copies', async (page, language) => {
    addPoints(join(controlRoom.home, 'backups'))
    await visit(page, '/settings/data')
    await expect(page.getByRole('table').first().getByRole('row').nth(1)).toBeVisible()
    const title = { en: 'Buyer data', fr: 'Données d’un acheteur' }
    await page.getByRole('heading', { name: title[language] }).scrollIntoViewIfNeeded()
  })
  await photograph(browser, controlRoom, 'copies-points', async (page, language) => {
    await visit(page, '/settings/data')
    const restore = { en: 'Restore', fr: 'Restaurer' }
    await page.getByRole('button', { name: restore[language] }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})

/** Increments to the newest copy, as a morning's work leaves them; only listed. */
function addPoints(folder: string): void {
  const whole = readdirSync(folder).filter((name) => name.endsWith('.db'))
  const newest = whole.toSorted().at(-1)
  if (newest === undefined) return
  const description = JSON.parse(readFileSync(join(folder, newest.replace(/db$/, 'json')), 'utf8'))
  let follows = newest
  for (const minutes of ['15', '30', '45']) {
    const name = newest.replace(/T(\d\d)-\d\d-/, `T23-${minutes}-`).replace(/db$/, 'pages')
    writeFileSync(join(folder, name), 'pages')
    const what = JSON.stringify({ ...description, sha256: 'none', follows })
    writeFileSync(join(folder, name.replace(/pages$/, 'json')), what)
    follows = name
  }
}
