/** Units as shops name them, in grams and millimetres. */
const GRAMS: Readonly<Record<string, number>> = {
  g: 1,
  gr: 1,
  grams: 1,
  kg: 1000,
  kilograms: 1000,
  oz: 28.349523125,
  ounces: 28.349523125,
  lb: 453.59237,
  lbs: 453.59237,
  pounds: 453.59237,
}
const MILLIMETRES: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  dm: 100,
  m: 1000,
  in: 25.4,
  inch: 25.4,
  yd: 914.4,
  ft: 304.8,
}

/** A weight in whole grams; null where it says nothing: no number, nothing at all (0), a unit that nobody knows. */
export function gramsOf(value: string | number | null | undefined, unit: string | null): number | null {
  return measured(value, unit, GRAMS)
}

/** A length in whole millimetres, in the same way. */
export function millimetresOf(value: string | number | null | undefined, unit: string | null): number | null {
  return measured(value, unit, MILLIMETRES)
}

function measured(
  value: string | number | null | undefined,
  unit: string | null,
  units: Readonly<Record<string, number>>,
): number | null {
  const factor = units[unit?.trim().toLowerCase() ?? '']
  const number = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : (value ?? 0)
  if (factor === undefined || !Number.isFinite(number) || number <= 0) return null
  // What has a weight is not weightless: half a gram is one.
  return Math.max(1, Math.round(number * factor))
}
