import type { ServiceLevel } from './carrier.ts'
import type { CarrierKind } from './carrier-account.ts'

/** The carrier's product that a service of a level usually is: proposed, never taken without a person. */
export const USUAL_PRODUCTS: Readonly<Record<CarrierKind, Readonly<Partial<Record<ServiceLevel, string>>>>> =
  {
    'own-range': { standard: 'standard', express: 'express', relay: 'relay' },
    colissimo: { standard: 'DOM', express: 'DOS', relay: 'HD' },
    'mondial-relay': { standard: 'HOM', relay: '24R' },
    chronopost: { standard: '16', express: '1', relay: '86' },
    dpd: { standard: '327', express: '225', relay: '337' },
    gls: {},
    sendcloud: {},
    easypost: {},
    'dhl-parcel-de': { standard: 'V01PAK' },
    ups: { standard: '11', express: '65' },
    'label-files': { standard: 'standard', express: 'express', relay: 'relay' },
  }
