import { WooCommerceServer } from '../../main/demo/woocommerce-server/server.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { productForSale } from '../support/channels/storefront.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'

test.describe.configure({ mode: 'serial' })

const KEY = { consumerKey: 'ck_e2e_0123456789', consumerSecret: 'cs_e2e_0123456789' }
const shop = new WooCommerceServer({
  clock: systemClock,
  random: seededRandom(7),
  credentials: KEY,
  name: 'Atelier du Port',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
})
let url = ''

test.beforeAll(async () => {
  url = (await shop.start()).url
  shop.shop.addProduct({
    ...productForSale('TEI-103', 40),
    title: 'Théière du port',
    barcode: '4006381333931',
  })
  for (const [n, title] of ['Bol en grès', 'Plateau rond', 'Cuillère à miel', 'Torchon en lin'].entries())
    shop.shop.addProduct({ ...productForSale(`PORT-${n + 1}`, 12 * n), title })
  shop.shop.addListing('PORT-4')
  shop.shop.addProduct({ ...productForSale('', 5), title: 'Sur mesure' })
  shop.shop.bySku('PORT-3').manageStock = false
})
test.afterAll(() => shop.goOffline())

test('products and stock of a shop are seen beside ours, taken as chosen, and taken back', async ({
  page,
  browser,
  controlRoom,
}) => {
  test.setTimeout(120_000)
  await visit(page, '/channels')
  await page.getByRole('button', { name: 'Add a channel' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'WooCommerce' }).click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Port')
  await dialog.getByRole('textbox', { name: 'Shop address' }).fill(url)
  await dialog.getByRole('textbox', { name: 'Consumer key' }).fill(KEY.consumerKey)
  await dialog.getByRole('textbox', { name: 'Consumer secret' }).fill(KEY.consumerSecret)
  await dialog.getByRole('button', { name: 'Check' }).click()
  await expect(dialog.getByText('Connected to Atelier du Port')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()

  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Import its products and stock' }).click()
  await expect(panel.getByText('Its products have not been read yet')).toBeVisible()
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Read its products' }).click()
  await expect(panel.getByText('7 products read')).toBeVisible({ timeout: 30_000 })
  await expect(panel.getByRole('row', { name: /PORT-1 Bol en grès/ })).toContainText('new product')
  await expect(panel.getByRole('row', { name: /PORT-3/ })).toContainText('not tracked there')
  await expect(panel.getByRole('row', { name: /Sur mesure/ })).toContainText('no SKU in the shop')
  await expect(panel.getByRole('row', { name: /PORT-4/ }).first()).toContainText(
    'SKU used by several products',
  )

  await panel.getByRole('button', { name: /Its stock is at/ }).click()
  await page.getByRole('option', { name: /^Lille/ }).click()
  await expect(panel.getByRole('row', { name: /PORT-2/ })).toContainText(/Lille Lesquin –.*12/)
  // Ours has another name: it stays unless theirs is pressed.
  await panel
    .getByRole('row', { name: /TEI-103/ })
    .getByText('Théière du port')
    .first()
    .click()
  const name = panel.getByRole('region', { name: 'Théière du port' }).getByRole('button', { name: /^Name/ })
  await expect(name).toHaveAttribute('aria-pressed', 'false')
  await name.click()
  await expect(name).toHaveAttribute('aria-pressed', 'true')
  await panel
    .getByRole('row', { name: /PORT-1/ })
    .getByText('Bol en grès')
    .click()
  await page.keyboard.press('x')
  await panel.getByRole('button', { name: 'Exclude', exact: true }).click()
  await expect(panel.getByRole('row', { name: /PORT-1/ })).toContainText('excluded by you')
  await expect(panel.getByText('2 products follow your own choice.')).toBeVisible()
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'catalogue', async (other) => {
    await visit(other, '/channels/port?tab=catalogue')
    await expect(other.getByRole('row', { name: /TEI-103/ })).toBeVisible()
  })

  await panel.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(panel.getByText(/2 products created, 1 changed, 1 figure of stock set/)).toBeVisible({
    timeout: 30_000,
  })
  await expect(panel.getByRole('row', { name: /PORT-2/ })).toContainText('identical')
  await expectAccessible(page)
  await photograph(browser, controlRoom, 'catalogue-taken', async (other) => {
    await visit(other, '/channels/port?tab=catalogue')
    await expect(other.getByRole('row', { name: /TEI-103/ })).toBeVisible()
  })
  expect(shop.shop.stockPushes()).toEqual([])

  await panel.getByRole('button', { name: 'Undo the import' }).click()
  await expect(panel.getByText(/Undone by/)).toBeVisible({ timeout: 30_000 })
  await visit(page, '/stock?q=PORT-2')
  await expect(page.getByText('Nothing matches “PORT-2”.')).toBeVisible()
})
