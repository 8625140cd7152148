import { useHello } from './client.ts'

/** The workspace's currency: of every cost of ours. What a shop charged is in its order's. */
export function useOwnCurrency(): string {
  return useHello()?.settings.currency ?? 'EUR'
}
