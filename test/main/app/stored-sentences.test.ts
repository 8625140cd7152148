import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeepingFile } from '../../../main/keeping/keeping-file.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

/** As versions before contract 29 stored a sentence. */
const BEFORE = { en: 'Lille refused it: damaged goods', fr: 'Lille l’a refusée : articles abîmés' }

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

describe('a sentence that an earlier version stored in both languages', () => {
  it('is shown in the time line of its order', async () => {
    await room.receive(anOrder({ lines: lines({ A: 1 }) }))
    await room.room.store.write((tx) =>
      tx.journal.append({
        commandId: '0193a0c0-0000-7000-8000-000000000001',
        at: 0,
        actor: 'Mona',
        role: 'manager',
        type: 'fulfillments.reject',
        input: {},
        result: { orderId: 'O-1', siteId: 'LILLE', sentence: BEFORE },
        topics: ['orders'],
        orderIds: ['O-1'],
      }),
    )
    const { timeline } = await room.client.orders.get({ orderId: 'O-1' })
    const event = timeline.find(({ type }) => type === 'fulfillments.reject')
    expect(event && [say('en', event.sentence), say('fr', event.sentence)]).toEqual([BEFORE.en, BEFORE.fr])
  })

  it('is said of the data folder at every start', () => {
    const home = mkdtempSync(join(tmpdir(), 'switchyard-'))
    const told = [{ sentence: BEFORE, until: 1 }]
    const kept = { secondPlace: null, begunAnewAt: null, missing: null, restore: null, told }
    writeFileSync(join(home, 'keeping.json'), JSON.stringify(kept))
    const [found] = openKeepingFile(home).read().told
    expect(found && say('fr', found.sentence)).toBe(BEFORE.fr)
  })
})
