import { expect, it } from 'vitest'
import { pastDue } from '../../../../renderer/features/exceptions/past-due.ts'
import type { ExceptionRow } from '../../../../shared/contract/exceptions.ts'

const due = (...dues: (number | null)[]) =>
  dues.map((dueAt) => ({ record: { dueAt } }) as unknown as ExceptionRow)

it.each([
  ['none is due', due(null, 500), 100, { count: 0, first: null }],
  ['some are due by then', due(300, 100, 400, null), 300, { count: 2, first: 100 }],
  ['one is late already', due(-5), 0, { count: 1, first: -5 }],
])('warns of a snooze past the cut-off: %s', (_, rows, until, wanted) => {
  expect(pastDue(rows, until)).toEqual(wanted)
})
