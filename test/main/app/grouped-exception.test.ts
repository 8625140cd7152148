import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restateGrouped } from '../../../main/app/exceptions/grouped-exception.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { settles } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld())
})
afterEach(() => room.close())

const ID = 'channel-auth-shop'
const refused = (why: string): ExceptionCause => ({
  reason: 'channel-auth',
  channelId: 'shop',
  message: plainMessage(why),
})
const state = (cause: ExceptionCause | null) =>
  room.room.commands.system('channels.changeLink', (context) => restateGrouped(context, ID, cause))
const stands = async () => (await room.read((tx) => tx.exceptions.get(ID)))?.state ?? 'none'

describe('one exception of many things', () => {
  it('is said once, whatever often it is restated, and ends with its cause', async () => {
    const entries = async () => (await room.read((tx) => tx.journal.since(0, 100))).length
    await state(refused('expired'))
    const once = await entries()
    await state(refused('expired'))
    expect([await stands(), (await entries()) - once]).toEqual(['open', 0])
    await state(null)
    expect(await stands()).toBe('closed')
  })

  it('left as it is by a person, is quiet until something about it changes', async () => {
    await state(refused('expired'))
    await settles(room, 'channel-auth', 'accept')
    await state(refused('expired'))
    expect(await stands()).toBe('closed')
    await state(refused('revoked'))
    expect(await stands()).toBe('open')
  })

  it('left as it is, over, and there again, is told again', async () => {
    await state(refused('expired'))
    await settles(room, 'channel-auth', 'accept')
    await state(null)
    await state(refused('expired'))
    expect(await stands()).toBe('open')
  })
})
