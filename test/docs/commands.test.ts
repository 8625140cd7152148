import { expect, it } from 'vitest'
import { commandsPage } from './commands-page.ts'

it('docs/commands.md says what the registry says; `npm run docs` writes it anew', async () => {
  await expect(commandsPage()).toMatchFileSnapshot('../../docs/commands.md')
})
