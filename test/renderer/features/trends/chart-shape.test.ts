import { expect, it } from 'vitest'
import { BASE, chartShape, LINES_END } from '../../../../renderer/features/trends/chart-shape.ts'

const shape = (lines: readonly (readonly (number | null)[])[], isShare = false) =>
  chartShape(
    lines.map((values) => ({ values })),
    isShare,
    LINES_END.named,
  )

it('a line begins where something is known, stops where nothing is, and runs apart to its last step', () => {
  const [line] = shape([[null, 4, null, 2, 0]]).lines
  expect(line?.path).toBe('M38.0 10.0M114.0 59.0')
  expect(line?.running).toBe('M114.0 59.0L152.0 108.0')
  expect(line?.end).toEqual({ x: 152, y: BASE })
})

it('shares stand over the tenth below them, all else over nought', () => {
  expect(shape([[0.97, 0.99]], true).base).toBe(0.9)
  expect(shape([[0.72, 0.99]], true).base).toBe(0.7)
  expect(shape([[0.2, 0.99]], true).base).toBe(0)
  expect(shape([[97, 99]]).base).toBe(0)
  expect(shape([[null, null]], true).lines[0]?.end).toBeNull()
})

it('labels of lines that end together stand apart, and within the drawing', () => {
  const ys = shape([
    [1, 0],
    [1, 0],
    [1, 0],
    [1, 1],
    [1, 1],
  ]).lines.map(({ labelY }) => labelY)
  const sorted = ys.toSorted((a, b) => a - b)
  for (const [at, y] of sorted.entries())
    if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(15)
  expect(sorted[0]).toBeGreaterThanOrEqual(10)
  expect(sorted.at(-1)).toBeLessThanOrEqual(BASE)
})
