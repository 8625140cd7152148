import type { Page } from '@playwright/test'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { connect } from '../../support/program/program.ts'
import { areaLink, expect, expectAccessible, photograph, test, visit } from '../support/fixture.ts'

const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })

/** The draft is kept by the control room: what one test leaves is not the next one's. */
async function forgetDraft(address: string): Promise<void> {
  const { client, socket } = await connect(address)
  const { revision } = await client.rules.draft({})
  await client.rules.saveDraft(call({ revision, draft: null }))
  socket.close()
}

test.afterEach(async ({ page, controlRoom }) => {
  await page.goto('about:blank')
  await forgetDraft(controlRoom.address)
})

test('rules are switched and moved as a draft, which is published with a note', async ({ page }) => {
  await areaLink(page, 'Rules').click()
  const rows = page.getByRole('grid', { name: 'Rules' }).locator('.rule-row')
  await expect(rows.first()).toBeVisible()
  const second = await rows.nth(1).locator('.rule-name').textContent()

  await rows.nth(1).getByRole('switch').click({ force: true })
  await expect(page.getByText('1 change, not published yet')).toBeVisible()
  await rows.nth(3).getByRole('button', { name: 'Move up' }).click()
  await expect(page.getByText('2 changes, not published yet')).toBeVisible()
  const names = () => rows.locator('.rule-name').allTextContents()
  const before = await names()
  await rows
    .nth(7)
    .locator('.rule-grip')
    .dragTo(rows.nth(6), { targetPosition: { x: 200, y: 4 } })
  const [last, one] = [before[6], before[7]]
  await expect.poll(names).toEqual(before.toSpliced(6, 2, one ?? '', last ?? ''))
  await page.keyboard.press('Control+z')
  await expect.poll(names).toEqual(before)
  await page.reload()
  await expect(page.getByText('2 changes, not published yet')).toBeVisible()

  await page.getByRole('button', { name: 'Publish …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('switched off')).toBeVisible()
  await expect(dialog.getByText(second ?? '')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Quiet week')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await expect(page.locator('.toasts')).toContainText('is in force')
  await expect(page.getByText('not published yet')).toBeHidden()

  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(page.getByRole('dialog').getByText('Quiet week')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Use as draft' }).last().click()
  await expect(page.getByText('2 changes, not published yet')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('not published yet')).toBeHidden()
})

test('a template becomes a rule, which is edited in words that follow', async ({ page }) => {
  await areaLink(page, 'Rules').click()
  await expect(page.locator('.rule-row').first()).toBeVisible()
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('menuitem', { name: 'From a template …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Order over 3 kg/ }).click()
  await dialog.getByRole('textbox', { name: 'Over' }).fill('4,5')
  await dialog.getByRole('textbox', { name: 'Over' }).press('Tab')
  await dialog.getByRole('button', { name: /Carrier/ }).click()
  await page.getByRole('option', { name: 'DPD' }).click()
  await expect(
    dialog.getByText('is over 4.5 kg and the destination is France, then ship with DPD'),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Add to the draft' }).click()
  await expect(page.getByText('1 change, not published yet')).toBeVisible()

  await page.locator('.rule-row').filter({ hasText: 'carrier A' }).locator('.rule-words').click()
  const panel = page.getByRole('region', { name: /carrier A|Heavy/ })
  await panel.getByRole('textbox', { name: 'Name' }).fill('Heavy goes with DPD')
  await panel.getByRole('button', { name: 'Add an action' }).click()
  await expect(panel.getByText(/and hold the order for review/)).toBeVisible()
  await expect(panel.getByText('“Reason” is blank.')).toBeVisible()
  await panel.getByRole('button', { name: 'All rules' }).click()
  const row = page.locator('.rule-row').filter({ hasText: 'Heavy goes with DPD' })
  await expect(row.getByText('Cannot work')).toBeVisible()
  await row.locator('.rule-words').click()
  await panel.getByRole('button', { name: 'Remove the action' }).last().click()
  await expect(panel.getByText('“Reason” is blank.')).toBeHidden()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'More for Heavy goes with DPD' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('not published yet')).toBeHidden()
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('1 change, not published yet')).toBeVisible()
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('what others publish meanwhile comes into the draft; what overlaps is chosen; the version can be rolled back', async ({
  page,
  controlRoom,
}) => {
  const { client, socket } = await connect(controlRoom.address)
  const publish = async (change: (rule: Rule, index: number) => Rule) => {
    const { version, rows } = await client.rules.current({})
    const rules = rows.map(({ rule }, index) => change(rule, index))
    await client.rules.publish(call({ baseVersion: version, rules, note: '' }))
    return rules
  }
  await areaLink(page, 'Rules').click()
  await page.locator('.rule-row').first().getByRole('switch').click({ force: true })
  await expect(page.getByText('1 change, not published yet · draft saved')).toBeVisible()
  const [, second] = await publish((rule, index) =>
    index === 1 ? { ...rule, enabled: !rule.enabled } : rule,
  )
  await expect(page.locator('.toasts')).toContainText('your draft now includes it')
  await expect(page.locator('.rule-row').nth(1).getByRole('switch')).toBeChecked({
    checked: second?.enabled ?? false,
  })
  await expect(page.getByText('1 change, not published yet')).toBeVisible()

  await page.locator('.rule-row .rule-words').first().click()
  await page.locator('.rule-page').getByRole('textbox', { name: 'Name' }).fill('Mine')
  const [first] = await publish((rule, index) => (index === 0 ? { ...rule, name: 'Theirs' } : rule))
  await page.getByRole('button', { name: 'Choose what stands …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('becomes “Mine”')).toBeVisible()
  await expect(dialog.getByText('becomes “Theirs”')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Take over into the draft' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await dialog.getByRole('radio', { name: /You/ }).check()
  await dialog.getByRole('button', { name: 'Take over into the draft' }).click()
  await page.getByRole('button', { name: 'Publish …' }).click()
  await expect(dialog.getByText('renamed: “Theirs” becomes “Mine”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.locator('.toasts')).toContainText('is in force')

  const { version } = await client.rules.current({})
  await page.getByRole('button', { name: 'All rules' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`version ${version}`)
  await page.locator('body').press('r')
  await expect(dialog.getByText('renamed: “Mine” becomes “Theirs”')).toBeVisible()
  await dialog.getByRole('button', { name: 'Put in force again' }).click()
  await expect(page.locator('.rule-row').first().locator('.rule-name')).toHaveText(first?.name ?? '')
  socket.close()
})

test('a draft is named, commented, undone and done again, and is there in another browser', async ({
  page,
  browser,
  controlRoom,
}) => {
  await areaLink(page, 'Rules').click()
  for (const at of [0, 1]) await page.locator('.rule-row').nth(at).getByRole('switch').click({ force: true })
  await page.locator('.rule-row').first().press('Control+z')
  await expect(page.getByText('1 change, not published yet')).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByText('draft saved')).toBeVisible()
  await page.getByRole('button', { name: 'Name or share …' }).click()
  const drafts = page.getByRole('dialog')
  await drafts.getByRole('textbox', { name: 'Name of your draft' }).fill('Peak season')
  await drafts.getByRole('textbox', { name: 'Comment' }).fill('Ready for Friday?')
  await drafts.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(drafts.getByRole('list', { name: 'Comments' })).toContainText('Ready for Friday?')
  await page.keyboard.press('Escape')
  await expect(page.getByText('2 changes, not published yet · draft saved')).toBeVisible()

  const other = await browser.newPage()
  await other.goto(controlRoom.address)
  await visit(other, '/rules')
  await expect(other.getByText('2 changes, not published yet · draft saved')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Peak season · 1 comment' })).toBeVisible()
  await other.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('not published yet')).toBeHidden()
  await other.close()
})

test('a rule that cannot work keeps the draft from being published, until it is turned off', async ({
  page,
}) => {
  await areaLink(page, 'Rules').click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Blank rule: Classify' }).click()
  await page.getByRole('button', { name: 'All rules' }).click()
  const row = page.locator('.rule-row').filter({ hasText: 'New rule' })
  await expect(row.getByText('Cannot work')).toBeVisible()
  await page.getByRole('button', { name: 'Publish …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('One rule keeps this draft from being published:')).toBeVisible()
  await expect(dialog.getByText('in its actions The rule does nothing.')).toBeVisible()
  await expect(dialog.getByText(/past orders?, none would be allocated differently/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Publish' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('button', { name: 'Turn it off' }).click()
  await expect(dialog.getByText('One rule keeps this draft from being published:')).toBeHidden()
  await expect(dialog.getByRole('button', { name: 'Publish' })).not.toHaveAttribute('aria-disabled')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('a pinned case that a draft breaks is shown before it is published; one order is tried, its conditions ticked or crossed', async ({
  page,
  controlRoom,
}) => {
  const { client, socket } = await connect(controlRoom.address)
  const { rows } = await client.stock.list({ limit: 1 })
  await areaLink(page, 'Rules').click()
  await page.getByRole('button', { name: 'Pinned cases' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Paris from Lyon')
  await dialog.getByRole('button', { name: /An order like/ }).click()
  await page.getByRole('option', { name: 'One that is typed' }).click()
  await dialog.getByRole('textbox', { name: 'Postcode' }).fill('75011')
  await dialog.getByRole('textbox', { name: 'Products' }).fill(rows[0]?.sku ?? '')
  await dialog.getByRole('button', { name: /Must leave from/ }).click()
  await page.getByRole('option', { name: /Lyon/ }).click()
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(dialog.locator('.case-list').getByText('Paris from Lyon')).toBeVisible()
  await page.keyboard.press('Escape')

  await addRule(page, 'Source', 'Exclude sites', 'Lyon Saint-Priest')
  await page.getByRole('button', { name: 'Publish …' }).click()
  await expect(dialog.getByText('1 of 1 pinned case breaks')).toBeVisible()
  await expect(dialog.locator('.case-list').getByText('Broken')).toBeVisible()
  await expect(dialog.getByText(/past orders?, .*would be allocated differently/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const [pinned] = await client.rules.checkCases({ rules: [] })
  await client.rules.unpinCase(call({ caseId: pinned?.id ?? '' }))

  const [first] = (
    await client.orders.list({ limit: 1, states: ['shipped', 'released', 'allocated', 'packed'] })
  ).rows
  socket.close()
  await page.getByRole('button', { name: 'Test one order' }).click()
  await dialog.getByRole('textbox', { name: 'Order' }).fill(first?.reference ?? '')
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(dialog.locator('.tried-side').first()).toBeVisible()
  const mine = dialog.locator('.tried-rules > li').filter({ hasText: 'New rule' })
  await expect(mine.getByText('Matches', { exact: true })).toBeVisible()
  await expect(dialog.locator('.tick-no').first()).toContainText(/[a-z]/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()

  await visit(page, `/orders/${first?.id}`)
  await page.getByRole('button', { name: 'Pin for the rules' }).click()
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(page.locator('.toasts')).toContainText('Pinned')
  const again = await connect(controlRoom.address)
  const [fromOrder] = await again.client.rules.checkCases({ rules: [] })
  expect(fromOrder).toMatchObject({ reference: first?.reference, wish: { serviceId: null } })
  await again.client.rules.unpinCase(call({ caseId: fromOrder?.id ?? '' }))
  again.socket.close()
})

test('a file says rule by rule what cannot be read; the rules leave as a file and come back', async ({
  page,
}) => {
  await areaLink(page, 'Rules').click()
  await expect(page.locator('.rule-row').first()).toBeVisible()
  const file = { version: 1, publishedAt: 0, author: '', note: '', rules: [{ id: 'x', name: 'Old one' }] }
  await page.locator('input[type=file]').setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('One rule could not be read and is left out:')).toBeVisible()
  await expect(dialog.getByText('Old one')).toBeVisible()
  await expect(dialog.getByText('This part of the rule cannot be read.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await page.getByRole('button', { name: 'File' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export as JSON' }).click()
  const path = await (await download).path()
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.locator('.toasts')).toContainText('12 rules imported into the draft')
})

test('a draft is tried on past orders: what changes, which rule did it, and how often each matches', async ({
  page,
}) => {
  await areaLink(page, 'Rules').click()
  await addRule(page, 'Source', 'Exclude sites', 'Lille Lesquin')
  await page.locator('.draft-bar').getByRole('button', { name: 'Test on past orders' }).click()
  await page.getByRole('button', { name: 'Test the draft' }).click()
  await expect(page.getByRole('heading', { name: /would be allocated differently/ })).toBeVisible()
  const list = page.getByRole('grid', { name: 'Orders allocated differently' })
  await expect(list.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('table').filter({ hasText: 'Ship whole' })).toBeVisible()

  await page.getByRole('searchbox', { name: 'Order, customer or rule' }).fill('new rule')
  // What is found takes the place of these rows.
  await expect(page).toHaveURL(/q=new/)
  await list.getByRole('row').nth(1).dblclick()
  const panel = page.getByRole('complementary')
  await expect(panel.getByRole('link', { name: 'New rule' })).toBeVisible()
  await expect(panel.getByText('matches now')).toBeVisible()
  await expect(panel.getByText('is excluded by a rule').first()).toBeVisible()
  await expectAccessible(page)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('past-orders.csv')

  await page.getByRole('button', { name: 'Speed and cost' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Calculate' }).click()
  await expect(page.getByRole('row', { name: /Cheapest/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Rules', exact: true }).click()
  await expect(
    page.locator('.rule-row').filter({ hasText: 'New rule' }).locator('.rule-tried-hits'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Publish …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/would be allocated differently/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
})

test('a rule is in force only at its time, and the list says so; both are accessible', async ({ page }) => {
  await areaLink(page, 'Rules').click()
  await expect(page.locator('.rule-row').first()).toBeVisible()
  await expectAccessible(page)
  await page.locator('.rule-row .rule-words').nth(3).click()
  const panel = page.locator('.rule-page')
  await expect(panel).toBeVisible()
  await expectAccessible(page)
  const inForce = panel.getByRole('region', { name: 'In force' })
  await expect(inForce.getByText('Always', { exact: true })).toBeVisible()
  await inForce.getByRole('textbox', { name: 'From date' }).fill('24/12/2030')
  await expect(panel.getByRole('status')).toContainText('From 24 December 2030')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.locator('.rule-row').nth(3).getByText('From 24 Dec 2030 on')).toBeVisible()
  await page.locator('.rule-row .rule-words').nth(3).click()

  await inForce.getByRole('textbox', { name: 'Until date' }).fill('2030-12-01')
  await expect(inForce.getByText('Ends before it begins')).toBeVisible()
  await inForce.getByRole('textbox', { name: 'Until date' }).fill('2030-12-31')
  await expect(inForce.getByText('Ends before it begins')).toBeHidden()
  await inForce.getByRole('button', { name: 'Mon' }).click()
  await inForce.getByRole('textbox', { name: 'Each day from' }).fill('22:00')
  await inForce.getByRole('textbox', { name: 'Each day until' }).fill('6h')
  await expect(inForce.getByText('Next day: past midnight')).toBeVisible()
  await expect(panel.getByRole('status')).toContainText(
    'From 24 December 2030, to the end of 31 December 2030, on Monday, from 22:00 to 06:00',
  )
  await inForce.getByRole('button', { name: 'Make permanent' }).click()
  await expect(page.getByText('not published yet')).toBeHidden()
})

/** A rule for every order with one action about one thing to choose. */
async function addRule(page: Page, stage: string, action: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('menuitem', { name: `Blank rule: ${stage}` }).click()
  const panel = page.locator('.rule-page')
  await panel.getByRole('button', { name: 'Add an action' }).click()
  await panel.getByRole('button', { name: /Action$/ }).click()
  await page.getByRole('option', { name: action, exact: true }).click()
  await panel.getByRole('button', { name: choice, exact: true }).click()
  await panel.getByRole('button', { name: 'All rules' }).click()
}

test('pictures', async ({ browser, controlRoom }) => {
  test.setTimeout(300_000)
  await photograph(browser, controlRoom, 'rules', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await expect(page.locator('.rule-row').first()).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-stopped', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await page.locator('.rule-row').first().getByRole('switch').click({ force: true })
    await page.locator('.button-primary').first().click()
    await page.getByRole('menuitem').nth(1).click()
    await page.locator('.draft-bar .button-primary').click()
    await expect(page.locator('.rule-stops')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-editor', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await page.locator('.rule-row').first().getByRole('switch').click({ force: true })
    await expect(page.locator('.draft-bar')).toBeVisible()
    await page.locator('.rule-row .rule-words').nth(9).click()
    await expect(page.locator('.rule-page')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-overlap', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await page.locator('.rule-row .rule-words').nth(1).click()
    await page.locator('.rule-page-side').getByRole('textbox').first().fill('VIP')
    const { client, socket } = await connect(controlRoom.address)
    const { version, rows } = await client.rules.current({})
    const rules = rows.map(({ rule }, at) => (at === 1 ? { ...rule, name: `${rule.name} +` } : rule))
    await client.rules.publish(call({ baseVersion: version, rules, note: '' }))
    socket.close()
    await expect(page.locator('.draft-bar-behind')).toBeVisible()
    await page.locator('.draft-bar .button-primary').click()
    await page.getByRole('radio').first().check()
    await expect(page.locator('.merge-side-chosen')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-drafts', async (page) => {
    await forgetDraft(controlRoom.address)
    const { client, socket } = await connect(controlRoom.address)
    const { version, rows } = await client.rules.current({})
    const rules = rows.map(({ rule }, at) => (at === 1 ? { ...rule, enabled: !rule.enabled } : rule))
    const draft = { baseVersion: version, rules, name: 'Black Friday', isShared: true }
    await client.rules.saveDraft(call({ revision: 0, draft }))
    for (const [at, text] of ['Soldes : on garde la réserve ?', 'Until Monday only'].entries())
      await client.rules.commentDraft(
        call({ owner: null, ruleId: at === 0 ? null : (rules[1]?.id ?? null), text }),
      )
    socket.close()
    await visit(page, '/rules')
    await page.locator('.draft-bar .button-quiet').first().click()
    await expect(page.locator('.compare-rules .rule-changes')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-versions', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await page.locator('.sentence-heading-aside button').nth(5).click()
    await page.locator('.rule-version-acts button').first().click()
    await expect(page.locator('.rule-versions .rule-changes')).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-cases', async (page) => {
    await forgetDraft(controlRoom.address)
    const { client, socket } = await connect(controlRoom.address)
    const { rows } = await client.stock.list({ limit: 1 })
    const source = { kind: 'typed', channelId: 'shop', country: 'FR', postcode: '75011' } as const
    const sites = await client.sites.list({})
    for (const { id: siteId, name } of sites.slice(0, 2))
      await client.rules.pinCase(
        call({
          name,
          source: { ...source, serviceLevel: 'standard', lines: [{ sku: rows[0]?.sku ?? '', quantity: 2 }] },
          wish: { siteId, carrierId: null, serviceId: null },
        }),
      )
    socket.close()
    await visit(page, '/rules')
    await page.locator('.sentence-heading-aside button').nth(3).click()
    await expect(page.locator('.case-list li').nth(1)).toBeVisible()
  })
  await photograph(browser, controlRoom, 'rules-validity', async (page) => {
    await forgetDraft(controlRoom.address)
    await visit(page, '/rules')
    await page.locator('.rule-row .rule-words').nth(3).click()
    const fields = page.locator('.rule-bound input')
    await fields.nth(0).fill('24/12/2030')
    await fields.nth(4).fill('22:00')
    await fields.nth(5).fill('06:00')
    await page.locator('.rule-toggles').last().getByRole('button').first().click()
    await fields.nth(5).scrollIntoViewIfNeeded()
  })
  await photograph(browser, controlRoom, 'rules-past-orders', async (page) => {
    await forgetDraft(controlRoom.address)
    await showPastOrders(page)
    await page.locator('.table-row').first().dblclick()
    await expect(page.locator('.why-rule').first()).toBeVisible()
  })
})

/** A draft with two rules switched off, tried on what there is. */
async function showPastOrders(page: Page): Promise<void> {
  await visit(page, '/rules')
  for (const at of [4, 6, 8, 10])
    await page.locator('.rule-row').nth(at).getByRole('switch').click({ force: true })
  await page.locator('.draft-actions button').nth(3).click()
  await page.locator('.replay-setup .button-primary').click()
  await expect(page.locator('.table-row').first()).toBeVisible()
}
