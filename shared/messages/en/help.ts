import type { Definitions } from '../definition.ts'

/** What each screen is for and how it is used, for the help. */
export const help = {
  title: 'Help',
  parts: 'Help topics',
  tabs: {
    keys: 'Keys',
    screens: 'Screens',
    rules: 'How rules work',
  },
  screens: {
    overview:
      'The day on one page. The first line says what to do first; every figure links to the orders or exceptions behind it. A site’s bar shows its load against today’s capacity. “Coming cut-offs” says what each pick-up still waits for and what will miss it at the pace of the last hours. “Orders expected” says how many orders the next seven days should bring, and how far off such a week was. Shift+M fills a wall monitor with it, Escape ends that.',
    exceptions:
      'Everything that needs a person, nearest cut-off first. 1 accepts the suggested fix, Enter shows the reason and every other fix with its effect, H snoozes, A assigns it to you, Shift+A to somebody else. Each fix has a key of its own, the same on every row and in Orders; the keys are listed here. Select several with X: what would happen is shown row by row first. Ctrl+Z takes back what can be. An exception closes on its own when its cause is gone, and is marked if it comes back. The list does not move while you work: R shows what is new. The bookmark keeps filter, sort and columns under a name, yours or everybody’s: Shift+Y saves, G then 1 to 9 shows one, Shift+K arranges the columns.',
    orders:
      'Every order: search by number, customer, SKU, postcode or tracking number. W explains the allocation: each rule with the condition that failed and the value found, each site and service with its cost and why it was not chosen. Before release, and where it can be later, an order is changed by hand with cost and day shown first: Shift+E dates, Shift+C lines and quantities, Shift+U priority, Shift+F the split, Shift+W the parcels until they have a label, Shift+T sends again what has left, Shift+M orders of one buyer in one parcel. What was released to a site whose desktop is away stays there until a lead takes it back. When a site refuses an order released to it, record it in the order’s panel: what is not packed is reallocated without that site until it is asked again. Once goods have left, “Return” records what comes back: restocked or not, refunded through the channel or not, with or without shipping and fees, never more than was paid. “Cancel” first shows what is owed to the buyer. I asks “what if”: nothing is saved. “Re-optimise all” compares all allocated orders together and shows what that would save.',
    parcels:
      'Every parcel that has left, by what its carrier tells of it. Enter opens its order; C keeps a claim with the carrier, X exports all that is kept about the parcel as one sealed file.',
    returns:
      'Returns that are expected: with or without a label of a carrier, which goes to the customer through the channel where that takes it. Scan the return parcel, or the order number, to receive it: each unit by scan, sellable or damaged. L sends a label, Enter receives.',
    invoices:
      'Carriers’ invoices, held parcel by parcel against what was decided: N imports a file (CSV or Excel, as the carrier gives it; it can be dropped here), shows what it says before it is taken, and takes it back whole. What was overcharged is listed with its reason: weight corrected, a surcharge, invoiced twice, a voided label, a parcel that is not ours. Enter keeps its state and note, V exports the list for the carrier, F the parcel’s file.',
    trends:
      'What days and weeks came to: cost per order, split orders, what was handed over in time and delivered as promised, exceptions per 100 orders; all together, by site, by channel or by carrier. A promise counts on the day the parcel left, once it has arrived: one that is found late days after changes that day. The dashed end of a line is the day or week that runs. V exports the figures. They are kept by day and are a few minutes old at most. Below stands what marketplaces measure of you, with how many more reach their limit.',
    savings:
      'What rules, prices of scarce stock and re-planning saved in a month. The month’s orders are decided again without and with each of them, one after the other; the differences are the savings, with how far they may be off. Enter opens an order, V exports all of them. Nothing is written.',
    stock:
      'What is where, what is reserved, what is free. Choose a site to correct its quantities in the table; every count records who and when, and waiting orders are reallocated. “Expected” lists what suppliers deliver, by day: enter it in a product’s details or import receipts.csv, and press “Arrived” when it is there. “Low” lists what does not last and what another site could send. “Counts” takes a count by scanner or keyboard and books what differs as one. A product’s details also set units aside for a desktop that works alone. “Movements” says what changed a figure, when and by whom; “Check” compares reserved and wanted units with the orders and sets them right.',
    rules:
      'Rules prefer, exclude, tag or hold. Edit a draft, test it on past orders, publish it: P shows what it would have changed, what that costs and which rule did it. What cannot work is marked while you edit and cannot go live. Your draft is yours and kept here; what others publish meanwhile is merged into it. A pinned case says how an order must be decided, and warns before a draft breaks it. Every publication is a version that can be restored; R goes back to the one before. A rule can apply for a limited time.',
    carriers:
      'Services, their limits and rates. Add your accounts with carriers: labels are then bought there, and each account shows whether it answers and how many labels are in hand. Suspend a carrier or a service for a strike, from when until when and in which regions; what would move, cost more or be late is shown first. Allocated orders move to another one automatically, or become exceptions. Surcharges (fuel, remote areas, oversize, fragile goods) are under the carrier’s details.',
    packing:
      'One order at a time, by scanner: the order, its items, the box. The label prints once everything is checked. PROBLEM reports what is missing, or that the site cannot ship the parcel. Nothing ships until its label is out. An order that its buyer collects gets a slip: scan it at the counter to hand the goods over.',
    channels:
      'The shops: whether they answer, what is waiting to be sent, when they were last read. Offline is not an error: updates wait and go out in order; you can retry or drop them. An unknown SKU makes its orders wait as one exception: map it to a product and a quantity, or mark it as not ours. “Stock” compares the shop’s figures with ours, every night and on request, and sends ours again; “Shipping” says what each shipping method of the shop means; “Locations” says which of its locations shows the stock of which sites.',
    settings:
      'The merchant, the policy, the sites with their cut-offs and closed days, files to import, the printers, the people with their roles, PINs and badges, the stations on other computers, which are paired by a code and can be cut off at once, and of which one may keep a copy and work on while this control room cannot be reached, the keys of other programs, the journal of who did what, who is told by e-mail what needs a person (Alerts), how every part stands (Health), and the name of this station.',
  },
} as const satisfies Definitions
