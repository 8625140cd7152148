import { isContractProcedure } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDispatch } from '../../../main/app/commands/dispatch.ts'
import type { HandlersOf } from '../../../main/app/commands/handler.ts'
import { returnHandlers } from '../../../main/app/commands/returns.ts'
import type { AppServices } from '../../../main/app/services/app-services.ts'
import { type CommandEntry, ENTRIES } from '../../../shared/contract/commands.ts'
import { contract } from '../../../shared/contract/contract.ts'
import { ROLES, type Role, roleAllows } from '../../../shared/domain/role.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

const SET_LEVEL = ENTRIES.find(
  (entry): entry is CommandEntry => entry.kind === 'command' && entry.type === 'stock.setLevel',
)
if (SET_LEVEL === undefined) throw new Error('stock.setLevel is in the contract')

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } }) }))
})
afterEach(() => room.close())

type Calls = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>

/** Every call of the contract with each role that is too small for it. */
const forbidden = Object.entries(contract).flatMap(([area, calls]) =>
  Object.entries(calls).flatMap(([name, call]) => {
    if (!isContractProcedure(call)) return []
    const { role: needed } = call['~orpc'].meta as { role: Role }
    return ROLES.filter((role) => !roleAllows(role, needed)).map((role) => ({ area, name, role, needed }))
  }),
)

describe('a role that is too small', () => {
  it('is forbidden every call that needs more, and nothing is journaled', async () => {
    expect(forbidden.length).toBeGreaterThan(90)
    for (const { area, name, role, needed } of forbidden) {
      const calls = room.as({ role }) as unknown as Calls
      await expect(calls[area]?.[name]?.(room.call({})), `${area}.${name} as ${role}`).rejects.toMatchObject({
        code: 'FORBIDDEN',
        data: { needed },
      })
    }
    expect(await room.read((tx) => tx.journal.lastSeq())).toBe(0)
  })
})

describe('the registry', () => {
  it('spells every type as area.verbNoun', () => {
    const types = ENTRIES.map(({ area, name }) => `${area}.${name}`)
    expect(types.filter((type) => !/^[a-z]+\.[a-z][a-zA-Z]+$/.test(type))).toEqual([])
  })

  it('does not compile where a handler is missing, or there is one for no command', () => {
    const handlers = returnHandlers(room.room)
    const { receive } = handlers
    // @ts-expect-error `refund` is missing
    const tooFew: HandlersOf<'returns'> = { receive }
    // @ts-expect-error the contract has no `keep`
    const tooMany: HandlersOf<'returns'> = { ...handlers, keep: receive }
    expect([tooFew, tooMany]).toHaveLength(2)
  })
})

describe('after a command', () => {
  const SESSION = { actor: 'Mona', role: 'manager', language: 'en' } as const

  /** What was put to work, in order. */
  function listening() {
    const woken: string[] = []
    const note = (what: string) => (channelId: string) => void woken.push(`${what} ${channelId}`)
    const started = (what: string) => async (channelId: string) => note(what)(channelId)
    const services: AppServices = {
      ...room.room,
      scheduler: { wake: () => woken.push('scheduler') },
      sync: { ...room.room.sync, syncNow: note('sync'), reload: note('restart') },
      reconciler: { ...room.room.reconciler, start: started('comparison'), verify: started('repair-check') },
      catalogues: { ...room.room.catalogues, read: started('reading'), take: started('taking') },
    }
    return { woken, dispatch: openDispatch(services) }
  }

  it('what it wakes goes to work once it was carried out, and again when it is repeated', async () => {
    const { woken, dispatch } = listening()
    const call = room.call({ siteId: 'LILLE', sku: 'A', onHand: 5, safety: 0, expectedOnHand: null })
    const first = await dispatch(SET_LEVEL, SESSION, call)
    expect(woken).toEqual(['scheduler'])
    expect(await dispatch(SET_LEVEL, SESSION, call)).toEqual(first)
    expect(woken).toEqual(['scheduler', 'scheduler'])
  })

  it('nothing is woken by one that was refused: it has changed nothing', async () => {
    const { woken, dispatch } = listening()
    const call = room.call({ siteId: 'NOWHERE', sku: 'A', onHand: 5, safety: 0, expectedOnHand: null })
    expect(await dispatch(SET_LEVEL, SESSION, call)).toMatchObject({ kind: 'refused' })
    expect(woken).toEqual([])
  })

  it.each([
    ['channels', 'setPaused', { channelId: 'shop', paused: true }, ['restart shop']],
    ['channels', 'repair', { channelId: 'shop', channelSkus: null }, ['sync shop', 'repair-check shop']],
    ['channels', 'reconcile', { channelId: 'shop' }, ['comparison shop']],
    ['channels', 'readCatalogue', { channelId: 'shop' }, ['reading shop']],
  ] as const)('%s.%s wakes what its entry says, of its channel', async (area, name, input, want) => {
    const { woken, dispatch } = listening()
    const entry = ENTRIES.find((one) => one.area === area && one.name === name)
    if (entry === undefined) throw new Error(`${area}.${name} is no command`)
    expect(await dispatch(entry, SESSION, room.call(input))).toMatchObject({ kind: 'done' })
    expect(woken).toEqual(want)
  })

  it('an action leaves no entry in the journal', async () => {
    await room.client.channels.syncNow(room.call({ channelId: 'shop' }))
    expect(await room.read((tx) => tx.journal.lastSeq())).toBe(0)
  })

  it('what is only planned is planned anew each time, and carried out once', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    const call = room.call({ apply: false })
    const first = await room.client.orders.review(call)
    expect(first).toMatchObject({ kind: 'done', value: { looked: 1 } })
    expect(await room.client.orders.review(call)).toEqual(first)
  })
})
