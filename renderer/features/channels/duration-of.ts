import { type Language, locale } from '../../../shared/lib/language.ts'

/** '48 seconds', '3 minutes': in the largest unit that says enough. */
export function durationOf(language: Language, seconds: number): string {
  const [value, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour']
  return new Intl.NumberFormat(locale(language), { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
