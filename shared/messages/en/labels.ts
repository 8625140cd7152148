import type { Definitions } from '../definition.ts'

/** How it stands with carriers' labels. */
export const labels = {
  noNumberLeft: [
    'No number is left in the ranges of {account}. Ask the carrier for another range and enter it',
    { account: 'text' },
  ],
  stoppedInCall: 'The program stopped while the carrier was asked. It may have made the label',
  numberOfAnother: [
    'The carrier gave it {number}, which is the number of another parcel. Ask the carrier which of them it is',
    { number: 'text' },
  ],
  notFound: 'The carrier does not know it: it was not made',
  notTakenBack: ['{carrier} takes no label back', { carrier: 'text' }],
  noConnection: ['This version has no connection to {account}', { account: 'text' }],
  accessRefused: ['{account} does not take our credentials: enter them anew', { account: 'text' }],
  voidLeft: 'Its parcel has left: claim the label’s price at the carrier',
  voidTooLate: [
    '{carrier} takes labels back for {days, plural, one {# day} other {# days}}, and it is older',
    { carrier: 'text', days: 'number' },
  ],
  voidedByHand: 'The label was given back',
  noAnswer: 'it has not answered yet',
  noNumberHere: 'Its label came meanwhile, or no number of the carrier’s range is left',
  noPrinterTakesIt: ['No printer here takes this label: {why}', { why: 'message' }],
  noReason: 'no reason is known',
  settledMeanwhile: 'This label was settled meanwhile',
  numberMissing: 'Enter the number under which the carrier has it: 5 to 40 letters and digits',
  numberTaken: [
    '{number} is the number of another parcel. Read it again in the account at the carrier',
    { number: 'text' },
  ],
  noAccount: 'No account buys labels for this parcel any more',
  noCredentials: ['No credentials are stored for {account}', { account: 'text' }],
  customsIncomplete: [
    'Customs must be told more about {products}. Enter it with the product, or import it with products.csv',
    { products: 'clauses' },
  ],
  undeclared: ['{sku}: {gaps}', { sku: 'text', gaps: 'list' }],
  customsGaps: {
    hsCode: 'customs tariff number',
    originCountry: 'country of origin',
    description: 'description for customs',
    weight: 'weight',
    value: 'value (what is given away has one, too)',
  },
  customsNumbers: {
    eori: 'the EORI number of the sender (Settings, Customs)',
    buyerTaxId: 'the tax number of the buyer (on the order)',
  },
} as const satisfies Definitions
