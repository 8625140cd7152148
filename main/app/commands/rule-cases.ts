import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { CaseWish } from '../../../shared/rules/pinned-case.ts'
import type { Tx } from '../ports/store.ts'
import { basketOrder } from '../queries/basket-order.ts'
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
      const order = source.kind === 'order' ? await found(source.reference) : await typed(source)
      await tx.settings.put(PINNED_CASES, [...cases, { id: caseId, name, order: ofNobody(order), wish }])
      touch('rules')
      return { caseId }

      async function found(reference: string) {
        const record = await tx.orders.byReference(reference)
        if (record === null) refuse('refusals.unknown.order')
        return record.order
      }
      async function typed(basket: Exclude<typeof source, { kind: 'order' }>) {
        const products = await tx.products.bySkus(basket.lines.map(({ sku }) => sku))
        const known = new Set(products.map(({ sku }) => sku))
        const unknown = basket.lines.find(({ sku }) => !known.has(sku))
        if (unknown !== undefined) refuse('refusals.unknown.product', { sku: unknown.sku })
        const { currency } = await tx.settings.get(WORKSPACE)
        return basketOrder(basket, products, findPlace, now, currency)
      }
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
