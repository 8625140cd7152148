import type { DailySums } from '../../../shared/domain/daily-figures.ts'

export const MEASURES = ['cost', 'split', 'left', 'promise', 'exceptions'] as const
export type Measure = (typeof MEASURES)[number]

/** Cost in cents an order, exceptions per 100 orders, the others a share; null = of nothing. */
export function valueOf(measure: Measure, sums: DailySums): number | null {
  const { orders, split, costCents, exceptions, leftInTime, leftLate, arrivedInTime, arrivedLate } = sums
  switch (measure) {
    case 'cost':
      return per(costCents, orders)
    case 'split':
      return per(split, orders)
    case 'left':
      return per(leftInTime, leftInTime + leftLate)
    case 'promise':
      return per(arrivedInTime, arrivedInTime + arrivedLate)
    case 'exceptions':
      return per(exceptions * 100, orders)
  }
}

function per(sum: number, of: number): number | null {
  return of === 0 ? null : sum / of
}
