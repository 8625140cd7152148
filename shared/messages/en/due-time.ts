import type { Definitions } from '../definition.ts'

export const dueTime = {
  late: 'Late',
  soon: 'Within the hour',
  later: 'Later',
  noDue: 'Nothing is lost by waiting: no promise is at risk, or no site has the goods',
} as const satisfies Definitions
