import { expect, expectAccessible, photograph, test } from './support/fixture.ts'
import { press } from './support/keys.ts'

test('a manager calculates what rules, prices and re-planning saved, and sees what waves would', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.slow()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('orders today')
  await press(page, 'g', 'm')
  await expect(page.getByText('A month decided again, with and without')).toBeVisible()
  await page.getByRole('button', { name: 'Calculate', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /orders cost .* than each decided alone/,
  )
  const figures = page.getByRole('table')
  await expect(figures.getByRole('row', { name: /^Rules/ })).toContainText(/€/)
  await expect(page.getByText(/^Waiting for a wave every 120 minutes/)).toBeVisible()
  await page.getByRole('button', { name: 'How this is calculated' }).click()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^savings-\d{4}-\d{2}\.csv$/)

  await press(page, 'g', 't')
  await expect(page.getByRole('region', { name: 'What waiting for waves would save' })).toContainText(
    'Waiting for a wave every 120 minutes',
  )
  await photograph(browser, controlRoom, 'savings', async (at, language) => {
    await at.goto(`${new URL(at.url()).origin}/savings`)
    await at.getByRole('button', { name: language === 'fr' ? 'Calculer' : 'Calculate', exact: true }).click()
    await expect(at.getByRole('table')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'settings-waves', async (at, language) => {
    await at.goto(`${new URL(at.url()).origin}/settings`)
    const region = at.getByRole('region', {
      name: language === 'fr' ? /attente des vagues/ : /waiting for waves/,
    })
    await region.getByRole('button', { name: language === 'fr' ? 'Calculer' : 'Calculate' }).click()
    await expect(region.getByRole('status').first()).toContainText(/120/)
    await region.scrollIntoViewIfNeeded()
  })
})
