import { expect, it } from 'vitest'
import { z } from 'zod'
import { readAnswer, readTracking } from '../../../../main/carriers/protocol/read-answer.ts'

const schema = z.object({ parcels: z.array(z.string()) })

it('an answer in the protocol is read', () => {
  expect(readAnswer('UPS', { status: 200, value: { parcels: ['1'] } }, schema)).toEqual({ parcels: ['1'] })
  expect(readTracking('UPS', { status: 404, value: null }, schema)).toBeNull()
})

it.each([
  { status: 401, said: '', kind: 'unauthorised' },
  { status: 403, said: 'No entry', kind: 'unauthorised' },
  { status: 200, said: '', kind: 'retry' },
  { status: 405, said: '', kind: 'retry' },
  { status: 409, said: 'Closed', kind: 'retry' },
  // One number that the carrier does not take must not hold up the others.
  { status: 400, said: '', kind: 'protocol' },
  { status: 422, said: 'Invalid inquiry number', kind: 'protocol' },
])('where parcels are, answered by $status «$said»: $kind', ({ status, said, kind }) => {
  expect(() => readTracking('UPS', { status, value: {} }, schema, said)).toThrow(
    expect.objectContaining({ kind }),
  )
})
