import { expect, it } from 'vitest'
import { openCopyOfHub } from '../../../../main/app/following/copy-of-hub.ts'
import type { HubLink } from '../../../../main/app/following/joined-line.ts'
import { openKeptActs } from '../../../../main/app/following/kept-acts.ts'
import { commandEntry } from '../../../../shared/contract/commands.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

const BENCH = '01930000-0000-7000-8000-000000000007'

it('numbers that are drawn while the hub is asked for rows stay drawn', async () => {
  const room = await openWorkroom(
    aWorld({
      sites: [LYON],
      stock: stockOf({ LYON: { A: 9 } }),
      services: [aService()],
      rates: [aRate({ originSiteId: 'LYON' })],
    }),
  )
  await room.receive(anOrder({ id: 'O-1', externalId: 'O-1', lines: lines({ A: 1 }) }))
  const [part] = await room.read((tx) => tx.fulfillments.byOrders(['O-1']))
  const fulfillmentId = part?.id ?? ''
  const { store, clock, changes, worlds, people } = room.room
  const position = await room.read((tx) => tx.rowLog.head())
  await store.write((tx) =>
    tx.copy.putState({
      hub: 'https://hub',
      deviceId: BENCH,
      position,
      filling: null,
      serials: { next: 0, end: 900 },
    }),
  )
  const acts = openKeptActs({ store, clock, numberOf: String })
  const entry = commandEntry('packing.pack')
  const draw = () =>
    acts.note(entry, { actor: 'Mona', role: 'packer', language: 'en' }, room.call({ fulfillmentId }), false)
  const drawn: string[] = []
  const link = {
    deviceId: BENCH,
    client: {
      following: {
        next: async () => {
          drawn.push(...(await draw()).numbers)
          return { position, groups: [], isEnd: true }
        },
      },
    },
  } as unknown as HubLink
  const copy = openCopyOfHub({
    store,
    changes,
    worlds,
    people,
    hub: 'https://hub',
    onFilling: () => undefined,
  })
  await copy.catchUp(link)
  drawn.push(...(await draw()).numbers)
  expect(drawn).toEqual(['0', '1'])
  await room.close()
})
