import type { Page } from '@playwright/test'

/** Presses keys as a person does: faster ones are taken for a scanner's. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key, { delay: 90 })
}
