import '../support/refuse-old-node.ts'
import { defineConfig } from '@playwright/test'
import { browserLaunch } from './support/browser.ts'

const { executablePath, args, env } = await browserLaunch()

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/playwright',
  // One control room per worker; two cores.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  // A shared machine may starve a page for a moment; what fails three times is wrong. Reported as flaky, not hidden.
  retries: process.env['CI'] === undefined ? 0 : 2,
  // Loose: what passes takes no longer for it, and a busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../../.build/playwright.json' }],
  ],
  use: {
    actionTimeout: 30_000,
    launchOptions: { executablePath, args, env },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // A trace takes two fifths of the time of a test that passes; the retry of one that failed is traced.
    trace: 'on-first-retry',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
})
