import type { CarrierKind } from '../../shared/domain/carrier-account.ts'
import type { CarrierFactory } from '../app/ports/carrier.ts'
import type { HttpDeps } from '../remote/remote-http.ts'
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
  return {
    'own-range': null,
    colissimo: colissimoCarriers(http),
    'mondial-relay': mondialRelayCarriers(http),
    chronopost: chronopostCarriers(http),
    dpd: dpdCarriers(http),
    gls: glsCarriers(http),
    sendcloud: sendcloudCarriers(http),
    easypost: easyPostCarriers(http),
    'dhl-parcel-de': dhlCarriers(http),
    ups: upsCarriers(http),
    'label-files': labelFileCarriers(http.clock),
  }
}
