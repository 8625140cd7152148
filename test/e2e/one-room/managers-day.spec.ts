import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { connect } from '../../support/program/program.ts'
import { expect, test } from '../support/fixture.ts'

const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })

test('a manager’s day by keyboard: a strike, a draft tried on past orders, published and rolled back', async ({
  page,
  controlRoom,
}) => {
  const { client, socket } = await connect(controlRoom.address)
  const { keyboard } = page
  const dialog = page.getByRole('dialog')
  /** The footer names a key once it acts. */
  const isKey = (name: string) => expect(page.getByRole('contentinfo')).toContainText(name)
  const goTo = async (words: string) => {
    await keyboard.press('Control+k')
    await expect(dialog.locator('input')).toBeFocused()
    await keyboard.type(words)
    await keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  }

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await goTo('stop seur')
  await expect(page.getByRole('complementary')).toContainText('Seur')
  await isKey('Suspend or resume')
  await keyboard.press('s')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Seur is suspended')

  await goTo('rules')
  const rows = page.getByRole('grid', { name: 'Rules' }).locator('.rule-row')
  await expect(rows.first()).toBeVisible()
  const { version } = await client.rules.current({})
  const first = rows.first().getByRole('switch')
  const wasOn = await first.isChecked()
  await keyboard.press('j')
  await expect(rows.first()).toHaveClass(/rule-row-cursor/)
  await keyboard.press('t')
  await expect(page.getByText('1 change, not published yet')).toBeVisible()
  await keyboard.press('p')
  await isKey('Test the draft')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /allocated differently/ })).toBeVisible()
  await goTo('rules')
  await isKey('Turn on or off')
  await keyboard.press('Control+Enter')
  await expect(dialog.getByText(/past orders?, .*allocated differently/)).toBeVisible()
  await keyboard.type('Strike at Seur')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`version ${version + 1}`)
  await keyboard.press('r')
  await expect(dialog).toBeVisible()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`version ${version + 2}`)
  expect(await first.isChecked()).toBe(wasOn)

  for (const { carrierId, suspensions } of await client.carriers.list({}))
    for (const { id } of carrierId === 'seur' ? suspensions : [])
      await client.carriers.resume(call({ suspensionId: id }))
  socket.close()
})
