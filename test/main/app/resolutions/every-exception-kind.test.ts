import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXCEPTION_REASONS } from '../../../../shared/domain/exception.ts'
import { say } from '../../../../shared/messages/say.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { openIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'
import { KINDS } from './exception-kinds.ts'

let room: Workroom
afterEach(() => room.close())

describe.each(EXCEPTION_REASONS)('%s', (reason) => {
  const { world, provoke, way, args, over } = KINDS[reason]
  beforeEach(async () => {
    room = await openWorkroom(aWorld(world))
    await provoke(room)
  })

  async function theRow() {
    const row = (await room.client.exceptions.list({})).rows.find(
      ({ record }) => record.cause.reason === reason,
    )
    if (row === undefined) throw new Error(`there is no ${reason}, but ${(await openIn(room)).join(', ')}`)
    return row
  }

  it('comes of its cause, is said in both languages, and has a way out that works', async () => {
    const { record, sentence } = await theRow()
    expect(say('en', sentence)).not.toBe(say('fr', sentence))
    const { resolutions } = await room.client.exceptions.get({ exceptionId: record.id })
    expect(resolutions.filter(({ disabled }) => disabled === null).map(({ code }) => code)).toContain(way)
    const answers = { address: null, stock: null, note: '', ...args }
    const outcome = await room.client.exceptions.resolve(
      room.call({ exceptionId: record.id, code: way, args: answers }),
    )
    expect(outcome).toMatchObject({ kind: 'done' })
    await room.room.decider.decideAll()
    expect(await openIn(room)).not.toContain(reason)
  })

  if (over !== null)
    it('is over when its cause is', async () => {
      await theRow()
      await over(room)
      expect(await openIn(room)).not.toContain(reason)
    })
})
