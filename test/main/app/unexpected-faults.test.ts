import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRouter } from '../../../main/app/routes/router.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let workroom: Workroom
beforeEach(async () => {
  workroom = await openWorkroom(aWorld({ stock: [] }))
})
afterEach(() => workroom.close())

function clientOf(over: Partial<Workroom['room']>) {
  const heard: unknown[] = []
  const router = openRouter({ ...workroom.room, ...over, onFault: (fault) => heard.push(fault) })
  const session = { actor: 'Pia', role: 'packer', language: 'en' } as const
  return { client: createRouterClient(router, { context: { session } }), heard }
}

it('what a call throws that nobody expected is logged with the call’s name and its cause', async () => {
  const bug = new TypeError('cannot read what is not there')
  const { client, heard } = clientOf({
    sync: {
      ...workroom.room.sync,
      health: () => {
        throw bug
      },
    },
  })
  await workroom.client.channels.add(
    workroom.call({
      channel: {
        id: 'f',
        name: 'F',
        kind: 'csv',
        url: null,
        buffer: 0,
        priority: 0,
        paused: false,
        sandbox: true,
      },
      secrets: {},
    }),
  )
  await expect(client.channels.list({})).rejects.toThrow()
  expect(heard).toEqual([new Error('channels.list failed', { cause: bug })])
})

it('what a caller may not do, or asks for wrongly, is no fault of ours', async () => {
  const { client, heard } = clientOf({})
  await expect(client.orders.hold(workroom.call({ orderIds: ['O-1'], note: '' }))).rejects.toThrow()
  await expect(client.orders.get({ orderId: 'nobody' })).rejects.toThrow()
  await expect(client.packing.scan({ siteId: '', scan: '' })).rejects.toThrow()
  expect(heard).toEqual([])
})
