import type { Network } from '../../../main/engine/optimise/demand.ts'
import { loadHighs } from '../../support/highs.ts'

/**
 * The proven optimum of a batch as a mixed-integer programme: for every order, site and subset of its lines one
 * binary; a line is shipped once or left over; a site ships an order's lines together; stock is not exceeded.
 * Lines left over cost the same each. Splits without penalty or limit.
 */
export async function optimumOf(network: Network): Promise<{ cost: number; ms: number }> {
  const highs = await loadHighs()
  const { siteCount, classes, stock } = network
  const costs: string[] = []
  const rows: string[] = []
  const binaries: string[] = []
  const drawn = new Map<number, string[]>()
  classes.forEach(({ skus, units, cost, unfilled }, order) => {
    const lines = skus.length
    const shipped: string[][] = skus.map(() => [])
    for (let site = 0; site < siteCount; site++) {
      const own: string[] = []
      for (let mask = 1; mask < 1 << lines; mask++) {
        const price = cost[(site << lines) | mask] as number
        const used = skus.flatMap((sku, line) =>
          (mask >> line) & 1 ? [{ line, cell: sku * siteCount + site }] : [],
        )
        const stocked = used.every(({ line, cell }) => (stock[cell] as number) >= (units[line] as number))
        if (price === Number.POSITIVE_INFINITY || !stocked) continue
        const name = `z${order}_${site}_${mask}`
        costs.push(`${price} ${name}`)
        binaries.push(name)
        own.push(name)
        for (const { line, cell } of used) {
          shipped[line]?.push(name)
          drawn.set(cell, [...(drawn.get(cell) ?? []), `${units[line]} ${name}`])
        }
      }
      if (own.length > 1) rows.push(`${own.join(' + ')} <= 1`)
    }
    shipped.forEach((names, line) => {
      const left = `u${order}_${line}`
      costs.push(`${unfilled[1 << line]} ${left}`)
      rows.push(`${[...names, left].join(' + ')} = 1`)
    })
  })
  for (const [cell, terms] of drawn) rows.push(`${terms.join(' + ')} <= ${stock[cell]}`)
  const before = performance.now()
  const solution = highs.solve(
    `Minimize\n obj: ${costs.join('\n + ')}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${binaries.join('\n ')}\nEnd`,
    { mip_rel_gap: 1e-6 },
  )
  if (solution.Status !== 'Optimal') throw new Error(`The batch is ${solution.Status}`)
  return { cost: solution.ObjectiveValue, ms: performance.now() - before }
}
