import type { CarrierKind } from '../../shared/domain/carrier-account.ts'
import type { CarrierCallsFactory, CarrierFactory } from '../app/ports/carrier.ts'
import type { HttpDeps } from '../remote/remote-http.ts'
import { CARRIER_FAULTS } from './carrier-faults.ts'
import { chronopostCarriers } from './chronopost/connector.ts'
import { colissimoCarriers } from './colissimo/connector.ts'
import { dhlCarriers } from './dhl-parcel-de/connector.ts'
import { dpdCarriers } from './dpd/connector.ts'
import { easyPostCarriers } from './easypost/connector.ts'
import { glsCarriers } from './gls/connector.ts'
import { labelFileCarriers } from './label-files/connector.ts'
import { mondialRelayCarriers } from './mondial-relay/connector.ts'
import { sendcloudCarriers } from './sendcloud/connector.ts'
import { upsCarriers } from './ups/connector.ts'

/** The connectors of this version; null = accounts of this kind call nobody, or cannot be opened yet. */
export function carrierConnectors(http: HttpDeps): Readonly<Record<CarrierKind, CarrierFactory | null>> {
  const byRules =
    (kind: keyof typeof CARRIER_FAULTS, connect: CarrierCallsFactory): CarrierFactory =>
    (account, secrets) => ({ ...connect(account, secrets), fault: CARRIER_FAULTS[kind] ?? (() => null) })
  return {
    'own-range': null,
    colissimo: byRules('colissimo', colissimoCarriers(http)),
    'mondial-relay': byRules('mondial-relay', mondialRelayCarriers(http)),
    chronopost: byRules('chronopost', chronopostCarriers(http)),
    dpd: byRules('dpd', dpdCarriers(http)),
    gls: byRules('gls', glsCarriers(http)),
    sendcloud: byRules('sendcloud', sendcloudCarriers(http)),
    easypost: byRules('easypost', easyPostCarriers(http)),
    'dhl-parcel-de': byRules('dhl-parcel-de', dhlCarriers(http)),
    ups: byRules('ups', upsCarriers(http)),
    'label-files': labelFileCarriers(http.clock),
  }
}
