import type { Definitions } from '../definition.ts'

export const gls = {
  noOrigin:
    'GLS lists the services from one place to another: enter the country and the postcode that parcels start from with the account.',
  returnByDepot: 'GLS takes return labels back by its depot only: call your depot.',
} as const satisfies Definitions
