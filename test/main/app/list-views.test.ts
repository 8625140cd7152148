import { expect, it, onTestFinished } from 'vitest'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

const VIEW_ID = '01930000-0000-7000-8000-000000000001'
const list = 'orders' as const
const columns = [{ id: 'value', width: 90, isShown: true, isPinned: false }]
const view = { name: 'Heavy', isShared: true, query: 'q=heavy', columns }

it('a shared view is seen by everybody and changed by whoever made it; columns are each person’s', async () => {
  const room = await openWorkroom(aWorld({}))
  onTestFinished(() => room.close())
  const [ana, bo] = [room.as({ actor: 'Ana', role: 'packer' }), room.as({ actor: 'Bo', role: 'packer' })]
  await ana.views.save(room.call({ viewId: VIEW_ID, list, view }))
  await ana.views.arrange(room.call({ list, columns }))
  const named = { ...view, id: VIEW_ID, author: 'Ana' }
  expect(await ana.views.of({ list })).toEqual({ columns, views: [{ ...named, isOwn: true }] })
  expect(await bo.views.of({ list })).toEqual({ columns: null, views: [{ ...named, isOwn: false }] })
  expect(await bo.views.of({ list: 'stock' })).toEqual({ columns: null, views: [] })

  const refused = { kind: 'refused', message: { code: 'refusals.viewOfAnother', args: { person: 'Ana' } } }
  const hidden = { ...view, isShared: false }
  expect(await bo.views.save(room.call({ viewId: VIEW_ID, list, view: hidden }))).toEqual(refused)
  expect(await bo.views.remove(room.call({ viewId: VIEW_ID }))).toEqual(refused)

  await ana.views.save(room.call({ viewId: VIEW_ID, list, view: hidden }))
  expect((await bo.views.of({ list })).views).toEqual([])
  await ana.views.remove(room.call({ viewId: VIEW_ID }))
  expect((await ana.views.of({ list })).views).toEqual([])
})
