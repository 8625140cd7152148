import { z } from 'zod'

export const ROLES = ['packer', 'lead', 'manager'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>

/** What a call asks for; anyone = also of a window at which nobody is signed in. */
export type NeededRole = Role | 'anyone'

/** A role may do all that the roles before it may. */
export function roleAllows(held: Role, needed: NeededRole): boolean {
  return needed === 'anyone' || ROLES.indexOf(held) >= ROLES.indexOf(needed)
}
