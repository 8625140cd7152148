/** A shipping option as Sendcloud lists it. */
export interface SimulatedOption {
  readonly code: string
  readonly name: string
  readonly carrier: { readonly code: string; readonly name: string }
  readonly toPoint: boolean
  readonly isReturn: boolean
  readonly mostG: number
  /** null = wherever there is a route. */
  readonly countries: readonly string[] | null
  /** For a parcel of up to 2 kg; heavier ones cost half as much more. */
  readonly cents: number
  readonly hours: number
}

const COLISSIMO = { code: 'colissimo', name: 'Colissimo' }
const MONDIAL_RELAY = { code: 'mondial_relay', name: 'Mondial Relay' }
const SEUR = { code: 'seur', name: 'SEUR' }
const CHRONOPOST = { code: 'chronopost', name: 'Chronopost' }

const HOME = ['FR', 'MC']
const POINTS = ['FR', 'BE', 'ES', 'NL', 'LU', 'PT', 'IT', 'DE', 'PL']

export const OPTIONS: readonly SimulatedOption[] = [
  option(COLISSIMO, 'home', 'Colissimo Domicile', { countries: HOME, cents: 690, hours: 48 }),
  option(COLISSIMO, 'home/signature', 'Colissimo Domicile avec signature', {
    countries: HOME,
    cents: 790,
    hours: 48,
  }),
  option(COLISSIMO, 'international', 'Colissimo International', { cents: 1490, hours: 120 }),
  option(COLISSIMO, 'return', 'Colissimo Retour', { countries: HOME, cents: 590, hours: 72, isReturn: true }),
  option(MONDIAL_RELAY, 'point_relais', 'Mondial Relay Point Relais', {
    countries: POINTS,
    cents: 410,
    hours: 96,
    mostG: 25_000,
    toPoint: true,
  }),
  option(SEUR, 'b2c_24', 'SEUR 24', { cents: 690, hours: 24 }),
  option(SEUR, 'b2c_48', 'SEUR 48', { cents: 510, hours: 48 }),
  option(CHRONOPOST, 'chrono13', 'Chrono 13', { countries: HOME, cents: 1590, hours: 24 }),
]

export function priceOf({ cents }: SimulatedOption, weightG: number): number {
  return weightG > 2000 ? Math.round(cents * 1.5) : cents
}

function option(
  carrier: SimulatedOption['carrier'],
  code: string,
  name: string,
  rest: Pick<SimulatedOption, 'cents' | 'hours'> & Partial<SimulatedOption>,
): SimulatedOption {
  return {
    code: `${carrier.code}:${code}`,
    name,
    carrier,
    toPoint: false,
    isReturn: false,
    mostG: 30_000,
    countries: null,
    ...rest,
  }
}
