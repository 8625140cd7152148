/** '12.50' of 1250 cents. */
export function decimalOf(cents: number): string {
  return (cents / 100).toFixed(2)
}

/** 1250 of '12.50' or 12.5; null = it is no amount. */
export function centsOf(amount: string | number): number | null {
  const value = typeof amount === 'number' ? amount : amount.trim() === '' ? Number.NaN : Number(amount)
  return Number.isFinite(value) ? Math.round(value * 100) : null
}
