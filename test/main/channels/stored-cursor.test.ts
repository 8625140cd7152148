import { expect, it } from 'vitest'
import { z } from 'zod'
import { storedCursor } from '../../../main/channels/protocol/stored-cursor.ts'

const schema = z.object({ since: z.int() })

it.each([
  { name: 'none yet', text: null, want: null },
  { name: 'as it was written', text: '{"since":7}', want: { since: 7 } },
  { name: 'of another version', text: '{"from":7}', want: null },
  { name: 'not JSON', text: 'half a cur', want: null },
])('a cursor: $name', ({ text, want }) => {
  expect(storedCursor(schema, text)).toEqual(want)
})
