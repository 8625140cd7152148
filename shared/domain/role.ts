import { z } from 'zod'

export const ROLES = ['packer', 'lead', 'manager'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** A role may do all that the roles before it may. */
export function roleAllows(held: Role, needed: Role): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed)
}
