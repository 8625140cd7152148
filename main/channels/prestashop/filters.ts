/** Values asked for in one address, so that it stays short enough for every server. */
export const PER_FILTER = 50
/** In a filter these separate values and cannot be escaped. */
const FILTER_SIGNS = /[|,[\]%]/

/** Filters that together find all of these references. */
export function referenceFilters(references: readonly string[]): string[] {
  const plain = references.filter((reference) => !FILTER_SIGNS.test(reference))
  const filters = references.filter((reference) => FILTER_SIGNS.test(reference))
  for (let start = 0; start < plain.length; start += PER_FILTER)
    filters.push(`[${plain.slice(start, start + PER_FILTER).join('|')}]`)
  return filters
}
