import { areaLink, expect, test } from './support/fixture.ts'
import { runControlRoom } from './support/running-control-room.ts'

test('the control room goes away: the screen says since when, and is live again by itself', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const own = await runControlRoom('demo')
  const page = await browser.newPage()
  await page.goto(own.address)
  await areaLink(page, 'Orders').click()
  await expect(page.getByRole('row').nth(3)).toBeVisible({ timeout: 30_000 })
  // A page that was loaded again would have lost this.
  await page.evaluate(() => {
    document.body.dataset['kept'] = 'yes'
  })

  await own.kill()
  const strip = page.getByRole('status').filter({ hasText: /Not connected since \d{2}:\d{2}/ })
  await expect(strip).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await page.screenshot({ path: 'test-results/screens/offline-light-en.png' })

  await own.restart()
  await expect(strip).toBeHidden({ timeout: 40_000 })
  expect(await page.evaluate(() => document.body.dataset['kept'])).toBe('yes')
  await areaLink(page, 'Overview').click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.close()
  await own.stop()
})
