import { expect, it } from 'vitest'
import { CHANNEL_KINDS } from '../../../shared/domain/channel.ts'
import { CHANNEL_CREDENTIALS } from '../../../shared/domain/channel-credentials.ts'

it('every kind of channel says once what it is opened with, no field twice', () => {
  expect(CHANNEL_CREDENTIALS.map(({ kind }) => kind).sort()).toEqual([...CHANNEL_KINDS].sort())
  for (const { fields } of CHANNEL_CREDENTIALS)
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
})
