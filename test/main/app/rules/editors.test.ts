import { describe, expect, it, onTestFinished } from 'vitest'
import { say } from '../../../../shared/messages/say.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { all, does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

async function aRoom(): Promise<Workroom> {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 900 } }) }))
  onTestFinished(() => room.close())
  return room
}

const tag = (name: string) => [does('classify.tag', { tag: name })]
const a = ruleOf('a', is('order.weight', 'gt', 3_000), tag('a'))
const b = ruleOf('b', is('order.country', 'in', ['FR']), tag('b'))
const publish = (room: Workroom, baseVersion: number, rules: readonly Rule[], who = 'Mona') =>
  room.as({ actor: who }).rules.publish(room.call({ baseVersion, rules: [...rules], note: '' }))
const inForce = async (room: Workroom) => (await room.client.rules.current({})).rows.map(({ rule }) => rule)

describe('two publish from one version', () => {
  it('what does not overlap is merged, and said', async () => {
    const room = await aRoom()
    await publish(room, 0, [a, b])
    expect(await publish(room, 1, [{ ...a, enabled: false }, b], 'Ana')).toMatchObject({
      value: { version: 2, isMerged: false },
    })
    const heavier = { ...a, when: all(is('order.weight', 'gt', 5_000)) }
    expect(await publish(room, 1, [b, heavier], 'Bo')).toEqual({
      kind: 'done',
      value: { version: 3, isMerged: true },
    })
    expect(await inForce(room)).toEqual([b, { ...heavier, enabled: false }])
  })

  it('what overlaps is refused, and nothing is published', async () => {
    const room = await aRoom()
    await publish(room, 0, [a, b])
    await publish(room, 1, [{ ...a, name: 'Ana’s' }, b], 'Ana')
    const refused = await publish(room, 1, [{ ...a, name: 'Bo’s' }, b], 'Bo')
    expect(refused.kind === 'refused' ? say('en', refused.message) : refused).toBe(
      'Ana has published version 2 in the meantime, which changes something that you changed too. Choose what stands',
    )
    expect((await inForce(room)).map(({ name }) => name)).toEqual(['Ana’s', 'Rule b'])
  })

  it('what is merged must be sound too', async () => {
    const room = await aRoom()
    const base = ruleOf('a', all(is('order.weight', 'gt', 3), is('order.weight', 'lt', 9)), tag('a'))
    await publish(room, 0, [base])
    const over = (from: number, to: number) =>
      ({ ...base, when: all(is('order.weight', 'gt', from), is('order.weight', 'lt', to)) }) as Rule
    await publish(room, 1, [over(7, 9)], 'Ana')
    expect(await publish(room, 1, [over(3, 5)], 'Bo')).toMatchObject({ kind: 'refused' })
    expect(await inForce(room)).toEqual([over(7, 9)])
  })
})

describe('drafts', () => {
  const draft = { baseVersion: 0, rules: [a], name: 'Peak', isShared: false }

  it('are kept one a person, and an older window does not overwrite a newer one', async () => {
    const room = await aRoom()
    const [ana, bo] = ['Ana', 'Bo'].map((actor) => room.as({ actor }).rules) as [
      Workroom['client']['rules'],
      Workroom['client']['rules'],
    ]
    const saved = await ana.saveDraft(room.call({ revision: 0, draft }))
    const revision = saved.kind === 'done' ? saved.value.revision : 0
    expect(saved).toMatchObject({ value: { isSaved: true } })
    expect(await ana.draft({})).toEqual({ revision, draft })
    expect(await bo.draft({})).toEqual({ revision: 0, draft: null })
    expect(await ana.saveDraft(room.call({ revision: 0, draft: { ...draft, rules: [b] } }))).toMatchObject({
      value: { isSaved: false, revision },
    })
    expect(await ana.draft({})).toEqual({ revision, draft })

    expect(await bo.sharedDrafts({})).toEqual([])
    await ana.saveDraft(room.call({ revision, draft: { ...draft, isShared: true } }))
    expect(await bo.sharedDrafts({})).toMatchObject([{ author: 'Ana', draft: { rules: [a], name: 'Peak' } }])
    expect(await ana.sharedDrafts({})).toEqual([])

    const owner = (await bo.sharedDrafts({}))[0]?.owner ?? ''
    const say = { owner, ruleId: 'a', text: ' Why 3 kg? ' }
    expect(await bo.commentDraft(room.call(say))).toMatchObject({ kind: 'done' })
    const [comment] = await ana.draftComments({ owner: null })
    expect(comment).toMatchObject({ author: 'Bo', ruleId: 'a', text: 'Why 3 kg?' })
    expect(await ana.uncommentDraft(room.call({ commentId: comment?.id ?? '' }))).toMatchObject({
      kind: 'refused',
    })
    expect(await bo.draftComments({ owner })).toEqual([comment])

    const now = (await ana.draft({})).revision
    expect(now).toBeGreaterThan(revision)
    await ana.saveDraft(room.call({ revision: now, draft }))
    expect(await bo.draftComments({ owner })).toEqual([])
    expect(await bo.commentDraft(room.call(say))).toMatchObject({ kind: 'refused' })
    const last = (await ana.draft({})).revision
    await ana.saveDraft(room.call({ revision: last, draft: null }))
    expect(await ana.draft({})).toEqual({ revision: 0, draft: null })
  })

  it('are for managers', async () => {
    const room = await aRoom()
    const lead = room.as({ role: 'lead' }).rules
    await expect(lead.draft({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(lead.saveDraft(room.call({ revision: 0, draft }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('an earlier version put in force again', () => {
  it('is the next version; what cannot work any more is off, and named', async () => {
    const room = await aRoom()
    await publish(room, 0, [a, b])
    await publish(room, 1, [b])
    const gone = ruleOf('gone', is('product.sku', 'any-of', ['GONE']), tag('x'))
    await room.room.store.write((tx) =>
      tx.ruleSets.publish({ version: 3, publishedAt: 1, author: '', note: '', rules: [gone, a] }),
    )
    const restore = (version: number, expected: number) =>
      room.client.rules.restore(room.call({ version, expected, note: 'back' }))
    expect(await restore(1, 2)).toMatchObject({ kind: 'refused' })
    expect(await restore(1, 3)).toEqual({ kind: 'done', value: { version: 4, switchedOff: [] } })
    expect(await inForce(room)).toEqual([a, b])
    expect(await restore(3, 4)).toEqual({ kind: 'done', value: { version: 5, switchedOff: ['Rule gone'] } })
    expect(await inForce(room)).toEqual([{ ...gone, enabled: false }, a])
    expect(await restore(9, 5)).toMatchObject({ kind: 'refused' })
  })
})

describe('how the version in force does', () => {
  it('says which rule no longer matches, and which sends most of its orders to a person', async () => {
    const room = await aRoom()
    const every = ruleOf('every', is('order.country', 'in', ['FR']), tag('fr'))
    await publish(room, 0, [every])
    const orders = (from: number) =>
      Array.from({ length: 12 }, (_, i) => anOrder({ id: `O-${from + i}`, lines: lines({ A: 1 }) }))
    await room.receive(...orders(0))
    room.wait(60_000)
    const never = { ...every, when: all(is('order.country', 'in', ['BE'])) }
    const nowhere = ruleOf('nowhere', is('order.country', 'in', ['FR']), [
      does('source.exclude-sites', { siteIds: ['LILLE', 'LYON'] }),
    ])
    await publish(room, 1, [never, nowhere])
    expect(await room.client.rules.standing({})).toMatchObject({
      version: 2,
      previous: 1,
      since: { orders: 0 },
      before: { orders: 12, exceptions: 0, hits: 12 },
      alerts: [],
    })
    room.wait(60_000)
    await room.receive(...orders(100))
    expect(await room.client.rules.standing({})).toMatchObject({
      since: { orders: 12, exceptions: 12, hits: 12 },
      alerts: [
        { ruleId: 'every', kind: 'silent', orders: 12 },
        { ruleId: 'nowhere', kind: 'to-exceptions', orders: 12, exceptions: 12 },
      ],
    })
  })
})
