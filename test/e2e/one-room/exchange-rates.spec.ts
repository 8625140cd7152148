import { connect } from '../../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'
import { importFiles } from '../support/import-files.ts'

const line = (order: string, currency: string) =>
  `${order},files,2026-11-24T08:00:00Z,PL,00-001,Warszawa,Ana,ul. Prosta 1,${currency},TEI-104,1,20000`
const FOREIGN = {
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,currency,sku,quantity,unit_price_cents',
    line('PL-1', 'PLN'),
    line('PL-2', 'PLN'),
    line('SE-1', 'SEK'),
  ],
}
const FILE = [
  'currency;date;rate',
  'PLN;2026-11-23;4,2731',
  'GBP;2026-11-23;0,8412',
  'GBP;2026-11-20;0,8397',
  'SEK;soon;11,05',
  'zł;2026-11-23;4,2',
]
const csv = { name: 'rates.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE.join('\n')) }

test.beforeAll(async ({ controlRoom }) => {
  const screen = await connect(controlRoom.address)
  await importFiles(screen, FOREIGN)
  screen.socket.close()
})

test('what lacks a rate is said; rates are imported with their errors by line, typed in, and removed', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(120_000)
  await visit(page, '/settings/exchange-rates')
  const table = page.getByRole('table', { name: 'Exchange rates' })
  await expect(page.getByText('PLN: no rate, 2 open orders')).toBeVisible()
  await expect(page.getByText('SEK: no rate, 1 open order')).toBeVisible()

  await page.locator('input[type=file]').setInputFiles(csv)
  const dialog = page.getByRole('dialog', { name: 'Import exchange rates' })
  await expect(dialog.getByText('3 rows can be imported.')).toBeVisible()
  await expect(dialog.getByText('2 rows have errors and are skipped:')).toBeVisible()
  await expect(dialog.getByText(/line 5 date soon: expected a date as YYYY-MM-DD/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Import 3 rows' }).click()
  await expect(table.getByRole('row').filter({ hasText: 'PLN' })).toContainText('4.2731')
  await expect(page.getByText('PLN: no rate')).toBeHidden()
  await expect(table.getByRole('row').filter({ hasText: 'GBP' })).toHaveCount(1)
  await page.getByText('Show 1 earlier rate').click()
  await expect(table.getByRole('row').filter({ hasText: 'GBP' })).toHaveCount(2)

  await photograph(browser, controlRoom, 'settings-exchange-rates', async (shown) => {
    await visit(shown, '/settings/exchange-rates')
    await expect(shown.locator('.rates-table')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'settings-exchange-rates-import', async (shown) => {
    await visit(shown, '/settings/exchange-rates')
    await shown.locator('input[type=file]').setInputFiles(csv)
    await expect(shown.locator('.file-preview-problems')).toBeVisible()
  })

  await page.getByRole('button', { name: 'Enter SEK' }).click()
  await page.getByRole('textbox', { name: '1 EUR buys' }).fill('eleven')
  await expect(page.getByText('Enter a number above 0, such as 4.2731.')).toBeVisible()
  await page.getByRole('textbox', { name: '1 EUR buys' }).fill('11,0534')
  await page.getByRole('button', { name: 'Save the rate' }).click()
  const swedish = table.getByRole('row').filter({ hasText: 'SEK' })
  await expect(swedish).toContainText('11.0534')
  await expect(swedish).toContainText('Entered')
  await expect(page.getByText('Every open order can be converted.')).toBeVisible()

  await swedish.getByRole('button', { name: 'Remove 1 EUR = 11.0534 SEK' }).click()
  await expect(page.getByText('SEK: no rate, 1 open order')).toBeVisible()
  await expectAccessible(page)
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect(swedish).toBeVisible()
})
