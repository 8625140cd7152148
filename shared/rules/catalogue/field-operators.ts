/** Operators that fields of a kind offer. */

export const NUMBER = ['gt', 'gte', 'lt', 'lte', 'eq', 'ne', 'between', 'unknown'] as const
export const TIME = ['before', 'from', 'within'] as const
export const DATE = ['before', 'from', 'on', 'unknown'] as const
export const LEVEL = ['zero', 'lt', 'gte', 'unknown'] as const
