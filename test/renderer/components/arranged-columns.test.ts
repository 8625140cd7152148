import { describe, expect, it } from 'vitest'
import { arrangedColumns, movedPlace, placesOf } from '../../../renderer/components/arranged-columns.ts'

const COLUMNS = (['due', 'order', 'value'] as const).map((id) => ({
  id,
  header: id,
  width: id === 'order' ? 'minmax(120px, 1fr)' : '80px',
  cell: () => null,
}))
const put = (id: string, change = {}) => ({ id, width: null, isShown: true, isPinned: false, ...change })
const shapeOf = (kept: Parameters<typeof arrangedColumns>[1]) =>
  arrangedColumns(COLUMNS, kept).map(({ id, width, pinnedAt }) => [id, width, pinnedAt])

describe('columns as a person has them', () => {
  it.each([
    { name: 'nobody has put any: as the list has them', kept: null, want: ['due', 'order', 'value'] },
    {
      name: 'one that the list has since is shown last',
      kept: [put('value'), put('due')],
      want: ['value', 'due', 'order'],
    },
    {
      name: 'one that is gone is left out',
      kept: [put('old'), put('value')],
      want: ['value', 'due', 'order'],
    },
    { name: 'hidden', kept: [put('due', { isShown: false })], want: ['order', 'value'] },
    {
      name: 'all hidden: one stays',
      kept: COLUMNS.map(({ id }) => put(id, { isShown: false })),
      want: ['due'],
    },
  ])('$name', ({ kept, want }) => {
    expect(arrangedColumns(COLUMNS, kept).map(({ id }) => id)).toEqual(want)
  })

  it('pinned ones come first, one behind the other, with a width of pixels', () => {
    const kept = [
      put('due', { width: 200 }),
      put('value', { isPinned: true }),
      put('order', { isPinned: true }),
    ]
    expect(shapeOf(kept)).toEqual([
      ['value', '80px', 0],
      ['order', '120px', 80],
      ['due', '200px', undefined],
    ])
  })

  it('are moved, and not beyond the ends', () => {
    const places = placesOf(COLUMNS, null)
    const ids = (by: number) => movedPlace(places, 'order', by).map(({ id }) => id)
    expect([ids(-1), ids(5)]).toEqual([
      ['order', 'due', 'value'],
      ['due', 'value', 'order'],
    ])
  })
})
