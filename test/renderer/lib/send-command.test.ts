import { ORPCError } from '@orpc/client'
import { expect, it } from 'vitest'
import { OfflineError } from '../../../renderer/lib/connection.ts'
import { sendCommand } from '../../../renderer/lib/send-command.ts'
import { scriptedConnection, settled } from '../../support/renderer-connection.ts'

const DONE = { kind: 'done', value: {} } as const

it('sends the same id again when the answer was lost', async () => {
  const connection = scriptedConnection()
  const ids: string[] = []
  const outcome = sendCommand(
    connection,
    async ({ commandId }) => {
      ids.push(commandId)
      if (ids.length === 1) {
        connection.become({ kind: 'offline', since: 0 })
        throw new OfflineError('broke')
      }
      return DONE
    },
    'id-1',
    {},
  )
  await settled()
  expect(ids).toEqual(['id-1'])
  connection.become({ kind: 'online' })
  expect(await outcome).toEqual(DONE)
  expect(ids).toEqual(['id-1', 'id-1'])
})

it('waits for the connection before it sends at all', async () => {
  const connection = scriptedConnection()
  connection.become({ kind: 'offline', since: 0 })
  let calls = 0
  const outcome = sendCommand(
    connection,
    async () => {
      calls += 1
      return DONE
    },
    'id-1',
    {},
  )
  await settled()
  expect(calls).toBe(0)
  connection.become({ kind: 'online' })
  expect(await outcome).toEqual(DONE)
})

it('says what the control room refused and does not try again', async () => {
  let calls = 0
  const outcome = await sendCommand(
    scriptedConnection(),
    async () => {
      calls += 1
      throw new ORPCError('FORBIDDEN', { message: 'This role may not do that' })
    },
    'id-1',
    {},
  )
  expect([calls, outcome]).toEqual([
    1,
    { kind: 'failed', code: 'FORBIDDEN', message: 'This role may not do that', why: null },
  ])
})
