import { expect, it, onTestFinished } from 'vitest'
import { anOrder, aProduct, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { all, does, ruleOf } from '../../../support/rules/rule-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

it('values of rules come from this store, searched, and what does not exist is not known', async () => {
  const products = [
    aProduct('A', { name: 'Théière', category: 'Cuisine' }),
    aProduct('B', { category: 'Jardin' }),
    aProduct('C', { category: 'Cuisine' }),
  ]
  const room = await openWorkroom(aWorld({ products, stock: stockOf({ LILLE: { A: 9 } }) }))
  onTestFinished(() => room.close())
  const { rules } = room.client
  const ids = (values: readonly { id: string }[]) => values.map(({ id }) => id)
  const asked = async (of: 'sku' | 'category' | 'tag' | 'tier', search: string, named: string[] = []) => {
    const { found, known } = await rules.values({ of, search, named })
    return [ids(found), ids(known)]
  }
  expect(await asked('sku', 'theiere', ['A', 'GONE'])).toEqual([['A'], ['A']])
  expect(await asked('category', 'CUI', ['Jardin', 'Bricolage'])).toEqual([['Cuisine'], ['Jardin']])

  await room.receive(anOrder({ tags: ['gift'], customerTier: 'vip' }))
  await rules.publish(
    room.call({
      baseVersion: 0,
      rules: [ruleOf('r', all(), [does('classify.tag', { tag: 'seen' })])],
      note: '',
    }),
  )
  expect(await asked('tag', '')).toEqual([['gift', 'seen'], []])
  expect(await asked('tier', '')).toEqual([['vip'], []])
})
