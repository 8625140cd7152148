import { expect, test, visit } from './support/fixture.ts'

test.use({ workspace: 'empty' })

test('the printed address signs in, and its token is gone from the address and from every cookie', async ({
  page,
  controlRoom,
}) => {
  expect(new URL(controlRoom.address).hash).toMatch(/^#token=[\w-]{43}$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.context().cookies()).toEqual([])
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
})

test('the window stays signed in when it is loaded again', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a window that does not know the token is not let in, and is once the address is opened', async ({
  browser,
  controlRoom,
}) => {
  const stranger = await browser.newPage()
  await stranger.goto(new URL(controlRoom.address).origin)
  await expect(stranger.getByText('This window is not signed in')).toBeVisible()
  await stranger.goto(controlRoom.address)
  await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible()
  await stranger.close()
})

test('another window of the same browser signs in by itself, and signing out ends one of them', async ({
  page,
  controlRoom,
}) => {
  const other = await page.context().newPage()
  await other.goto(new URL(controlRoom.address).origin)
  await expect(other.getByText('This window is not signed in')).toBeVisible()
  await other.goto(controlRoom.address)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  const token = await page.evaluate(() => sessionStorage.getItem('switchyard-window'))
  const status = await page.evaluate(async (own) => {
    const answer = await fetch('/sign-out', { method: 'POST', headers: { Authorization: `Bearer ${own}` } })
    return answer.status
  }, token)
  expect(status).toBe(200)
  await expect(page.getByText('This window is not signed in')).toBeVisible()
  await visit(other, '/')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await other.close()
})
