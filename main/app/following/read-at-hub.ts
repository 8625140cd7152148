/** Of these the copy has no rows: they are read at the hub while it answers. '' = the whole area. */
const AT_HUB: Readonly<Record<string, readonly string[] | ''>> = {
  journal: '',
  movements: '',
  counts: '',
  invoices: '',
  savings: '',
  trends: '',
  replay: '',
  programs: '',
  keeping: '',
  buyers: '',
  channels: '',
  devices: '',
  setup: '',
  views: '',
  // Their time lines and the carriers' events.
  orders: ['get'],
  parcels: ['list', 'file', 'csv', 'counts'],
  stock: ['pictures', 'checkLedger'],
  rules: ['standing', 'draft', 'sharedDrafts'],
  carriers: ['numberRanges', 'labelFiles', 'accounts', 'checkAccount', 'offeredServices', 'deliveryTimes'],
  handovers: ['file'],
  overview: ['figures'],
}

export function isReadAtHub([area = '', name = '']: readonly string[]): boolean {
  const names = Object.hasOwn(AT_HUB, area) ? AT_HUB[area] : undefined
  return names === '' || (names?.includes(name) ?? false)
}
