/** Values asked for in one address, so that it stays short enough for every server. */
export const PER_FILTER = 50
/** The same of ids, which are shorter. */
export const IDS_PER_FILTER = 100
/** In a filter these separate values and cannot be escaped. */
const FILTER_SIGNS = /[|,[\]%]/

/** Filters that together find all of these references. */
export function referenceFilters(references: readonly string[]): string[] {
  const plain = references.filter((reference) => !FILTER_SIGNS.test(reference))
  const filters = references.filter((reference) => FILTER_SIGNS.test(reference))
  return [...filters, ...filtersOf(plain, PER_FILTER)]
}

/** Filters that together find all of these values, each once; none of them holds a sign of filters, as ids do not. */
export function filtersOf(values: readonly string[], most: number): string[] {
  const once = [...new Set(values)]
  const filters: string[] = []
  for (let start = 0; start < once.length; start += most)
    filters.push(`[${once.slice(start, start + most).join('|')}]`)
  return filters
}
