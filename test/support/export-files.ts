/** Exports of eight programs with invented people, and what of them is imported. */
export interface ExportFile {
  readonly file: string
  readonly lines: readonly string[]
  readonly want: object
}

const shopify: ExportFile = {
  file: 'orders_export_1.csv',
  lines: [
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount',
    '#1001,claire@example.com,paid,2026-11-23 09:31:10 +0100,unfulfilled,,no,EUR,27.00,4.90,5.32,31.90,WELCOME10,3.00,Colissimo Domicile,2026-11-23 09:30:00 +0100,2,Earl Grey 100g,10.00,,TEA-EARL,true,true,pending,Claire Dubois,1 rue X,1 rue X,,,Lille,59000,,FR,,Claire Dubois,"12 rue Nationale, Bât. B",12 rue Nationale,Bât. B,Dubois SARL,Lille,\'59000,,FR,\'+33612345678,Sonner deux fois,,,Shopify Payments,r1,0.00,Thé,0.00,,,,5501,"vip, noel",Low,web,0.00',
    '#1001,claire@example.com,,,,,,,,,,,,,,2026-11-23 09:30:00 +0100,1,Mug,10.00,,MUG-01,true,true,pending,,,,,,,,,,,,,,,,,,,,,,,,,,,Thé,,,,,,,,,0.00',
    '#1002,bob@example.com,paid,2026-11-23 10:00:00 +0100,fulfilled,2026-11-23 12:00:00 +0100,no,EUR,10.00,0.00,1.67,10.00,,0.00,Colissimo,2026-11-23 10:00:00 +0100,1,Mug,10.00,,MUG-01,true,true,fulfilled,Bob,,,,,Paris,75002,,FR,,Bob,3 rue Y,3 rue Y,,,Paris,75002,,FR,,,,,Shopify Payments,r2,0.00,Thé,0.00,,,,5502,,Low,web,0.00',
    '#1003,eve@example.com,pending,,unfulfilled,,no,EUR,10.00,0.00,1.67,10.00,,0.00,Colissimo,2026-11-23 11:00:00 +0100,1,Mug,10.00,,MUG-01,true,true,pending,Eve,,,,,Paris,75002,,FR,,Eve,3 rue Y,3 rue Y,,,Paris,75002,,FR,,,,,Bank Deposit,r3,0.00,Thé,10.00,,,,5503,,Low,web,0.00',
  ],
  want: {
    name: 'Shopify',
    orders: 1,
    lines: 2,
    rows: [
      {
        order: '#1001',
        channel: 'shopify-export',
        placed_at: '2026-11-23 09:30:00 +0100',
        name: 'Claire Dubois',
        company: 'Dubois SARL',
        street: '12 rue Nationale',
        street_2: 'Bât. B',
        postcode: '59000',
        city: 'Lille',
        country: 'FR',
        phone: '+33612345678',
        email: 'claire@example.com',
        shipping_method: 'Colissimo Domicile',
        customer_note: 'Sonner deux fois',
        tags: 'vip|noel',
        currency: 'EUR',
        shipping_cents: '490',
        sku: 'TEA-EARL',
        title: 'Earl Grey 100g',
        quantity: '2',
        unit_price_cents: '900',
        line_total_cents: '1800',
      },
      { order: '#1001', postcode: '59000', sku: 'MUG-01', quantity: '1', line_total_cents: '900' },
    ],
    leftOut: [
      { reason: 'already-shipped', orders: 1, lines: 0, example: '#1002' },
      { reason: 'unpaid', orders: 1, lines: 0, example: '#1003' },
    ],
  },
}

const woocommerceAdvanced: ExportFile = {
  file: 'orders-2026-11-23.csv',
  lines: [
    'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax',
    '731,Processing,2026-11-23 14:05,,Ana,Silva,,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,ana@example.com,+351912345678,Ana,Silva,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,Card,0,20,Flat rate,5,0,29.60,4.60,TEA-EARL,1,Earl Grey,2,10,,0,0',
    '732,On hold,2026-11-23 14:06,,Ana,Silva,,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,ana@example.com,+351912345678,Ana,Silva,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,Bank transfer,0,20,Flat rate,5,0,29.60,4.60,TEA-EARL,1,Earl Grey,2,10,,0,0',
    '733,Completed,2026-11-23 14:07,,Ana,Silva,,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,ana@example.com,+351912345678,Ana,Silva,"Rua Augusta 5, 2D",Lisboa,,1100-048,PT,Card,0,20,Flat rate,5,0,29.60,4.60,TEA-EARL,1,Earl Grey,2,10,,0,0',
  ],
  want: {
    name: 'WooCommerce (Advanced Order Export)',
    orders: 1,
    lines: 1,
    rows: [
      {
        order: '731',
        placed_at: '2026-11-23 14:05',
        name: 'Ana Silva',
        street: 'Rua Augusta 5, 2D',
        postcode: '1100-048',
        country: 'PT',
        phone: '+351912345678',
        shipping_method: 'Flat rate',
        shipping_cents: '500',
        quantity: '2',
        line_total_cents: '2460',
      },
    ],
    leftOut: [
      { reason: 'on-hold', orders: 1 },
      { reason: 'already-shipped', orders: 1 },
    ],
  },
}

const woocommerceWebToffee: ExportFile = {
  file: 'order_export_2026-11-23.csv',
  lines: [
    'order_id,order_number,order_date,paid_date,status,shipping_total,shipping_tax_total,fee_total,fee_tax_total,tax_total,cart_discount,order_discount,discount_total,order_total,order_subtotal,order_currency,payment_method,payment_method_title,transaction_id,customer_ip_address,customer_user_agent,shipping_method,customer_id,customer_user,customer_email,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,billing_address_2,billing_postcode,billing_city,billing_state,billing_country,shipping_first_name,shipping_last_name,shipping_company,shipping_phone,shipping_address_1,shipping_address_2,shipping_postcode,shipping_city,shipping_state,shipping_country,customer_note,wt_import_key,shipping_items,fee_items,tax_items,coupon_items,refund_items,order_notes,download_permissions,line_item_1,line_item_2,line_item_3',
    "88,88,2026-11-23 08:15:00,2026-11-23 08:16:00,processing,3.00,0.00,0,0,0,0,0,0,29.00,26.00,EUR,stripe,Card,,,,flat_rate,4,4,anna@example.com,Anna,Rossi,,anna@example.com,'+39333123456,vicolo Corto 1,,40134,Bologna,BO,IT,Anna,Rossi,,,via B. Cellini 10,Int. 4,73030,Lecce,LE,IT,,88,,,,,,,1,name:Earl Grey: 100g|product_id:3|sku:TEA-EARL|quantity:1|total:13.00|sub_total:13.00,name:Mug|product_id:4|sku:MUG-01|quantity:1|total:13.00|sub_total:13.00,",
  ],
  want: {
    name: 'WooCommerce (WebToffee)',
    orders: 1,
    lines: 2,
    rows: [
      {
        order: '88',
        name: 'Anna Rossi',
        street: 'via B. Cellini 10',
        street_2: 'Int. 4',
        postcode: '73030',
        phone: '+39333123456',
        title: 'Earl Grey: 100g',
        sku: 'TEA-EARL',
        line_total_cents: '1300',
      },
      { order: '88', sku: 'MUG-01', quantity: '1', unit_price_cents: '1300' },
    ],
    leftOut: [],
  },
}

const prestashop: ExportFile = {
  file: 'request_sql_2.csv',
  lines: [
    'reference;date_add;current_state;firstname;lastname;company;address1;address2;postcode;city;iso_code;phone;phone_mobile;email;carrier;currency;total_paid_tax_incl;total_shipping_tax_incl;product_reference;product_name;product_quantity;unit_price_tax_incl',
    'XKBKNABJK;2026-11-23 18:02:11;2;Jean;Petit;;4 place du Marché;;69002;Lyon;FR;0478000000;0612345678;jean@example.com;Mondial Relay;EUR;23.900000;3.900000;MUG-01;Mug;2;10.000000',
    'OHSATSERP;2026-11-23 18:03:00;6;Jean;Petit;;4 place du Marché;;69002;Lyon;FR;;;jean@example.com;Mondial Relay;EUR;23.900000;3.900000;MUG-01;Mug;2;10.000000',
  ],
  want: {
    name: 'PrestaShop',
    orders: 1,
    rows: [
      {
        order: 'XKBKNABJK',
        name: 'Jean Petit',
        postcode: '69002',
        phone: '0612345678',
        shipping_method: 'Mondial Relay',
        shipping_cents: '390',
        unit_price_cents: '1000',
        line_total_cents: '2000',
      },
    ],
    leftOut: [{ reason: 'cancelled', orders: 1, example: 'OHSATSERP' }],
  },
}

const amazon: ExportFile = {
  file: '283740019650.txt',
  lines: [
    'order-id\torder-item-id\tpurchase-date\tpayments-date\treporting-date\tpromise-date\tdays-past-promise\tbuyer-email\tbuyer-name\tbuyer-phone-number\tsku\tproduct-name\tquantity-purchased\tquantity-shipped\tquantity-to-ship\tship-service-level\trecipient-name\tship-address-1\tship-address-2\tship-address-3\tship-city\tship-state\tship-postal-code\tship-country\tis-business-order\tpurchase-order-number\tprice-designation',
    '408-4870009-9733125\t52336476957402\t2026-11-23T08:34:47+00:00\t2026-11-23T08:34:47+00:00\t2026-11-23T09:21:19+00:00\t2026-11-25T22:59:59+00:00\t-2\tx@marketplace.amazon.fr\tMarie Roux\t0655443322\tMUG-01\tMug "rouge"\t2\t1\t1\tExpedited\tMarie Roux\t8 quai des Brumes\tEscalier C\tCode 12A\tNantes\t\t44000\tFR\tfalse\t\t',
    '408-4870009-9733126\t52336476957403\t2026-11-23T08:34:47+00:00\t2026-11-23T08:34:47+00:00\t2026-11-23T09:21:19+00:00\t2026-11-25T22:59:59+00:00\t-2\tx@marketplace.amazon.fr\tMarie Roux\t0655443322\tMUG-01\tMug\t2\t2\t0\tStandard\tMarie Roux\t8 quai des Brumes\t\t\tNantes\t\t44000\tFR\tfalse\t\t',
  ],
  want: {
    name: 'Amazon',
    orders: 1,
    rows: [
      {
        order: '408-4870009-9733125',
        placed_at: '2026-11-23T08:34:47+00:00',
        street: '8 quai des Brumes',
        street_2: 'Escalier C Code 12A',
        title: 'Mug "rouge"',
        service_level: 'express',
        ship_by: '2026-11-25T22:59:59+00:00',
        quantity: '1',
      },
    ],
    leftOut: [{ reason: 'already-shipped', orders: 1 }],
  },
}

const amazonAll: ExportFile = {
  file: 'all-orders.txt',
  lines: [
    'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tship-city\tship-state\tship-postal-code\tship-country',
    '402-1\t\t2026-11-23T08:00:00+00:00\t2026-11-23T08:00:00+00:00\tUnshipped\tMerchant\tAmazon.fr\tStandard\tMug\tMUG-01\tB01\tUnshipped\t2\tEUR\t19.98\t\t3.99\tNantes\t\t44000\tFR',
    '402-2\t\t2026-11-23T08:00:00+00:00\t2026-11-23T08:00:00+00:00\tShipped\tAmazon\tAmazon.fr\tStandard\tMug\tMUG-01\tB01\tShipped\t1\tEUR\t9.99\t\t\tNantes\t\t44000\tFR',
    '402-3\t\t2026-11-23T08:00:00+00:00\t2026-11-23T08:00:00+00:00\tPending\tMerchant\tAmazon.fr\tStandard\tMug\tMUG-01\tB01\tUnshipped\t1\tEUR\t9.99\t\t\tNantes\t\t44000\tFR',
  ],
  want: {
    orders: 1,
    rows: [
      {
        order: '402-1',
        quantity: '2',
        unit_price_cents: '999',
        line_total_cents: '1998',
        shipping_cents: '399',
      },
    ],
    leftOut: [
      { reason: 'shipped-by-channel', orders: 1, example: '402-2' },
      { reason: 'unpaid', orders: 1, example: '402-3' },
    ],
  },
}

const mirakl: ExportFile = {
  file: 'export_commandes.csv',
  lines: [
    "Date de création;N° de commande;Quantité;Titre du produit;Statut;Devise;SKU boutique;Prix unitaire;Frais de port;Date limite d'expédition;Méthode de livraison;Adresse de livraison\u00a0: Prénom;Adresse de livraison\u00a0: Nom;Adresse de livraison\u00a0: Société;Adresse de livraison\u00a0: Rue 1;Adresse de livraison\u00a0: Rue 2;Adresse de livraison\u00a0: Code postal;Adresse de livraison\u00a0: Ville;Adresse de livraison\u00a0: Pays;Adresse de livraison\u00a0: E-mail;Adresse de livraison\u00a0: Téléphone",
    '23/11/2026 10:11;C-42-A;1;Mug;Expédition en cours;EUR;MUG-01;12,50;4,90;25/11/2026 23:59;Livraison à domicile;Zoé;Martin;;2 allée des Pins;;33000;Bordeaux;FRA;zoe@example.com;0699887766',
    '23/11/2026 10:12;C-43-A;1;Mug;Expédiée;EUR;MUG-01;12,50;4,90;25/11/2026 23:59;Livraison à domicile;Zoé;Martin;;2 allée des Pins;;33000;Bordeaux;FRA;zoe@example.com;0699887766',
  ],
  want: {
    name: 'Mirakl',
    orders: 1,
    rows: [
      {
        order: 'C-42-A',
        placed_at: '23/11/2026 10:11',
        ship_by: '25/11/2026 23:59',
        name: 'Zoé Martin',
        country: 'FRA',
        unit_price_cents: '1250',
        shipping_cents: '490',
      },
    ],
    leftOut: [{ reason: 'already-shipped', orders: 1, example: 'C-43-A' }],
  },
}

const miraklEnglish: ExportFile = {
  file: 'orders_export.csv',
  lines: [
    'Date created;Order number;Quantity;Details;Status;Currency;Offer SKU;Unit price;Shipping price;Shipping deadline;Shipping method;Shipping address: First name;Shipping address: Last name;Shipping address: Street 1;Shipping address: Zip code;Shipping address: City;Shipping address: Country',
    '2026-11-23T10:11:00Z;C-44-A;3;Mug;Awaiting shipment;EUR;MUG-01;12.50;4.90;2026-11-25T22:59:59Z;Home;Zoé;Martin;2 allée des Pins;33000;Bordeaux;France',
  ],
  want: {
    name: 'Mirakl',
    rows: [{ order: 'C-44-A', name: 'Zoé Martin', country: 'France', line_total_cents: '3750' }],
  },
}

const shippingbo: ExportFile = {
  file: 'import_orders.csv',
  lines: [
    'date;orderId;lineId;sku;quantity;name;firstname;lastname;companyName;address 1;address 2;postcode;city;country;phone;email;origin;originRef;ean;description;State;totalCents;lineTaxExcludedCents;lineTaxCents;totalShippingCents',
    '23/11/2026;S-1;1;MUG-01;2;;Paul;Henry;;5 rue du Port;;29200;Brest;FR;0611223344;paul@example.com;Manual;;;Mug;to_be_prepared;2490;1667;333;490',
    '23/11/2026;S-1;2;TEA-EARL;1;;Paul;Henry;;5 rue du Port;;29200;Brest;FR;0611223344;paul@example.com;Manual;;;Thé;to_be_prepared;2490;833;167;490',
  ],
  want: {
    name: 'Shippingbo',
    orders: 1,
    lines: 2,
    rows: [
      {
        order: 'S-1',
        name: 'Paul Henry',
        unit_price_cents: '1000',
        line_total_cents: '2000',
        shipping_cents: '490',
      },
      { sku: 'TEA-EARL', line_total_cents: '1000' },
    ],
  },
}

const sendcloud: ExportFile = {
  file: 'sendcloud-orders.csv',
  lines: [
    'Order number,Order date,Customer name,Company name,Street name,House number,Postal code,City,Country code,Phone number,Email,Shipping method,SKU,Description,Quantity,Item value,Currency',
    'SC-9,2026-11-23 12:00,Piet Bakker,,Kerkstraat,12A,1017GB,Amsterdam,NL,+31612345678,piet@example.com,PostNL Standard,MUG-01,Mug,1,9.95,EUR',
  ],
  want: {
    name: 'Sendcloud',
    rows: [
      { order: 'SC-9', street: 'Kerkstraat 12A', postcode: '1017GB', country: 'NL', unit_price_cents: '995' },
    ],
  },
}

const shipstation: ExportFile = {
  file: 'shipstation-orders.csv',
  lines: [
    'Order - Number,Date - Order Date,Date - Paid Date,Order - Status,Amount - Order Subtotal,Amount - Order Tax,Amount - Order Shipping,Amount - Order Total,Carrier - Service Requested,Customer Email,Ship To - Name,Ship To - Company,Ship To - Address 1,Ship To - Address 2,Ship To - City,Ship To - State,Ship To - Postal Code,Ship To - Country,Ship To - Phone,Item - SKU,Item - Name,Item - Qty,Item - Price,Notes - From Buyer',
    'US-77,11/12/2026 9:05:00 PM,11/12/2026 9:06:00 PM,Awaiting Shipment,25.00,2.00,6.00,33.00,USPS Priority Mail,joe@example.com,Joe Bloggs,,1 Main St,Apt 4,Portland,OR,97201,US,5035550100,MUG-01,Mug,2,12.50,Leave at door',
  ],
  want: {
    name: 'ShipStation',
    rows: [
      {
        order: 'US-77',
        placed_at: '2026-11-12T21:05:00',
        state: 'OR',
        postcode: '97201',
        shipping_cents: '600',
        line_total_cents: '2700',
        customer_note: 'Leave at door',
      },
    ],
  },
}

export const EXPORT_FILES: readonly ExportFile[] = [
  shopify,
  woocommerceAdvanced,
  woocommerceWebToffee,
  prestashop,
  amazon,
  amazonAll,
  mirakl,
  miraklEnglish,
  shippingbo,
  sendcloud,
  shipstation,
]
