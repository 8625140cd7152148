/**
 * How post offices write the long words of addresses short. Sources: AFNOR NF Z10-011 (French), DIN 5008 (German),
 * Correos (Spanish), USPS Publication 28 (English), Poste Italiane, PostNL, CTT.
 */
const FRENCH =
  'avenue Av,boulevard Bd,chemin Ch,impasse Imp,allée All,allées All,route Rte,place Pl,faubourg Fbg,quartier Qu,' +
  'square Sq,lotissement Lot,passage Pas,promenade Prom,esplanade Esp,rond-point Rpt,hameau Ham,résidence Rés,' +
  'bâtiment Bât,batiment Bat,appartement Appt,étage Ét,escalier Esc,entrée Ent,immeuble Imm,général Gal,maréchal Mal,' +
  'docteur Dr,professeur Pr,président Pdt,capitaine Cne,commandant Cdt,colonel Cel,lieutenant Lt,saint St,sainte Ste,' +
  'lieu-dit Ldt,notre-dame ND,société Sté,établissements Ets,compagnie Cie,association Assoc'
const GERMAN =
  'strasse Str.,straße Str.,platz Pl.,gebäude Geb.,wohnung Whg.,hinterhaus Hths.,stockwerk Stw.,sankt St.,doktor Dr.,' +
  'professor Prof.,gesellschaft Ges.'
const SPANISH =
  'calle C/,avenida Av.,plaza Pza.,paseo Pso.,carretera Ctra.,urbanización Urb.,edificio Ed.,escalera Esc.,' +
  'izquierda Izq.,derecha Dcha.,travesía Trav.,camino Cno.,apartamento Apto.,puerta Pta.,bloque Blq.,polígono Pol.,' +
  'industrial Ind.,número Nº'
const ENGLISH =
  'street St,avenue Ave,road Rd,boulevard Blvd,drive Dr,lane Ln,court Ct,place Pl,square Sq,terrace Ter,crescent Cres,' +
  'apartment Apt,building Bldg,floor Fl,suite Ste,highway Hwy,parkway Pkwy,mount Mt,saint St,company Co,limited Ltd,' +
  'corporation Corp,incorporated Inc'
const ITALIAN =
  'viale V.le,piazza P.za,piazzale P.le,corso C.so,largo L.go,palazzo Pal.,palazzina Pal.,scala Sc.,interno Int.,' +
  'piano P.,strada Str.,vicolo V.lo,santo S.,santa S.'
const DUTCH =
  'straat str.,laan ln.,plein pl.,burgemeester Burg.,professor Prof.,doctor Dr.,appartement App.,verdieping Verd.'
const PORTUGUESE =
  'rua R.,avenida Av.,praça Pç.,travessa Tv.,estrada Estr.,esquerdo Esq.,direito Dto.,edifício Ed.,apartamento Apto.'

const BY_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  DE: [GERMAN],
  AT: [GERMAN],
  LI: [GERMAN],
  CH: [GERMAN, FRENCH, ITALIAN],
  BE: [FRENCH, DUTCH],
  LU: [FRENCH, GERMAN],
  ES: [SPANISH],
  AD: [SPANISH],
  MX: [SPANISH],
  CL: [SPANISH],
  IT: [ITALIAN],
  SM: [ITALIAN],
  NL: [DUTCH],
  PT: [PORTUGUESE],
  BR: [PORTUGUESE],
  GB: [ENGLISH],
  IE: [ENGLISH],
  US: [ENGLISH],
  AU: [ENGLISH],
  NZ: [ENGLISH],
  CA: [ENGLISH, FRENCH],
}
const FRENCH_SPEAKING = new Set('FR MC GP MQ GF RE YT PM BL MF NC PF WF'.split(' '))

/** Of German and Dutch, where the word is the end of a longer one: Goethestraße is Goethestr. */
const ENDINGS = new Set(['strasse', 'straße', 'straat', 'laan', 'plein', 'platz'])

const tables = new Map<string, ReadonlyMap<string, string>>()

/** The text with its long words written short as in that country; unchanged where there are none. */
export function withShortWords(text: string, country: string): string {
  const words = wordsOf(country)
  return text.replaceAll(/[\p{L}-]+/gu, (word) => shortWord(word, words))
}

function shortWord(word: string, words: ReadonlyMap<string, string>): string {
  const lower = word.toLowerCase()
  const known = words.get(lower)
  if (known !== undefined) return known
  const ending = [...ENDINGS].find((one) => words.has(one) && lower.endsWith(one))
  if (ending === undefined) return word
  return `${word.slice(0, -ending.length)}${(words.get(ending) ?? ending).toLowerCase()}`
}

function wordsOf(country: string): ReadonlyMap<string, string> {
  const known = tables.get(country)
  if (known !== undefined) return known
  const lists = FRENCH_SPEAKING.has(country) ? [FRENCH] : (BY_COUNTRY[country] ?? [ENGLISH])
  const words = new Map(
    lists
      .toReversed()
      .flatMap((list) => list.split(','))
      .map((pair): [string, string] => {
        const at = pair.indexOf(' ')
        return [pair.slice(0, at), pair.slice(at + 1)]
      }),
  )
  tables.set(country, words)
  return words
}
