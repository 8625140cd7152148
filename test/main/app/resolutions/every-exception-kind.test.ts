import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXCEPTION_REASONS } from '../../../../shared/domain/exception.ts'
import { say } from '../../../../shared/messages/say.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { importAllOrders, openIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'
import { KINDS } from './exception-kinds.ts'
import { EXPECTED } from './kinds/expected.ts'
import { standingOf } from './kinds/standing-of.ts'

let room: Workroom
afterEach(() => room.close())

describe.each(EXCEPTION_REASONS)('%s', (reason) => {
  const { world, provoke, way, args, over } = KINDS[reason]
  const expected = EXPECTED[reason]
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

  it('comes of its cause, is said in both languages, and has a way out that works, leaves stock and channel as written down, and is taken back where it can be', async () => {
    const { record, sentence } = await theRow()
    expect(say('en', sentence)).not.toBe(say('fr', sentence))
    const { resolutions } = await room.client.exceptions.get({ exceptionId: record.id })
    expect(resolutions.filter(({ disabled }) => disabled === null).map(({ code }) => code)).toContain(way)
    const answers = { address: null, stock: null, note: '', ...args }
    const [fix] = await room.client.exceptions.fixes({ exceptionIds: [record.id], codes: [way] })
    expect(fix?.fix?.code).toBe(way)
    const before = await standingOf(room)
    const call = room.call({ exceptionId: record.id, code: way, args: answers })
    const outcome = await room.client.exceptions.resolve(call)
    expect(outcome).toMatchObject({ kind: 'done' })
    // What is read again from the channel is taken in.
    await importAllOrders(room)
    expect(await openIn(room)).not.toContain(reason)
    const after = await standingOf(room)
    expect({ before, after }).toEqual({ before: expected.before, after: expected.after })

    const undo = room.call({ commandId: call.commandId })
    const back = await room.client.exceptions.undo(undo)
    const steps = outcome.kind === 'done' ? outcome.value.undo.length : 0
    expect({ canUndo: fix?.canUndo, steps: steps > 0, kind: back.kind }).toEqual(
      steps > 0
        ? { canUndo: true, steps: true, kind: 'done' }
        : { canUndo: false, steps: false, kind: 'refused' },
    )
    if (steps === 0) return
    await room.room.decider.decideAll()
    expect(await openIn(room)).toContain(reason)
    expect(await standingOf(room)).toEqual(expected.undone ?? before)
  })

  if (over !== null)
    it('is over when its cause is', async () => {
      await theRow()
      await over(room)
      expect(await openIn(room)).not.toContain(reason)
    })
})
