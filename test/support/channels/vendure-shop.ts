const CUSTOMER = { firstName: 'Camille', lastName: 'Moreau', emailAddress: 'camille@example.org' }
const ADDRESS = {
  fullName: 'Camille Moreau',
  streetLine1: '12 rue Nationale',
  city: 'Lille',
  postalCode: '59800',
  countryCode: 'FR',
  phoneNumber: '+33612345678',
}

/** What the connector's key may do: no more than its error text asks for. */
const PERMISSIONS = [
  'ReadOrder',
  'UpdateOrder',
  'ReadCatalog',
  'UpdateCatalog',
  'ReadSettings',
  'ReadStockLocation',
]

const OUTCOME = '__typename ... on ErrorResult { errorCode message }'

/** What the server says of one order, in short. */
export interface OrderSeen {
  readonly state: string
  /** Units left per SKU. */
  readonly units: Readonly<Record<string, number>>
  readonly fulfillments: readonly {
    readonly state: string
    readonly method: string
    readonly tracking: string
    readonly units: Readonly<Record<string, number>>
  }[]
  readonly refundedCents: number
}

/** The merchant's and the customers' side of a real Vendure server. */
export class VendureShop {
  /** For a role that may do what the connector needs, and nothing else. */
  apiKey = ''
  readonly #url: string
  #admin = ''
  #keyId = ''
  readonly #variants = new Map<string, string>()

  private constructor(url: string) {
    this.#url = url
  }

  /** A shop in euros, prices with tax, card payments that are `settled` or only `authorised`. */
  static async open(url: string, username: string, password: string): Promise<VendureShop> {
    const shop = new VendureShop(url)
    const login = `mutation($username: String!, $password: String!) { login(username: $username, password: $password) { __typename } }`
    shop.#admin = (await shop.#post('admin-api', login, { username, password }, '')).token
    await shop.admin(`mutation { updateChannel(input: {
      id: "1", availableCurrencyCodes: [EUR], defaultCurrencyCode: EUR, pricesIncludeTax: true
    }) { __typename } }`)
    for (const [code, settles] of [
      ['settled', 'true'],
      ['authorised', 'false'],
    ])
      await shop.admin(
        `mutation($code: String!, $settles: String!) { createPaymentMethod(input: {
          code: $code, enabled: true, translations: [{ languageCode: en, name: $code }]
          handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: $settles }] }
        }) { id } }`,
        { code, settles },
      )
    const role = await shop.admin(
      `mutation($permissions: [Permission!]!) { createRole(input: {
        code: "switchyard", description: "Switchyard", permissions: $permissions
      }) { id } }`,
      { permissions: PERMISSIONS },
    )
    const key = await shop.admin(
      `mutation($roleIds: [ID!]!) { createApiKey(input: {
        roleIds: $roleIds, translations: [{ languageCode: en, name: "Switchyard" }]
      }) { apiKey entityId } }`,
      { roleIds: [role.createRole.id] },
    )
    shop.apiKey = key.createApiKey.apiKey
    shop.#keyId = key.createApiKey.entityId
    return shop
  }

  async revokeKey(): Promise<void> {
    await this.admin('mutation($ids: [ID!]!) { deleteApiKeys(ids: $ids) { result } }', { ids: [this.#keyId] })
  }

  async addProduct(sku: string, cents: number, stock: number): Promise<void> {
    const product = await this.admin(
      `mutation($name: String!) { createProduct(input: {
        enabled: true, translations: [{ languageCode: en, name: $name, slug: $name, description: "" }]
      }) { id } }`,
      { name: sku.toLowerCase() },
    )
    const variant = await this.admin(
      'mutation($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }',
      {
        input: [
          {
            productId: product.createProduct.id,
            sku,
            price: cents,
            stockOnHand: stock,
            translations: [{ languageCode: 'en', name: sku }],
          },
        ],
      },
    )
    this.#variants.set(sku, variant.createProductVariants[0].id)
  }

  /** A customer's order, placed and paid through the shop API. */
  async place(
    units: Readonly<Record<string, number>>,
    { payment = 'settled', shippingId = '1', coupon = '' } = {},
  ): Promise<string> {
    const customer = new Customer(this.#url)
    for (const [sku, quantity] of Object.entries(units))
      await customer.does(
        `mutation($id: ID!, $quantity: Int!) { outcome: addItemToOrder(productVariantId: $id, quantity: $quantity) { ${OUTCOME} } }`,
        { id: this.#variants.get(sku), quantity },
      )
    await customer.does(
      `mutation($input: CreateCustomerInput!) { outcome: setCustomerForOrder(input: $input) { ${OUTCOME} } }`,
      { input: CUSTOMER },
    )
    await customer.does(
      `mutation($input: CreateAddressInput!) { outcome: setOrderShippingAddress(input: $input) { ${OUTCOME} } }`,
      { input: ADDRESS },
    )
    await customer.does(
      `mutation($ids: [ID!]!) { outcome: setOrderShippingMethod(shippingMethodId: $ids) { ${OUTCOME} } }`,
      { ids: [shippingId] },
    )
    if (coupon !== '')
      await customer.does(
        `mutation($code: String!) { outcome: applyCouponCode(couponCode: $code) { ${OUTCOME} } }`,
        { code: coupon },
      )
    await customer.does(
      `mutation { outcome: transitionOrderToState(state: "ArrangingPayment") { ${OUTCOME} } }`,
      {},
    )
    const paid = await customer.does(
      `mutation($method: String!) { outcome: addPaymentToOrder(input: { method: $method, metadata: {} }) {
        ${OUTCOME} ... on Order { id }
      } }`,
      { method: payment },
    )
    return paid.id
  }

  /** A coupon that takes a part of every order off. */
  async addCoupon(code: string, percent: number): Promise<void> {
    const made = await this.admin(
      `mutation($code: String!, $percent: String!) { createPromotion(input: {
        enabled: true, couponCode: $code, translations: [{ languageCode: en, name: $code }], conditions: []
        actions: [{ code: "order_percentage_discount", arguments: [{ name: "discount", value: $percent }] }]
      }) { ${OUTCOME} } }`,
      { code, percent: String(percent) },
    )
    if (made.createPromotion.message !== undefined) throw new Error(made.createPromotion.message)
  }

  /** @returns its id */
  async addStockLocation(name: string): Promise<string> {
    const made = await this.admin(
      'mutation($name: String!) { createStockLocation(input: { name: $name }) { id } }',
      { name },
    )
    return made.createStockLocation.id
  }

  /** The merchant moves an order by hand: 'Modifying', 'PaymentSettled', a state of the shop's own. */
  async move(orderId: string, state: string): Promise<void> {
    const moved = await this.admin(
      `mutation($id: ID!, $state: String!) { transitionOrderToState(id: $id, state: $state) { ${OUTCOME} } }`,
      { id: orderId, state },
    )
    if (moved.transitionOrderToState.message !== undefined)
      throw new Error(moved.transitionOrderToState.message)
  }

  /** The merchant ships units of the first line in the dashboard. */
  async shipByHand(orderId: string, quantity: number): Promise<void> {
    const { order } = await this.admin('query($id: ID!) { order(id: $id) { lines { id } } }', { id: orderId })
    const made = await this.admin(
      `mutation($line: ID!, $quantity: Int!) { addFulfillmentToOrder(input: {
        lines: [{ orderLineId: $line, quantity: $quantity }]
        handler: { code: "manual-fulfillment", arguments: [{ name: "method", value: "By hand" }, { name: "trackingCode", value: "" }] }
      }) { ${OUTCOME} ... on Fulfillment { id } } }`,
      { line: order.lines[0].id, quantity },
    )
    await this.admin(
      `mutation($id: ID!) { transitionFulfillmentToState(id: $id, state: "Shipped") { ${OUTCOME} } }`,
      { id: made.addFulfillmentToOrder.id },
    )
  }

  /** The merchant cancels in Vendure's own dashboard. */
  async cancel(orderId: string): Promise<void> {
    await this.admin(`mutation($id: ID!) { cancelOrder(input: { orderId: $id }) { ${OUTCOME} } }`, {
      id: orderId,
    })
  }

  /** The merchant corrects the address of a placed order. */
  async correctStreet(orderId: string, street: string): Promise<void> {
    await this.move(orderId, 'Modifying')
    await this.admin(
      `mutation($id: ID!, $street: String!) { modifyOrder(input: {
        dryRun: false, orderId: $id, updateShippingAddress: { streetLine1: $street }
      }) { ${OUTCOME} } }`,
      { id: orderId, street },
    )
    await this.move(orderId, 'PaymentSettled')
  }

  async order(orderId: string): Promise<OrderSeen> {
    const { order } = await this.admin(
      `query($id: ID!) { order(id: $id) {
        state
        lines { id quantity productVariant { sku } }
        fulfillments { state method trackingCode lines { quantity orderLine { productVariant { sku } } } }
        payments { refunds { total } }
      } }`,
      { id: orderId },
    )
    return {
      state: order.state,
      units: unitsOf(order.lines, (line) => line.productVariant.sku),
      fulfillments: order.fulfillments.map(
        (one: { state: string; method: string; trackingCode: string; lines: SeenLine[] }) => ({
          state: one.state,
          method: one.method,
          tracking: one.trackingCode,
          units: unitsOf(one.lines, (line) => line.orderLine.productVariant.sku),
        }),
      ),
      refundedCents: order.payments
        .flatMap((payment: { refunds: { total: number }[] }) => payment.refunds)
        .reduce((sum: number, refund: { total: number }) => sum + refund.total, 0),
    }
  }

  /** On hand and allocated to placed orders, over all locations. */
  async stock(sku: string): Promise<{ onHand: number; allocated: number }> {
    const { productVariant } = await this.admin(
      'query($id: ID!) { productVariant(id: $id) { stockLevels { stockOnHand stockAllocated } } }',
      { id: this.#variants.get(sku) },
    )
    const levels: { stockOnHand: number; stockAllocated: number }[] = productVariant.stockLevels
    return {
      onHand: levels.reduce((sum, level) => sum + level.stockOnHand, 0),
      allocated: levels.reduce((sum, level) => sum + level.stockAllocated, 0),
    }
  }

  /** On hand by location. */
  async onHand(sku: string): Promise<Readonly<Record<string, number>>> {
    const { productVariant } = await this.admin(
      'query($id: ID!) { productVariant(id: $id) { stockLevels { stockLocationId stockOnHand } } }',
      { id: this.#variants.get(sku) },
    )
    const levels: { stockLocationId: string; stockOnHand: number }[] = productVariant.stockLevels
    return Object.fromEntries(levels.map((level) => [level.stockLocationId, level.stockOnHand]))
  }

  async admin(query: string, variables: object = {}) {
    return (await this.#post('admin-api', query, variables, this.#admin)).data
  }

  async #post(api: string, query: string, variables: object, token: string) {
    return post(`${this.#url}/${api}`, query, variables, token)
  }
}

interface SeenLine {
  readonly quantity: number
  readonly productVariant: { readonly sku: string }
  readonly orderLine: { readonly productVariant: { readonly sku: string } }
}

/** One visitor of the shop with a session of their own. */
class Customer {
  readonly #url: string
  #session = ''

  constructor(url: string) {
    this.#url = `${url}/shop-api`
  }

  async does(query: string, variables: object) {
    const { data, token } = await post(this.#url, query, variables, this.#session)
    if (token !== '') this.#session = token
    if (data.outcome.message !== undefined) throw new Error(`the shop says: ${data.outcome.message}`)
    return data.outcome
  }
}

async function post(url: string, query: string, variables: object, token: string) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
  const body = await answer.json()
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
  return { data: body.data, token: answer.headers.get('vendure-auth-token') ?? '' }
}

function unitsOf(lines: readonly SeenLine[], skuOf: (line: SeenLine) => string): Record<string, number> {
  return Object.fromEntries(lines.map((line) => [skuOf(line), line.quantity]))
}
