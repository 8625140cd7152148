import { loadHighs } from '../../support/highs.ts'
import type { Instance } from './network.ts'

/** The deterministic LP: expected demand, each item of a basket fractionally from each centre. */
export interface Fluid {
  readonly bound: number
  /** Dual of each stock row, [fc][sku]: what one more unit would save. */
  readonly prices: readonly (readonly number[])[]
  /** Share of each item from each centre, the last the dummy: [type][metro][item][fc]. */
  readonly shares: readonly (readonly (readonly (readonly number[])[])[])[]
}

export async function solveFluid({ T, types, lam, b, cf, cu }: Instance): Promise<Fluid> {
  const highs = await loadHighs()
  const centres = b.length
  const metros = cf[0]?.length ?? 0
  const costs: string[] = []
  const rows: string[] = []
  const drawn = new Map<string, string[]>()
  types.forEach((basket, type) => {
    for (let metro = 0; metro < metros; metro++) {
      const weight = T * (lam[type]?.[metro] as number)
      for (let centre = 0; centre <= centres && basket.length > 0; centre++) {
        const used = `y_${type}_${metro}_${centre}`
        costs.push(`${(weight * (cf[centre]?.[metro] as number)).toFixed(8)} ${used}`)
        basket.forEach((sku, item) => {
          const share = shareName(type, metro, item, centre)
          costs.push(`${(weight * (cu[centre]?.[metro] as number)).toFixed(8)} ${share}`)
          rows.push(`${used} - ${share} >= 0`)
          if (centre === centres) return
          const row = stockName(centre, sku)
          drawn.set(row, [...(drawn.get(row) ?? []), `${weight.toFixed(8)} ${share}`])
        })
      }
      basket.forEach((_, item) => {
        const all = Array.from({ length: centres + 1 }, (_, centre) => shareName(type, metro, item, centre))
        rows.push(`${all.join(' + ')} = 1`)
      })
    }
  })
  b.forEach((units, centre) => {
    units.forEach((level, sku) => {
      const terms = drawn.get(stockName(centre, sku))
      if (terms) rows.push(`${stockName(centre, sku)}: ${terms.join(' + ')} <= ${level}`)
    })
  })
  const solution = highs.solve(
    `Minimize\n obj: ${costs.join('\n + ')}\nSubject To\n ${rows.join('\n ')}\nEnd`,
  )
  if (solution.Status !== 'Optimal') throw new Error(`The fluid LP is ${solution.Status}`)
  const duals = new Map(
    solution.Rows.flatMap((row) => ('Dual' in row ? [[row.Name, row.Dual] as const] : [])),
  )
  return {
    bound: solution.ObjectiveValue,
    prices: b.map((units, centre) =>
      units.map((_, sku) => Math.max(0, -(duals.get(stockName(centre, sku)) ?? 0))),
    ),
    shares: types.map((basket, type) =>
      Array.from({ length: metros }, (_, metro) =>
        basket.map((_, item) =>
          Array.from({ length: centres + 1 }, (_, centre) => {
            const column = solution.Columns[shareName(type, metro, item, centre)]
            return column && 'Primal' in column ? Math.max(0, Number(column.Primal)) : 0
          }),
        ),
      ),
    ),
  }
}

function shareName(type: number, metro: number, item: number, centre: number): string {
  return `u_${type}_${metro}_${item}_${centre}`
}

function stockName(centre: number, sku: number): string {
  return `s_${centre}_${sku}`
}
