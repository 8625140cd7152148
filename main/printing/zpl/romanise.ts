/**
 * Greek and Cyrillic in Latin letters, letter by letter, near ISO 843 and the usual passport forms, so that a
 * driver in the country can read the street; a parcel's own bar codes do not depend on it.
 */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o,' +
    'а a,б b,в v,г g,д d,е e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,' +
    'ш sh,щ sht,ъ a,ы y,ь ,э e,ю yu,я ya,ё yo,є ie,і i,ї i,ґ g,ђ dj,ј j,љ lj,њ nj,ћ c,џ dz,ѓ gj,ќ kj,ѕ dz'
  )
    .split(',')
    .map((pair) => pair.split(' ')),
)

/** Composed text with every Greek and Cyrillic letter in Latin ones, and all else as it was. */
export function romanise(text: string): string {
  const withDiphthongs = text.replace(/(Ο|ο)[υύΥΎ]/gu, (_, omicron: string) =>
    omicron === 'Ο' ? 'Ou' : 'ou',
  )
  return Array.from(withDiphthongs, romanLetter).join('')
}

function romanLetter(letter: string): string {
  const lower = letter.toLowerCase()
  const plain = LETTERS[lower] ?? LETTERS[lower.normalize('NFD').charAt(0)]
  if (plain === undefined) return letter
  return letter === lower ? plain : plain.charAt(0).toUpperCase() + plain.slice(1)
}
