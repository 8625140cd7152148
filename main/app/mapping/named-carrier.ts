import { type CarrierService, carrierName } from '../../../shared/domain/carrier.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'

/**
 * The method, proposed by the carrier that its name says, where the workspace has it and it has a service of that
 * kind: 'Colissimo domicile' -> home delivery by Colissimo, any of its services. Of two carriers neither. Pure.
 */
export function byNamedCarrier(said: SaidMethod, services: readonly CarrierService[]): SaidMethod {
  const { proposal } = said
  if (proposal === null || proposal.target.delivery === 'collect') return said
  const name = ` ${plain(said.name)} `
  const carriers = new Set(services.map(({ carrierId }) => carrierId))
  const [named, ...others] = [...carriers].filter((id) => says(name, id))
  const { target } = proposal
  const level = target.delivery === 'home' ? target.level : 'relay'
  const isOffered = services.some((one) => one.carrierId === named && one.level === level)
  if (named === undefined || others.length > 0 || !isOffered) return said
  const byCarrier: MethodTarget = { ...target, service: named }
  return { ...said, proposal: { ...proposal, target: byCarrier } }
}

function says(name: string, carrierId: string): boolean {
  return [carrierId, carrierName(carrierId)].some((one) => name.includes(` ${plain(one)} `))
}

/** Words without accents in lower case, parted by single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
