import { expect, it } from 'vitest'
import { PROGRAM_VERSION } from '../../main/program-version.ts'
import { openApiDocument } from '../../main/web/api/openapi.ts'

it('docs/openapi.json is what the interface says of itself; `npm run docs` writes it anew', async () => {
  const document = await openApiDocument(PROGRAM_VERSION)
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
})
