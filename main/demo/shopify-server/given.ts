/** An optional argument of GraphQL may be left out or be null; both mean that it was not given. */
export function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
