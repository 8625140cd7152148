import { connect } from '../../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'
import { importFiles } from '../support/import-files.ts'

const order = (id: string, postcode: string, city: string, name = 'Zoé Petit') =>
  `${id},files,2026-11-24T08:00:00Z,FR,${postcode},${city},${name},1 rue du Test,EUR,TEI-104,1,2000`
/** Two with a likely postcode, one in letters that no label has, one that is repaired at once. */
const ODD = {
  'orders.csv': [
    'order,channel,placed_at,country,postcode,city,name,street,currency,sku,quantity,unit_price_cents',
    order('AD-1', '1000', 'Saint-Test'),
    order('AD-2', '590000', 'Saint-Test'),
    order('AD-3', '59000', 'Lille', 'محمد بن علي'),
    order('AD-4', '6000', 'Nice'),
  ],
}

test('likely postcodes are taken for many orders at once, and what a label cannot print is typed anew', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(180_000)
  const screen = await connect(controlRoom.address)
  await importFiles(screen, ODD)
  const stateOf = async (reference: string) =>
    (await screen.client.orders.list({ search: reference })).rows[0]?.state ?? null
  const waiting = async () => (await screen.client.exceptions.list({ search: 'AD-' })).rows.length
  await expect.poll(waiting, { timeout: 60_000 }).toBe(3)

  const panelOf = async (shown: typeof page, reference: string) => {
    await visit(shown, `/exceptions?q=${reference}`)
    await shown.getByRole('grid').locator('[aria-rowindex]').first().dblclick({ timeout: 60_000 })
    await expect(shown.getByRole('complementary').getByRole('listitem').first()).toBeVisible()
  }
  await photograph(browser, controlRoom, 'address-proposal', (shown) => panelOf(shown, 'AD-1'))
  await photograph(browser, controlRoom, 'address-letters', async (shown) => {
    await panelOf(shown, 'AD-3')
    await shown.keyboard.press('1')
    await expect(shown.getByRole('dialog').getByRole('textbox').first()).toBeVisible()
  })

  await visit(page, '/exceptions?q=AD-')
  const strip = page.locator('.cause').filter({ hasText: '2 orders' })
  await strip.getByRole('button', { name: /Use the proposal/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /2/ }).click()
  await expect.poll(async () => [await stateOf('AD-1'), await stateOf('AD-2')]).not.toContain('on-hold')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()

  await panelOf(page, 'AD-3')
  await page.keyboard.press('1')
  const dialog = page.getByRole('dialog', { name: 'Correct the address' })
  await expect(dialog).toContainText('The label cannot print “محمد بن علي”')
  await expectAccessible(page)
  const city = dialog.getByRole('textbox', { name: 'City' })
  await city.fill('')
  await expect(dialog).toContainText('Enter a city')
  await city.fill('Lille')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mohammed ben Ali')
  await dialog.getByRole('button', { name: /Save/ }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => stateOf('AD-3')).not.toBe('on-hold')

  await visit(page, '/orders?q=AD-4')
  await page.getByRole('grid').locator('[aria-rowindex]').first().dblclick()
  await expect(page.getByRole('complementary')).toContainText('“6000” was read as 06000')
  screen.socket.close()
})
