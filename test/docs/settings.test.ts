import { expect, it } from 'vitest'
import { settingsPage } from './settings-page.ts'

it('docs/settings.md says what the definitions say; `npm run docs` writes it anew', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../../docs/settings.md')
})
