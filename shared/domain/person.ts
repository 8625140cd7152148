import { z } from 'zod'
import { ROLES, type Role, role, roleAllows } from './role.ts'
import * as scalars from './scalars.ts'

/** A role at one site; null = at all of them, also those that come later. */
export const grant = z.object({ role, siteId: scalars.code.nullable() })
export type Grant = z.infer<typeof grant>

const name = z.string().trim().min(1).max(60)
export const personLanguage = z.enum(['en', 'fr', 'es'])

/** What of a person is entered. */
export const personDraft = z.object({
  /** Unique among the active: it is the name in the journal and on exceptions. */
  name,
  language: personLanguage,
  grants: z.array(grant).min(1).max(100),
})
export type PersonDraft = z.infer<typeof personDraft>

export const person = personDraft.extend({ id: scalars.uuid, isActive: z.boolean() })
export type Person = z.infer<typeof person>

/** What screens read of a person: of the PIN and the badge only whether there is one. */
export const personView = person.extend({ hasPin: z.boolean(), hasBadge: z.boolean() })
export type PersonView = z.infer<typeof personView>

/** Four to eight digits. */
export const pin = z.string().regex(/^\d{4,8}$/)

/** What begins the bar code of a badge that the program made; such a scan signs in on every screen. */
export const BADGE_PREFIX = 'SYB-'
/** What a badge's bar code says; a company's own card may serve as one. */
export const badge = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,80}$/)

/** Either way to say who one is. */
export const proof = z.discriminatedUnion('by', [
  z.object({ by: z.literal('badge'), badge: z.string().trim().min(1).max(80) }),
  z.object({ by: z.literal('pin'), personId: scalars.uuid, pin: z.string().min(1).max(16) }),
])
export type Proof = z.infer<typeof proof>

/** The largest role held at a site; null = none. */
export function roleAt(grants: readonly Grant[], siteId: string): Role | null {
  return largest(grants.filter((each) => each.siteId === null || each.siteId === siteId))
}

/** The largest role held at all sites alike. */
export function roleEverywhere(grants: readonly Grant[]): Role | null {
  return largest(grants.filter(({ siteId }) => siteId === null))
}

/** The largest role held anywhere. */
export function roleAnywhere(grants: readonly Grant[]): Role | null {
  return largest(grants)
}

/** Somebody who may change who may do what. */
export function isChiefManager({ grants, isActive }: Pick<Person, 'grants' | 'isActive'>): boolean {
  return isActive && roleEverywhere(grants) === 'manager'
}

/** Which sites a call concerns. */
export type SitesConcerned = 'any-site' | 'every-site' | readonly string[]

/** The role with which these grants act on what a call concerns: the least of the sites'; null = none at one of them. */
export function roleFor(grants: readonly Grant[], sites: SitesConcerned): Role | null {
  if (sites === 'any-site') return roleAnywhere(grants)
  if (sites === 'every-site') return roleEverywhere(grants)
  return sites
    .map((site) => roleAt(grants, site))
    .reduce((least, held) => {
      if (least === null || held === null) return null
      return roleAllows(least, held) ? held : least
    }, roleAnywhere(grants))
}

function largest(grants: readonly Grant[]): Role | null {
  return ROLES.findLast((each) => grants.some((held) => held.role === each)) ?? null
}
