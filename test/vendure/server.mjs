process.env.VENDURE_DISABLE_TELEMETRY = 'true'

const {
  bootstrap,
  defaultConfig,
  defaultOrderProcess,
  dummyPaymentHandler,
  LanguageCode,
  mergeConfig,
  NoopLogger,
} = await import('@vendure/core')
const { populateInitialData } = await import('@vendure/core/cli/index.js')

/**
 * A real Vendure server in memory, a process of its own. Prints one line of JSON when it answers: `{url}`, the
 * address under which /admin-api and /shop-api are. Ends when its standard input does, that is with its parent.
 */

const SUPERADMIN = { identifier: 'superadmin', password: 'superadmin' }

const INITIAL_DATA = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Europe',
  countries: [
    { name: 'France', code: 'FR', zone: 'Europe' },
    { name: 'Belgium', code: 'BE', zone: 'Europe' },
  ],
  taxRates: [{ name: 'Standard', percentage: 20 }],
  shippingMethods: [
    { name: 'Standard', price: 490 },
    { name: 'Express 24h', price: 990 },
  ],
  paymentMethods: [],
  collections: [],
}

/** A state of the shop's own, as its plug-ins make them. */
const readyToShip = {
  transitions: {
    PaymentSettled: { to: ['ReadyToShip'], mergeStrategy: 'merge' },
    ReadyToShip: { to: ['PaymentSettled', 'PartiallyShipped', 'Shipped', 'Cancelled'] },
  },
}

const config = mergeConfig(defaultConfig, {
  apiOptions: { port: 0, hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: SUPERADMIN,
    requireVerification: false,
  },
  dbConnectionOptions: {
    type: 'sqljs',
    database: new Uint8Array([]),
    location: '',
    autoSave: false,
    synchronize: true,
    logging: false,
  },
  orderOptions: { process: [defaultOrderProcess, readyToShip] },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new NoopLogger(),
})

const app = await bootstrap(config)
await populateInitialData(app, INITIAL_DATA)
const { port } = app.getHttpServer().address()
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, ...SUPERADMIN })}\n`)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
