import type { CarrierKind } from '../../shared/domain/carrier-account.ts'
import type { FindFault } from '../app/ports/carrier.ts'
import { skybillFault } from './chronopost/skybill.ts'
import { letterFault } from './colissimo/letter.ts'
import { orderFault } from './dhl-parcel-de/order.ts'
import { shipmentFault as dpdFault } from './dpd/shipment.ts'
import { shipmentFault as easyPostFault } from './easypost/shipment.ts'
import { shipmentFault as glsFault } from './gls/shipment.ts'
import { shipmentFault as mondialRelayFault } from './mondial-relay/shipment.ts'
import { shipmentFault as sendcloudFault } from './sendcloud/shipment.ts'
import { shipmentFault as upsFault } from './ups/shipment.ts'

/** What each kind would not take, for orders that are decided and for labels that are bought; null = it takes anything. */
export const CARRIER_FAULTS: Readonly<Record<CarrierKind, FindFault | null>> = {
  'own-range': null,
  colissimo: letterFault,
  'mondial-relay': mondialRelayFault,
  chronopost: skybillFault,
  dpd: dpdFault,
  gls: glsFault,
  sendcloud: sendcloudFault,
  easypost: easyPostFault,
  'dhl-parcel-de': orderFault,
  ups: upsFault,
  'label-files': null,
}
