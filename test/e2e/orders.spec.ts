import type { Locator, Page } from '@playwright/test'
import { connect } from '../support/program/program.ts'
import { expect, expectAccessible, photograph, test, visit } from './support/fixture.ts'
import { importFiles } from './support/import-files.ts'
import { press } from './support/keys.ts'
import { releaseByHand } from './support/release-by-hand.ts'

test.describe.configure({ mode: 'serial' })

const rows = (page: Page): Locator => page.getByRole('grid').locator('[aria-rowindex]')
const panel = (page: Page): Locator => page.getByRole('complementary')

/** The orders of one state, the first of them open. */
async function openFirst(page: Page, state: string): Promise<string> {
  await page.goto(new URL(`/orders?state=${state}`, page.url()).href)
  await expect(rows(page).first().locator('.mono').first()).toBeVisible()
  await press(page, 'j')
  const reference = await page.locator('.table-row-cursor .mono').first().innerText()
  await press(page, 'Enter')
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText(reference)
  return reference
}

test.beforeAll(({ controlRoom }) => releaseByHand(controlRoom))

test('an order is found, and why it goes its way is read in both languages', async ({ page }) => {
  const reference = await openFirst(page, 'allocated')
  // Among all orders: the demo may release it to picking at any moment.
  await visit(page, '/orders')
  await expect(rows(page).first()).toBeVisible()
  await press(page, '/')
  await page.locator('input:focus').fill(reference)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1 order found/)
  await page.keyboard.press('Escape')
  await page.goto(new URL(`/orders?q=${reference}`, page.url()).href)
  await expect(rows(page)).toHaveCount(1)
  // Each key once the one before has had its effect, as a person types.
  await press(page, 'j')
  await expect(page.locator('.table-row-cursor')).toBeVisible()
  await press(page, 'Enter')
  await expect(panel(page).getByRole('heading', { level: 2 })).toContainText(reference)
  await press(page, 'w')
  await expect(panel(page)).toContainText(`Why ${reference} ships this way`)
  await expect(panel(page).getByRole('heading', { name: /^Rules v\d+$/ })).toBeVisible()
  await expect(panel(page).getByText(/rules did not match/)).toBeVisible()
  await expect(
    panel(page)
      .locator('.why-reason')
      .filter({ hasText: /[≤≥<>=≠]|false/ })
      .first(),
  ).toBeVisible()
  await expect(panel(page).locator('.why-candidate s').first()).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Français' }).click()
  await expect(panel(page)).toContainText(`Pourquoi ce choix pour ${reference}`)
  await expect(panel(page).getByRole('heading', { name: /^Règles v\d+$/ })).toBeVisible()
  await expect(panel(page).getByText(/règles ne s’appliquent pas/)).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await press(page, 'w')
  await expect(panel(page)).toContainText('Timeline')
})

test('an order is held, resumed and cancelled', async ({ page }) => {
  await openFirst(page, 'allocated')
  const order = panel(page)
  await order.getByRole('button', { name: 'Hold' }).click()
  await page.getByRole('dialog').getByLabel('Note').fill('Customer asked to wait')
  await page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click()
  await expect(order).toContainText('On hold')
  await expect(order).toContainText('Customer asked to wait')
  await order.getByRole('button', { name: 'Lift hold' }).click()
  await expect(order).toContainText(/Received|Allocated|Released/)
  await order.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(order).toContainText('Cancelled')
})

/** Until then its keys say that it is being decided. */
async function decidedAgain(page: Page): Promise<void> {
  const another = panel(page).getByRole('button', { name: 'Change the dates' })
  await expect(another).not.toHaveClass(/button-off/)
}

test('an order is sent another way, noted and put back by keyboard', async ({ page }) => {
  await openFirst(page, 'allocated')
  await press(page, 's')
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.order-way strong').first()).toContainText(/same|more|less/i)
  await dialog.getByLabel('Reason').fill('wanted sooner')
  await expectAccessible(page)
  await dialog.getByRole('button').first().click()
  await expect(panel(page)).toContainText('chosen by hand: “wanted sooner”')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('1 taken back')
  await decidedAgain(page)
  await press(page, 'Shift+E')
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await dialog.getByLabel('Not before').fill(day)
  await expect(dialog).toContainText(/days later/)
  await expectAccessible(page)
  await dialog.getByLabel('Reason').fill('away this week')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(panel(page)).toContainText(/Not to leave before .* set by hand: “away this week”/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('1 taken back')
  await decidedAgain(page)
  await press(page, 'Shift+W')
  await dialog.getByLabel('Weight').fill('2.5')
  await dialog.getByLabel('Weight').press('Tab')
  await expect(dialog).toContainText('counts as 2.5 kg')
  await expectAccessible(page)
  await dialog.getByLabel('Reason').fill('a wooden box')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(panel(page)).toContainText(/Parcels by hand from .*2\.5 kg.*“a wooden box”/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('1 taken back')
  await decidedAgain(page)
  await press(page, 'Shift+C')
  await dialog.getByLabel('Quantity').first().fill('9')
  await dialog.getByLabel('Quantity').first().press('Tab')
  await expect(dialog).toContainText(/worth .* more than was paid/)
  await expectAccessible(page)
  await dialog.getByLabel('Reason').fill('a gift')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(panel(page)).toContainText(/ added, by hand: “a gift”/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('1 taken back')
  await decidedAgain(page)
  await press(page, 'Shift+N')
  await dialog.getByLabel('Note').fill('call first')
  await page.keyboard.press('Enter')
  await expect(panel(page)).toContainText('Note: “call first”')
})

test('orders of one buyer are merged into one parcel and taken back by keyboard', async ({
  page,
  browser,
  controlRoom,
}) => {
  const screen = await connect(controlRoom.address)
  const at = new Date().toISOString()
  const row = (order: string, sku: string) =>
    `${order},files,${at},FR,59800,Lille,Zoé Lemaire,3 rue des Arts,EUR,${sku},1,2000`
  await importFiles(screen, {
    'orders.csv': [
      'order,channel,placed_at,country,postcode,city,name,street,currency,sku,quantity,unit_price_cents',
      row('ZL-1', 'TEI-104'),
      row('ZL-2', 'TEI-104'),
    ],
  })
  const state = async () => (await screen.client.orders.list({ search: 'ZL-' })).rows.map((one) => one.state)
  await expect.poll(state).toEqual(['allocated', 'allocated'])
  screen.socket.close()
  const show = async (shown: typeof page) => {
    await visit(shown, '/orders?q=ZL-1')
    await rows(shown).first().dblclick()
    await expect(panel(shown)).toContainText('ZL-2')
    await press(shown, 'Shift+M')
    await expect(shown.getByRole('dialog')).toContainText('ZL-2')
  }
  await photograph(browser, controlRoom, 'order-merge', show)
  await show(page)
  await expectAccessible(page)
  await page.getByRole('dialog').getByLabel('Reason').fill('one household')
  await page.getByRole('dialog').getByRole('button', { name: 'Merge into one parcel' }).click()
  await expect(panel(page)).toContainText('Leaves in one parcel with ZL-2')
  await expect(panel(page)).toContainText(/Merged into one parcel: ZL-1, ZL-2.*one household/)
  await page.screenshot({ path: 'test-results/screens/order-merged-light-en.png' })
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('log', { name: 'Notifications' })).toContainText('2 taken back')
})

test('what if: nothing is written, and the difference is said', async ({ page }) => {
  await openFirst(page, 'allocated')
  const before = await panel(page).innerText()
  await press(page, 'i')
  const imagined = panel(page)
  await expect(imagined).toContainText('Same cost, same day.')
  const quantity = imagined.getByLabel(/^Quantity of/).first()
  await quantity.fill('4000')
  await quantity.press('Enter')
  await expect(imagined.locator('.what-if-table')).toBeVisible()
  await expect(imagined).not.toContainText('Same cost, same day.')
  await imagined.getByRole('button', { name: 'Unchanged' }).first().click()
  await expect(imagined).toContainText('Same cost, same day.')
  await expectAccessible(page)
  await imagined.getByRole('button', { name: /Back to the order/ }).click()
  await expect(panel(page)).toContainText('Timeline')
  expect((await panel(page).innerText()).split('\n').slice(0, 3)).toEqual(before.split('\n').slice(0, 3))
})

test('all decided orders are looked at again together', async ({ page }) => {
  await page.goto(new URL('/orders', page.url()).href)
  await page.getByRole('button', { name: 'Re-optimise all' }).click()
  const dialog = page.getByRole('dialog', { name: 'Re-optimise all allocated orders' })
  await expect(dialog).toContainText(/would save|orders? compared|nothing to optimise/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /Keep as is|Close/ }).click()
  await expect(dialog).toBeHidden()
})

test('columns sort, rows are ticked by range', async ({ page }) => {
  await page.goto(new URL('/orders', page.url()).href)
  const value = page.getByRole('columnheader', { name: 'Value' })
  await value.getByRole('button').click()
  await expect(value).toHaveAttribute('aria-sort', 'ascending')
  await value.getByRole('button').click()
  await expect(value).toHaveAttribute('aria-sort', 'descending')
  await expect(rows(page).nth(5).locator('.mono').first()).toBeVisible()
  await rows(page).nth(1).locator('.table-box').click()
  await rows(page)
    .nth(4)
    .locator('.table-box')
    .click({ modifiers: ['Shift'] })
  await expect(page.getByRole('toolbar', { name: '4 selected' })).toBeVisible()
  await rows(page).nth(2).locator('.table-box').click()
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible()
})

test('columns stay as they were put, and a view under a name comes back by its key', async ({
  page,
  controlRoom,
}) => {
  const headers = page.getByRole('columnheader').filter({ hasText: /\w/ })
  const value = page.getByRole('columnheader', { name: 'Value' })
  const widthOf = async () => Math.round((await value.boundingBox())?.width ?? 0)
  const columns = page.getByRole('dialog', { name: 'Columns' })
  const { client, socket } = await connect(controlRoom.address)
  const keptColumns = async () => (await client.views.of({ list: 'orders' })).columns
  await visit(page, '/orders?state=allocated')
  await expect(rows(page).first().locator('.mono').first()).toBeVisible()
  const asItCame = await headers.allInnerTexts()

  await press(page, 'Shift+K')
  await columns.getByText('Customer', { exact: true }).click()
  await columns.getByRole('button', { name: 'Pin Value' }).click()
  await columns.getByRole('button', { name: 'Priority: move left' }).click()
  const before = await widthOf()
  await columns.getByRole('button', { name: 'Value: wider' }).click()
  await columns.getByRole('button', { name: 'Close' }).click()
  const arranged = ['Value', ...asItCame.filter((name) => name !== 'Value' && name !== 'Customer')]
  arranged.splice(-2, 2, 'Priority', 'Placed')
  await expect(headers).toHaveText(arranged)
  expect(await widthOf()).not.toBe(before)
  const after = await widthOf()
  await expect.poll(keptColumns).toContainEqual(expect.objectContaining({ id: 'value', isPinned: true }))
  await page.reload()
  await expect(headers).toHaveText(arranged)
  expect(await widthOf()).toBe(after)
  await expect(value).toHaveClass(/table-pinned/)

  await press(page, 'Shift+Y')
  await page.getByRole('textbox', { name: 'Name' }).fill('To pick')
  await page.getByRole('dialog').getByText('For everybody').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  const shown = page.getByRole('button', { name: 'To pick' })
  await expect(shown).toBeVisible()
  await press(page, 'g', '0')
  await expect(shown).toBeHidden()
  expect(page.url()).not.toContain('state=')
  await press(page, 'Shift+K')
  await columns.getByRole('button', { name: 'Reset columns' }).click()
  await columns.getByRole('button', { name: 'Close' }).click()
  await expect(headers).toHaveText(asItCame)
  await expect.poll(keptColumns).toBeNull()
  await page.reload()
  await expect(headers).toHaveText(asItCame)
  await page.getByRole('button', { name: 'Views' }).click()
  await expect(page.getByRole('menuitem', { name: 'To pick' })).toBeVisible()
  await press(page, 'Escape', 'g', '1')
  await expect(shown).toBeVisible()
  await expect(headers).toHaveText(arranged)
  expect(page.url()).toContain('state=allocated')
  await shown.click()
  await page.getByRole('menuitem', { name: 'Change view To pick' }).click()
  await expect(page.getByRole('switch', { name: 'For everybody' })).toBeChecked()
  await page.getByRole('button', { name: 'Remove view' }).click()
  await expect(shown).toBeHidden()
  socket.close()
})

test('pictures of the orders', async ({ browser, controlRoom }) => {
  test.slow()
  const open = async (page: Page) => {
    await page.goto(new URL('/orders?state=allocated&state=released', page.url()).href)
    await expect(page.locator('[aria-rowindex] .mono').first()).toBeVisible()
  }
  await photograph(browser, controlRoom, 'orders', open)
  for (const [name, key, landmark] of [
    ['order', null, '.life-line, .timeline'],
    ['order-why', 'w', '.why-candidate'],
    ['order-what-if', 'i', '.what-if-table'],
    ['order-ways', 's', ''],
    ['order-address', 'e', ''],
    ['order-dates', 'Shift+E', ''],
    ['order-change-lines', 'Shift+C', ''],
    ['order-urgency', 'Shift+U', ''],
    ['order-split', 'Shift+F', ''],
    ['order-parcels', 'Shift+W', ''],
  ] as const)
    await photograph(browser, controlRoom, name, async (page) => {
      await open(page)
      await press(page, 'j')
      await expect(page.locator('.table-row-cursor')).toBeVisible()
      await press(page, 'Enter')
      await expect(panel(page).getByRole('listitem').first()).toBeVisible()
      if (key !== null) await press(page, key)
      const drawn =
        landmark === '' ? page.getByRole('dialog').getByRole('button') : panel(page).locator(landmark)
      await expect(drawn.first()).toBeVisible()
      if (key === 'Shift+C') {
        const quantity = page
          .getByRole('dialog')
          .getByLabel(/^Quanti/)
          .first()
        await quantity.fill('9')
        await quantity.press('Tab')
        await expect(page.locator('.what-if-table')).toBeVisible()
      }
    })
})
