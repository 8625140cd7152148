import { expect, it } from 'vitest'
import { PAGE_SIZE, pagedList } from '../../../renderer/lib/paged-list.ts'
import { manualTimer } from '../../support/manual-timer.ts'
import { scriptedConnection, settled } from '../../support/renderer-connection.ts'

interface Row {
  id: string
  text: string
}

/** A list over `rows`, which a test may change; `reads` are the offsets that were asked for. */
async function shownList(count: number, isUncounted = false) {
  const table = { rows: Array.from({ length: count }, (_, index): Row => ({ id: `r${index}`, text: 'old' })) }
  const reads: number[] = []
  const connection = scriptedConnection()
  const timer = manualTimer()
  const list = pagedList<Row>({
    connection,
    after: timer.after,
    topics: ['orders'],
    rowId: (row) => row.id,
    async read(offset, limit) {
      reads.push(offset)
      const rows = table.rows.slice(offset, offset + limit)
      const isLeast = isUncounted && rows.length === limit
      return { rows, total: isLeast ? offset + limit + 1 : table.rows.length, isLeast }
    },
  })
  list.subscribe(() => undefined)
  await settled()
  timer.advance(1000)
  const change = async () => {
    connection.change('orders')
    await settled()
    timer.advance(1000)
    await settled()
  }
  const ids = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => list.get().at(from + index)?.id ?? null)
  return { table, reads, connection, timer, list, change, ids }
}

it('reads the first page only, and others when they come into view', async () => {
  const { list, reads, ids } = await shownList(5 * PAGE_SIZE)
  expect([reads, list.get().total, list.get().at(3 * PAGE_SIZE)]).toEqual([[0], 5 * PAGE_SIZE, null])
  list.show(3 * PAGE_SIZE + 5, 3 * PAGE_SIZE + 40)
  await settled()
  expect(reads).toEqual([0, 3 * PAGE_SIZE])
  expect(ids(3 * PAGE_SIZE, 3 * PAGE_SIZE + 2)).toEqual(['r300', 'r301'])
})

it('of a list that is not counted knows more with each page, and its length at its end', async () => {
  const { list } = await shownList(2 * PAGE_SIZE + 1, true)
  const known = () => [list.get().total, list.get().isLeast]
  expect(known()).toEqual([PAGE_SIZE + 1, true])
  list.show(PAGE_SIZE, PAGE_SIZE)
  await settled()
  expect(known()).toEqual([2 * PAGE_SIZE + 1, true])
  list.show(2 * PAGE_SIZE, 2 * PAGE_SIZE)
  await settled()
  expect(known()).toEqual([2 * PAGE_SIZE + 1, false])
})

it('follows changes while nobody works in it', async () => {
  const { table, list, change, ids } = await shownList(3)
  table.rows = [{ id: 'new', text: 'new' }, ...table.rows.slice(0, 2)]
  await change()
  expect([ids(0, 3), list.get().arrived, list.get().left.size]).toEqual([['new', 'r0', 'r1'], 0, 0])
})

it('keeps rows in their places while held, and counts what came and went', async () => {
  const { table, list, change, ids } = await shownList(3)
  list.hold(true)
  table.rows = [
    { id: 'new', text: 'new' },
    { id: 'r0', text: 'changed' },
    { id: 'r2', text: 'old' },
  ]
  await change()
  expect(ids(0, 3)).toEqual(['r0', 'r1', 'r2'])
  expect([list.get().at(0)?.text, [...list.get().left], list.get().arrived]).toEqual(['changed', ['r1'], 1])
})

it('does not take rows that new ones pushed off the page for gone', async () => {
  const { table, list, change } = await shownList(2 * PAGE_SIZE)
  list.hold(true)
  table.rows = [{ id: 'new', text: 'new' }, ...table.rows.slice(1)]
  await change()
  expect([[...list.get().left], list.get().arrived]).toEqual([['r0'], 1])
  table.rows = [{ id: 'newer', text: 'new' }, ...table.rows]
  await change()
  expect([[...list.get().left], list.get().arrived]).toEqual([['r0'], 2])
})

it('shows what is new when asked, and goes on holding', async () => {
  const { table, list, change, timer, ids } = await shownList(3)
  list.hold(true)
  table.rows = [{ id: 'new', text: 'new' }, ...table.rows]
  await change()
  list.adopt()
  await settled()
  timer.advance(1000)
  expect([ids(0, 4), list.get().arrived]).toEqual([['new', 'r0', 'r1', 'r2'], 0])
  table.rows = table.rows.slice(1)
  await change()
  expect([...list.get().left]).toEqual(['new'])
})

it('takes over what it held back once nobody works in it', async () => {
  const { table, list, change, ids } = await shownList(3)
  list.hold(true)
  table.rows = table.rows.slice(1)
  await change()
  list.hold(false)
  await settled()
  expect(ids(0, 2)).toEqual(['r1', 'r2'])
})

it('says since when it is offline and keeps its rows', async () => {
  const { list, connection, ids } = await shownList(2)
  connection.become({ kind: 'offline', since: 42 })
  expect([list.get().kind, list.get().offlineSince, ids(0, 2)]).toEqual(['offline', 42, ['r0', 'r1']])
})

it('says how many rows of what has come could not be read, and which places they leave', async () => {
  const connection = scriptedConnection()
  const list = pagedList<Row>({
    connection,
    after: manualTimer().after,
    topics: ['orders'],
    rowId: (row) => row.id,
    read: async () => ({
      rows: [
        { id: 'a', text: '' },
        { id: 'c', text: '' },
      ],
      total: 3,
    }),
  })
  list.subscribe(() => undefined)
  await settled()
  const state = list.get()
  expect([state.total, state.unreadable, [0, 1, 2, 3].map(state.isMissing)]).toEqual([
    3,
    1,
    [false, false, true, false],
  ])
})
