import type { Page } from '@playwright/test'
import { expect, visit } from './fixture.ts'

/**
 * As a wedge scanner sends it: the places of the keys on a US keyboard, quicker than any hand, Enter at the end.
 * Sent from within the page, so that a busy machine does not make a slow scanner of it.
 */
export async function scan(page: Page, text: string) {
  await page.evaluate((characters) => {
    const places: Record<string, string> = { '-': 'Minus', ' ': 'Space', '.': 'Period', '/': 'Slash' }
    const press = (code: string, key: string, shiftKey: boolean) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code, key, shiftKey, bubbles: true, cancelable: true }),
      )
    for (const key of characters) {
      if (/[a-z]/i.test(key)) press(`Key${key.toUpperCase()}`, key, key === key.toUpperCase())
      else if (/\d/.test(key)) press(`Digit${key}`, key, false)
      else if (key === '#') press('Digit3', key, true)
      else press(places[key] ?? key, key, false)
    }
    press('Enter', 'Enter', false)
  }, text)
}

/** At the station of a site, set up and without a task. */
export async function openStation(page: Page, site = 'Lille Lesquin') {
  await visit(page, '/pack')
  const setup = page.getByRole('dialog')
  await setup.getByRole('button', { name: /Site/ }).click()
  await page.getByRole('option', { name: site }).click()
  await setup.getByRole('button', { name: /Start packing|Commencer|Empezar a embalar/ }).click()
  await expect(setup).toBeHidden()
}
