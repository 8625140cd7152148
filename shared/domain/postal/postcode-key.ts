import { plainPostcode } from './postcode-shape.ts'

/** Countries whose codes are built like the British: 'PA6 7LN' is area PA, district 6, and an inward part. */
const BRITISH = new Set(['GB', 'GG', 'JE', 'IM'])
const FULL = /^([A-Z]{1,2})(\d{1,2})([A-Z]?)(\d[A-Z]{2})$/
const AREA = /^[A-Z]{1,2}$/
const OUTWARD = /^([A-Z]{1,2})(\d{1,2})([A-Z]?)$/
const SECTOR = /^([A-Z]{1,2})(\d{1,2})([A-Z]?) +(\d[A-Z]{0,2})$/
/** Districts that exist with a letter only: whoever writes W1 means W1A to W1W. */
const LETTERED = new Set(['EC1', 'EC2', 'EC3', 'EC4', 'SW1', 'W1', 'WC1', 'WC2'])

/**
 * A postcode as prefixes are compared with it: a prefix covers a postcode when its key begins the postcode's key. For
 * most countries that is the plain code. British parts are units, not strings: PA6 is not PA67, E1 not E10, E not EC;
 * each part is closed by a mark, and the key begins with '/', so that no plain prefix begins it.
 */
export function postcodeKey(country: string, postcode: string): string {
  const plain = plainPostcode(postcode)
  if (!BRITISH.has(country)) return plain
  const parts = FULL.exec(plain)
  if (parts) return britishKey(parts[1], parts[2], parts[3], parts[4])
  return plain === '' ? '' : prefixKey(country, postcode)
}

/** A prefix as people write it in tariffs, zones and rules: 'PA', 'PA6', 'PA6 7', 'PA6 7LN', '59', '1012'. '' = any. */
export function prefixKey(country: string, prefix: string): string {
  if (!BRITISH.has(country)) return plainPostcode(prefix)
  const text = prefix
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, ' ')
  if (text === '') return ''
  if (AREA.test(text)) return `/${text} `
  const outward = OUTWARD.exec(text)
  if (outward) {
    const isLettered = outward[3] === '' && LETTERED.has(text)
    return isLettered ? `/${outward[1]} ${outward[2]}/` : britishKey(outward[1], outward[2], outward[3], '')
  }
  const parts = SECTOR.exec(text) ?? FULL.exec(plainPostcode(text))
  return parts ? britishKey(parts[1], parts[2], parts[3], parts[4]) : `/${plainPostcode(text)}`
}

/** A key as people write the postcode or prefix. */
export function writtenKey(key: string): string {
  if (!key.startsWith('/')) return key
  const [area = '', district = '', inward = ''] = key.slice(1).split(' ')
  return `${area}${district.replace('/', '')} ${inward}`.trim()
}

function britishKey(area = '', digits = '', letter = '', inward = ''): string {
  return `/${area} ${digits}/${letter} ${inward}`
}
