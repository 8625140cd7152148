import { areaLink, expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'

test('a carrier is suspended with a reason and an end, and resumed', async ({ page }) => {
  await areaLink(page, 'Carriers').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5 carriers')
  await expect(page.locator('.account-none, .account-line').first()).toBeVisible()
  const seur = page.locator('.carrier').filter({ has: page.getByRole('heading', { name: 'Seur' }) })
  await seur.getByRole('switch').click({ force: true })

  const dialog = page.getByRole('dialog', { name: 'Suspend Seur' })
  await dialog.getByRole('button', { name: 'Weather' }).click()
  await dialog.getByRole('button', { name: /Until/ }).click()
  await page.getByRole('option', { name: 'End of today' }).click()
  await dialog.getByRole('button', { name: /Destinations/ }).click()
  await page.getByRole('option', { name: 'Brittany' }).click()
  await expect(dialog.getByText('No order is with it now.')).toBeVisible()
  await dialog.getByRole('button', { name: /Destinations/ }).click()
  await page.getByRole('option', { name: 'Spain' }).click()
  await expect(dialog.getByText(/with it now; \d+ (go|goes) another way/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click()

  await expect(page.locator('.toasts')).toContainText(/orders? moved/)
  await expect(seur.getByText('Partly suspended')).toBeVisible()
  await expect(seur.getByText('to ES')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Seur is suspended')

  await seur.getByRole('button', { name: 'Resume' }).click()
  await expect(page.locator('.toasts')).toContainText('Seur takes parcels again')
  await expect(seur.getByText('Partly suspended')).toBeHidden()
})

test('zones that cannot be read are refused before anything is sent', async ({ page }) => {
  await visit(page, '/carriers')
  const dpd = page.locator('.carrier').filter({ has: page.getByRole('heading', { name: 'DPD' }) })
  await dpd.getByRole('switch').click({ force: true })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Destinations/ }).click()
  await page.getByRole('option', { name: 'Other …' }).click()
  await dialog.getByRole('textbox', { name: 'Countries or postcodes' }).fill('Corsica')
  await expect(dialog.getByText('A two-letter country code')).toBeVisible()
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click({ force: true })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
})

test('a daily cap is set in the panel', async ({ page }) => {
  await visit(page, '/carriers/dpd')
  const field = page.getByRole('textbox', { name: 'Maximum parcels a day' }).first()
  await field.fill('4000')
  await page.getByRole('complementary').getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('saved')
  await expect(page.locator('.carrier').filter({ hasText: 'DPD' }).getByText('/ 4,000')).toBeVisible()
})

test('a surcharge is added, refused when it says nothing, changed, removed and brought back', async ({
  page,
}) => {
  await visit(page, '/carriers/dpd')
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Add a surcharge' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a surcharge of DPD' })
  await expect(dialog.getByRole('status')).toContainText('Enter a percentage above 0')
  await dialog.getByRole('button', { name: 'Save' }).click({ force: true })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('textbox', { name: /Of the rate card’s price/ }).fill('8,5')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.toasts')).toContainText('Fuel saved')
  const line = panel.getByRole('row').filter({ hasText: 'Fuel' })
  await expect(line).toContainText('+8.5%')

  await line.getByRole('button', { name: 'Edit: Fuel' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('9')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(line).toContainText('+9%')

  await line.getByRole('button', { name: 'Remove: Fuel' }).click()
  await expect(line).toBeHidden()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(line).toContainText('+9%')
})

test('is accessible', async ({ page }) => {
  await visit(page, '/carriers/dpd')
  await expect(page.locator('.carrier').nth(4)).toBeVisible()
  await expectAccessible(page)
})

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'carriers', async (page) => {
    await visit(page, '/carriers')
    await expect(page.locator('.carrier').nth(4)).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carriers-strike', async (page) => {
    await visit(page, '/carriers')
    await page.locator('.carrier').first().getByRole('switch').click({ force: true })
    await page.locator('.carrier-triple button').first().click()
    await page.getByRole('option').nth(1).click()
    await page.locator('.carrier-triple input').first().fill('01/12/2026')
    await expect(page.locator('.carrier-trial .live, .carrier-trial')).not.toContainText('…')
  })
  await photograph(browser, controlRoom, 'carriers-surcharges', async (page) => {
    await visit(page, '/carriers/dpd')
    const add = page.getByRole('button', { name: /Add a surcharge|Ajouter un supplément/ })
    await add.scrollIntoViewIfNeeded()
    await add.click()
    await page.getByRole('dialog').getByRole('button').first().click()
    await page.getByRole('option').nth(1).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'carriers-panel', async (page) => {
    await visit(page, '/carriers/dpd')
    await page.getByRole('button', { name: /Add a surcharge|Ajouter un supplément/ }).scrollIntoViewIfNeeded()
  })
})
