/** `total` in parts as the weights are to each other, whole numbers that add up to it; all zero weights stay zero. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  let given = 0
  let before = 0
  return weights.map((weight) => {
    before += weight
    const upTo = Math.round((total * before) / sum)
    const part = upTo - given
    given = upTo
    return part
  })
}
