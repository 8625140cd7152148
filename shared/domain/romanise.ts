/**
 * Greek, Cyrillic, Georgian and Armenian in Latin letters, letter by letter, near ISO 843, Georgia's national system
 * of 2002 (without its apostrophes), BGN/PCGN and the usual passport forms, so that a driver in the country can read
 * the street; a parcel's own bar codes do not depend on it.
 */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o,' +
    'а a,б b,в v,г g,д d,е e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,' +
    'ш sh,щ sht,ъ a,ы y,ь ,э e,ю yu,я ya,ё yo,є ie,і i,ї i,ґ g,ђ dj,ј j,љ lj,њ nj,ћ c,џ dz,ѓ gj,ќ kj,ѕ dz,' +
    'ә a,ғ gh,қ q,ң ng,ө o,ұ u,ү u,һ h,ҳ h,ҷ j,ҙ z,ҡ q,ҫ s,' +
    'ა a,ბ b,გ g,დ d,ე e,ვ v,ზ z,თ t,ი i,კ k,ლ l,მ m,ნ n,ო o,პ p,ჟ zh,რ r,ს s,ტ t,უ u,ფ p,ქ k,ღ gh,ყ q,' +
    'შ sh,ჩ ch,ც ts,ძ dz,წ ts,ჭ ch,ხ kh,ჯ j,ჰ h,' +
    'ա a,բ b,գ g,դ d,ե e,զ z,է e,ը y,թ t,ժ zh,ի i,լ l,խ kh,ծ ts,կ k,հ h,ձ dz,ղ gh,ճ ch,մ m,յ y,ն n,շ sh,' +
    'ո o,չ ch,պ p,ջ j,ռ r,ս s,վ v,տ t,ր r,ց ts,ւ v,փ p,ք k,օ o,ֆ f,և ev'
  )
    .split(',')
    .map((pair) => pair.split(' ')),
)

/** Two letters that are one sound. */
const TOGETHER: Readonly<Record<string, string>> = { ου: 'ou', ու: 'u' }

/** Composed text with every letter of these scripts in Latin ones, and all else as it was. */
export function romanise(text: string): string {
  const withDiphthongs = text.replace(/ο[υύ]|ու/giu, (pair) => {
    const first = pair.charAt(0)
    const both = `${first.toLowerCase()}${pair.charAt(1).toLowerCase().normalize('NFD').charAt(0)}`
    return inCaseOf(first, TOGETHER[both] ?? pair)
  })
  // Georgian has no capitals: a word begins with one in Latin letters.
  const withCapitals = withDiphthongs.replace(/(?<!\p{L})[ა-ჰ]/gu, (letter) =>
    capitalised(romanLetter(letter)),
  )
  return Array.from(withCapitals, romanLetter).join('')
}

function romanLetter(letter: string): string {
  const lower = letter.toLowerCase()
  const plain = LETTERS[lower] ?? LETTERS[lower.normalize('NFD').charAt(0)]
  return plain === undefined ? letter : inCaseOf(letter, plain)
}

function inCaseOf(letter: string, roman: string): string {
  return letter === letter.toLowerCase() ? roman : capitalised(roman)
}

function capitalised(roman: string): string {
  return roman.charAt(0).toUpperCase() + roman.slice(1)
}
