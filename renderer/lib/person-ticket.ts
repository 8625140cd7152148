const KEY = 'switchyard-person'

/** Keeps whoever signed in at this window signed in over its reloads; of this window alone. */
export const personTicket = {
  get: (): string | null => window.sessionStorage.getItem(KEY),
  keep(ticket: string | null): void {
    if (ticket === null) window.sessionStorage.removeItem(KEY)
    else window.sessionStorage.setItem(KEY, ticket)
  },
}
