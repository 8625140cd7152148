import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Screen } from '../../support/program/program.ts'
import { expect } from './fixture.ts'

/** Puts up files, given by their lines, and imports them; every row must be taken. */
export async function importFiles(
  { client, token, origin }: Screen,
  files: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const uploads = await Promise.all(
    Object.entries(files).map(async ([name, lines]) => {
      const body = lines.join('\n')
      const headers = { authorization: `Bearer ${token}`, origin }
      const sent = await fetch(`${origin}/upload`, { method: 'POST', headers, body })
      const { uploadId } = (await sent.json()) as { uploadId: string }
      return { name, uploadId }
    }),
  )
  const commandId = uuidv7(Date.now(), Math.random)
  const report = await client.setup.importFiles({ commandId, input: { uploads, skipBadRows: false } })
  expect(report).toMatchObject({ kind: 'done', value: { problems: [] } })
}
