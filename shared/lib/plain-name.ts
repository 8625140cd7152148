/** '_Delivery-Date' as 'delivery date', 'relayId' as 'relay id', 'Abholung für Żabka' as 'abholung fur zabka'. */
export function plainName(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\d&]+/gu, ' ')
    .trim()
}
