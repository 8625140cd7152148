import { type NeededRole, roleAllows } from '../../../shared/domain/role.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import type { Session } from '../services/control-room-port.ts'

/** Of which sites a caller is shown what needs this role; without people whoever is here sees everything. */
export function sitesSeen({ grants }: Pick<Session, 'grants'>, needed: NeededRole): SitesSeen {
  if (grants === undefined) return 'every-site'
  const held = grants.filter(({ role }) => needed === 'anyone' || roleAllows(role, needed))
  if (held.some(({ siteId }) => siteId === null)) return 'every-site'
  return [...new Set(held.flatMap(({ siteId }) => siteId ?? []))]
}
