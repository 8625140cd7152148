import { expect, it } from 'vitest'
import { openPictureShelf } from '../../../renderer/lib/picture-shelf.ts'

function shelfOf(pictures: Record<string, string>) {
  const asked: string[][] = []
  const due: (() => void)[] = []
  const shelf = openPictureShelf(
    async (skus) => {
      asked.push(skus)
      return skus.flatMap((sku) => {
        const data = pictures[sku]
        return data === undefined ? [] : [{ sku, format: 'png' as const, data }]
      })
    },
    (_, run) => due.push(run),
  )
  const settle = async () => {
    for (let run = due.shift(); run !== undefined; run = due.shift()) {
      run()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  return { shelf, asked, settle }
}

it('reads the pictures of rows that come together at once, and each only once', async () => {
  const { shelf, asked, settle } = shelfOf({ A: 'AAAA' })
  const seen: string[] = []
  const leave = shelf.watch('A', () => seen.push('A'))
  shelf.watch('B', () => seen.push('B'))
  await settle()
  leave()
  shelf.watch('A', () => {})
  await settle()
  expect(asked).toEqual([['A', 'B']])
  expect(seen).toEqual(['A', 'B'])
  expect([shelf.get('A'), shelf.get('B')]).toEqual(['data:image/png;base64,AAAA', null])
})

it('reads anew what is on the screen when pictures have changed, and forgets the rest', async () => {
  const pictures: Record<string, string> = { A: 'AAAA', B: 'BBBB' }
  const { shelf, asked, settle } = shelfOf(pictures)
  shelf.watch('A', () => {})
  shelf.watch('B', () => {})()
  shelf.watch('C', () => {})()
  await settle()
  pictures['A'] = 'NEW='
  shelf.refresh()
  await settle()
  expect(asked).toEqual([['A'], ['A']])
  expect([shelf.get('A'), shelf.get('B')]).toEqual(['data:image/png;base64,NEW=', null])
})

it('asks for many rows in several calls', async () => {
  const { shelf, asked, settle } = shelfOf({})
  for (let n = 0; n < 120; n += 1) shelf.watch(`S${n}`, () => {})
  await settle()
  expect(asked.map((skus) => skus.length)).toEqual([50, 50, 20])
})
