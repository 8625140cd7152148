/** Currency of each of Amazon's marketplaces: of orders whose prices are not given yet. */
const CURRENCIES: Readonly<Record<string, string>> = {
  A13V1IB3VIYZZH: 'EUR',
  A1PA6795UKMFR9: 'EUR',
  APJ6JRA9NG5V4: 'EUR',
  A1RKKUPIHCS9HS: 'EUR',
  A1805IZSGTT6HS: 'EUR',
  AMEN7PMS3EDWL: 'EUR',
  A28R8C7NBKEWEA: 'EUR',
  A1F83G8C2ARO7P: 'GBP',
  A2NODRKZP88ZB9: 'SEK',
  A1C3SOZRARQ6R3: 'PLN',
  A33AVAJ2PDY3EV: 'TRY',
  ATVPDKIKX0DER: 'USD',
  A2EUQ1WTGCTBG2: 'CAD',
  A1AM78C64UM0Y8: 'MXN',
  A2Q3Y263D00KWC: 'BRL',
  A1VC38T7YXB528: 'JPY',
  A39IBJ37TRP1C6: 'AUD',
  A19VAU5U5O7RUS: 'SGD',
  A21TJRUUN4KGV: 'INR',
  A2VIGQ35RCS4UG: 'AED',
  A17E79C6D8DWNP: 'SAR',
  ARBP9OOSHTCHU: 'EGP',
  AE08WJ6YKNBMC: 'ZAR',
}

/** undefined = not a marketplace that we know. */
export function currencyOfMarketplace(id: string): string | undefined {
  return CURRENCIES[id]
}
