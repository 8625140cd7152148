/** Whether an operand is `{currency, value}`: an amount of a currency of its own, instead of the workspace's. */
export function namesCurrency(value: unknown): value is { currency: unknown; value?: unknown } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'currency')
}
