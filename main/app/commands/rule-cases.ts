import type { CaseWish } from '../../../shared/rules/pinned-case.ts'
import type { Tx } from '../ports/store.ts'
import { orderOfSource } from '../rules/case-source.ts'
import { ofNobody, PINNED_CASES } from '../rules/pinned-cases.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** @throws {Refusal} it names what does not exist: no rule could ever keep it */
async function needWish(tx: Tx, { siteId, carrierId, serviceId }: CaseWish): Promise<void> {
  if (siteId !== null && (await tx.sites.get(siteId)) === null)
    refuse('refusals.unknown.site', { site: siteId })
  if (carrierId === null) return
  const isThere = (await tx.carriers.services()).some(
    (one) => one.carrierId === carrierId && (serviceId === null || one.serviceId === serviceId),
  )
  if (!isThere)
    refuse('refusals.unknown.service', {
      service: serviceId === null ? carrierId : `${carrierId}/${serviceId}`,
    })
}

/** A publication looks at all of them. */
const MOST = 200

export function ruleCaseHandlers({
  findPlace,
}: Pick<AppServices, 'findPlace'>): Pick<HandlersOf<'rules'>, 'pinCase' | 'unpinCase'> {
  return {
    async pinCase({ tx, now, newId, touch }, { name, source, wish }) {
      const cases = await tx.settings.get(PINNED_CASES)
      if (cases.length >= MOST) refuse('refusals.rules.tooManyCases', { most: MOST })
      await needWish(tx, wish)
      const caseId = newId()
      const order = await orderOfSource(tx, source, findPlace, now, 'every-site')
      await tx.settings.put(PINNED_CASES, [...cases, { id: caseId, name, order: ofNobody(order), wish }])
      touch('rules')
      return { caseId }
    },
    async unpinCase({ tx, touch }, { caseId }) {
      const cases = await tx.settings.get(PINNED_CASES)
      await tx.settings.put(
        PINNED_CASES,
        cases.filter(({ id }) => id !== caseId),
      )
      touch('rules')
      return {}
    },
  }
}
