import type { Definitions } from '../definition.ts'

/** What customs are told: of a product, and by whose numbers a channel or an order is declared. */
export const customs = {
  title: 'Customs',
  productText: 'Declared when a parcel crosses a customs border, overseas departments included.',
  hsCode: 'Customs tariff number (HS)',
  hsCodeHelp: '6 to 10 digits, such as 691200.',
  hsCodeWrong: 'Enter 6 to 10 digits, such as 691200',
  originCountry: 'Country of origin',
  originHelp: 'Two letters, such as PT: where it was made.',
  originWrong: 'Enter the two letters of a country, such as PT',
  description: 'Description for customs',
  descriptionHelp: 'In plain words an officer understands: “ceramic mug”, not “gift”.',
  dangerousGoods: 'Dangerous goods class (ADR)',
  none: 'None',
  saved: ['Customs data of {what} saved', { what: 'text' }],
  edit: 'Edit the customs numbers',
  channelText:
    'Numbers that sales of this channel are declared under. Empty ones are those of Settings, Customs.',
  orderText: 'Numbers that this order is declared under. Empty ones are those of its channel.',
  eori: 'EORI number',
  ioss: 'IOSS number',
  voec: 'VOEC number (Norway)',
  ukims: 'UKIMS number (Northern Ireland)',
  importer: 'Importer',
  importerHelp: 'Who clears it at its destination, where that is not the buyer: name and number.',
  buyerTaxId: 'The buyer’s tax number',
  incoterm: 'Duties',
  dap: 'Paid by the buyer (DAP)',
  ddp: 'Paid by us (DDP)',
  asSet: 'As set elsewhere',
  wrong: 'A number like this does not exist; check it',
} as const satisfies Definitions
