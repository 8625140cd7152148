import { expect, test } from './support/fixture.ts'

test.use({ workspace: 'empty' })

test('the printed address signs in, and its token is gone from the address and from scripts', async ({
  page,
  controlRoom,
}) => {
  expect(new URL(controlRoom.address).searchParams.get('token')).toMatch(/^[\w-]{43}$/)
  expect(new URL(page.url()).search).toBe('')
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(await page.evaluate(() => isSecureContext)).toBe(true)
})

test('the page stays signed in when it is loaded again', async ({ page }) => {
  const answer = await page.reload()
  expect(answer?.status()).toBe(200)
})

test('a browser that does not know the token is refused', async ({ browser, controlRoom }) => {
  const stranger = await browser.newPage()
  const answer = await stranger.goto(new URL(controlRoom.address).origin)
  expect(answer?.status()).toBe(401)
  await expect(stranger.locator('body')).toContainText('Open the address that the control room printed')
  await stranger.close()
})
