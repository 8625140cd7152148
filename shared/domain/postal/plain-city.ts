/** As names of towns are compared: without accents, case, hyphens, apostrophes and a CEDEX behind. */
export function plainCity(city: string): string {
  return city
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+cedex(\s+\d+)?$/, '')
    .replaceAll(/[-'’.]/g, ' ')
    .replaceAll(/\bst(e?)\b/g, 'saint$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
