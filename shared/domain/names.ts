/** How codes are called in sentences; each falls back to the code itself. */
export interface Names {
  site(id: string): string
  carrier(id: string): string
  channel(id: string): string
  /** The workspace's, ISO 4217, of costs. */
  readonly currency: string
}
