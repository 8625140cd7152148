import type { Definitions } from '../definition.ts'

const COUNT = { count: 'number' } as const

/** Numbers with what they count. Their spaces do not break. */
export const quantities = {
  days: ['{count, plural, one {#\u00a0day} other {#\u00a0days}}', COUNT],
  workingDays: ['{count, plural, one {# working day} other {# working days}}', COUNT],
  units: ['{count, plural, one {# unit} other {# units}}', COUNT],
  sites: ['{count, plural, one {# site} other {# sites}}', COUNT],
  points: ['{count, plural, one {#\u00a0point} other {#\u00a0points}}', COUNT],
  litres: ['{litres, number}\u00a0l', { litres: 'number' }],
  timeOfDay: ['{hour, number, ::00}:{minute, number, ::00}', { hour: 'number', minute: 'number' }],
} as const satisfies Definitions
