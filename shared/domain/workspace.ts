import { z } from 'zod'
import * as scalars from './scalars.ts'

export const ROLES = ['packer', 'lead', 'manager'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** A role may do all that the roles before it may. */
export function roleAllows(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed)
}

/** Settings of the merchant as a whole. */
export const workspaceSettings = z.object({
  merchantName: z.string().trim().max(120),
  timeZone: scalars.timeZone,
  currency: scalars.currency,
  /** Exact = wait for a person before a split order is released. */
  approveSplits: z.boolean(),
  /** Minutes between decision and automatic release to picking; null = a person releases. */
  autoReleaseMinutes: z.int().min(0).max(1440).nullable(),
  /** Days that what is ready is kept for a buyer who collects it; absent = KEPT_DAYS. */
  keepCollectedDays: z.int().min(1).max(90).optional(),
})
export type WorkspaceSettings = z.infer<typeof workspaceSettings>

export const DEFAULT_SETTINGS: WorkspaceSettings = {
  merchantName: '',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  approveSplits: false,
  autoReleaseMinutes: 10,
}
