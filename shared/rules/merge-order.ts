import type { Side } from './merge.ts'

type Lists = Readonly<Record<'base' | Side, readonly string[]>>

/**
 * Ids in an order that keeps what either side did: a pair that one side turned round stands as that side has it. New
 * ids of both sides between the same neighbours come by id. `choose` is asked when no such order is possible; the
 * side chosen then has its order, and what only the other one has stands after what it stood after there.
 */
export function mergeOrder(ids: readonly string[], lists: Lists, choose: () => Side): readonly string[] {
  const sorted = [...ids].sort()
  return inOrder(sorted, lists) ?? bySide(sorted, lists, choose())
}

/** null = the pairs contradict each other. */
function inOrder(ids: readonly string[], lists: Lists): readonly string[] | null {
  const [base, mine, theirs] = [lists.base, lists.mine, lists.theirs].map((list) => {
    const places = new Map(list.map((id, place) => [id, place]))
    return ids.map((id) => places.get(id) ?? -1)
  })
  const before = new Int32Array(ids.length)
  const after: number[][] = ids.map(() => [])
  for (let a = 0; a < ids.length; a++)
    for (let b = a + 1; b < ids.length; b++) {
      const sign = merged(signOf(base, a, b), signOf(mine, a, b), signOf(theirs, a, b))
      if (sign === null) return null
      if (sign === 0) continue
      const [first, second] = sign < 0 ? [a, b] : [b, a]
      after[first]?.push(second)
      before[second] = (before[second] ?? 0) + 1
    }
  const order: number[] = []
  const isOut = new Uint8Array(ids.length)
  for (;;) {
    const next = ids.findIndex((_, i) => isOut[i] === 0 && before[i] === 0)
    if (next < 0) break
    isOut[next] = 1
    order.push(next)
    for (const one of after[next] ?? []) before[one] = (before[one] ?? 0) - 1
  }
  return order.length === ids.length ? order.map((i) => ids[i] ?? '') : null
}

/** -1 = a before b, 1 = after it, 0 = the list has not both. */
function signOf(places: readonly number[] | undefined, a: number, b: number): number {
  const [at, other] = [places?.[a] ?? -1, places?.[b] ?? -1]
  return at < 0 || other < 0 ? 0 : Math.sign(at - other)
}

/** What becomes of a pair; null = both sides put it down new, each otherwise. */
function merged(base: number, mine: number, theirs: number): number | null {
  if (mine === 0 || theirs === 0 || mine === theirs) return mine === 0 ? theirs : mine
  if (base === 0) return null
  return mine === base ? theirs : mine
}

function bySide(ids: readonly string[], lists: Lists, side: Side): readonly string[] {
  const wanted = new Set(ids)
  const chosen = lists[side].filter((id) => wanted.has(id))
  const known = new Set(chosen)
  const other = lists[side === 'mine' ? 'theirs' : 'mine'].filter((id) => wanted.has(id))
  other.forEach((id, i) => {
    if (known.has(id)) return
    const previous = other.slice(0, i).findLast((one) => known.has(one))
    chosen.splice(previous === undefined ? 0 : chosen.indexOf(previous) + 1, 0, id)
    known.add(id)
  })
  return chosen
}
