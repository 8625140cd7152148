/**
 * Amounts are whole numbers of the currency's minor unit (cents, yen, fils); fields called `...Cents` hold them.
 * Decimals of the currencies that do not have two, from ISO 4217.
 */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Decimals of a currency's amounts: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currency: string): number {
  return DECIMALS[currency] ?? 2
}

/** Minor units in one unit of the currency: 100 for EUR, 1 for JPY. */
export function minorUnitsPerUnit(currency: string): number {
  return 10 ** currencyDecimals(currency)
}
