import type { Tx } from '../../main/app/ports/store.ts'
import type { CarrierService } from '../../shared/domain/carrier.ts'
import type { CarrierAccount, CarrierKind } from '../../shared/domain/carrier-account.ts'

/** An account for all services of a carrier, at all sites and for all channels. */
export function anAccount(
  kind: CarrierKind,
  carrierId: string,
  services: readonly Pick<CarrierService, 'carrierId' | 'serviceId'>[],
  own: Partial<CarrierAccount> = {},
): CarrierAccount {
  return {
    id: `${carrierId}-${kind}`,
    kind,
    name: carrierId,
    carrierId,
    isSandbox: false,
    isActive: true,
    url: null,
    siteIds: [],
    channelIds: [],
    products: services
      .filter((service) => service.carrierId === carrierId)
      .map(({ serviceId }) => ({ serviceId, product: serviceId })),
    settings: {},
    ...own,
  }
}

/**
 * Every carrier has given a range of numbers, so that parcels have numbers that may be told: those of SSCC ranges that
 * begin with 32000000.
 */
export async function openOwnRanges(tx: Tx, services: readonly CarrierService[]): Promise<void> {
  for (const carrierId of new Set(services.map((service) => service.carrierId))) {
    const account = anAccount('own-range', carrierId, services)
    await tx.carrierAccounts.put(account)
    await tx.numberRanges.put({
      id: account.id,
      accountId: account.id,
      scheme: { kind: 'sscc', extensionDigit: '3', companyPrefix: '2000000' },
      first: 0,
      last: 999_999,
      next: 0,
      owner: null,
    })
  }
}
