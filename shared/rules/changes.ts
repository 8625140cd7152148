import { type Rule, STAGES } from './document.ts'

/** What became of one rule from one set to another: added, removed, changed, put elsewhere, or several of these. */
export interface RuleChange {
  /** null = it is new. */
  readonly before: Rule | null
  /** null = it is gone. */
  readonly after: Rule | null
  /** It was put elsewhere in its stage: above this rule, null = to the end. */
  readonly movedAbove?: Rule | null
}

/** By stage in the order of `rules`, then what is gone. The order counts within a stage; the fewest rules count as moved. */
export function changesBetween(base: readonly Rule[], rules: readonly Rule[]): readonly RuleChange[] {
  const old = new Map(base.map((rule) => [rule.id, rule]))
  const kept = new Set(rules.map(({ id }) => id))
  const changes = STAGES.flatMap((stage) => {
    const peers = rules.filter((rule) => rule.stage === stage)
    const moved = movedIds(
      base.flatMap(({ id }) => (kept.has(id) ? [id] : [])),
      peers.flatMap(({ id }) => (old.has(id) ? [id] : [])),
    )
    return peers.flatMap((after, i): RuleChange[] => {
      const before = old.get(after.id) ?? null
      if (before !== null && before.stage === stage && moved.has(after.id))
        return [{ before, after, movedAbove: peers[i + 1] ?? null }]
      return before !== null && isSame(before, after) ? [] : [{ before, after }]
    })
  })
  const gone = base.filter(({ id }) => !kept.has(id)).map((before): RuleChange => ({ before, after: null }))
  return [...changes, ...gone]
}

/** The fewest ids that must be taken out and put elsewhere to get from one order to the other. */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const placeBefore = new Map(before.map((id, place) => [id, place]))
  const kept = longestRise(after.map((id) => placeBefore.get(id) ?? 0))
  return new Set(after.filter((_, place) => !kept.has(place)))
}

/** Positions of the longest rising subsequence, by patience sorting. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  /** By length less one: where the rise of that length with the smallest end ends. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  values.forEach((value, at) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[at] = ends[low - 1]
    ends[low] = at
  })
  const rise = new Set<number>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) rise.add(at)
  return rise
}

export function isSame(a: Rule, b: Rule): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
