import { plainCity } from './plain-city.ts'

/**
 * Towns in areas whose codes begin with 0, by country and first two digits: a spreadsheet drops that zero, and the town
 * tells that it did. Seats of the areas and their larger towns; who is not listed is asked.
 */
const CITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FR: {
    '01': 'bourg-en-bresse|oyonnax|valserhone|bellegarde-sur-valserine|amberieu-en-bugey|gex|ferney-voltaire|belley|divonne-les-bains|miribel|meximieux|trevoux|saint-genis-pouilly',
    '02': 'saint-quentin|soissons|laon|chateau-thierry|tergnier|chauny|villers-cotterets|hirson|gauchy',
    '03': 'montlucon|vichy|moulins|cusset|yzeure|domerat|bellerive-sur-allier|commentry|gannat',
    '04': 'manosque|digne-les-bains|sisteron|forcalquier|barcelonnette|chateau-arnoux-saint-auban|oraison',
    '05': 'gap|briancon|embrun|laragne-monteglin|guillestre|veynes',
    '06': 'nice|cannes|antibes|cagnes-sur-mer|grasse|le cannet|menton|saint-laurent-du-var|vallauris|mandelieu-la-napoule|mougins|vence|valbonne|villeneuve-loubet|carros|beausoleil|juan-les-pins|biot|roquebrune-cap-martin|la trinite|mouans-sartoux|golfe-juan',
    '07': 'annonay|aubenas|privas|guilherand-granges|tournon-sur-rhone|le teil|bourg-saint-andeol|la voulte-sur-rhone|saint-peray',
    '08': 'charleville-mezieres|sedan|rethel|givet|revin|nouzonville|vouziers|bogny-sur-meuse',
    '09': 'pamiers|foix|saint-girons|lavelanet|saverdun|mazeres|mirepoix|tarascon-sur-ariege',
  },
  ES: {
    '01': 'vitoria-gasteiz|vitoria|llodio|laudio|amurrio',
    '02': 'albacete|hellin|villarrobledo|almansa|la roda',
    '03': 'alicante|alacant|elche|elx|torrevieja|orihuela|benidorm|alcoy|alcoi|elda|denia|san vicente del raspeig|villena|petrer|santa pola|javea|calpe',
    '04': 'almeria|roquetas de mar|el ejido|nijar|vicar|adra',
    '05': 'avila|arevalo',
    '06': 'badajoz|merida|don benito|almendralejo|villanueva de la serena|zafra',
    '07': 'palma|palma de mallorca|ibiza|eivissa|manacor|mahon|mao|calvia|llucmajor|inca|marratxi|ciutadella',
    '08': 'barcelona|hospitalet de llobregat|l’hospitalet de llobregat|badalona|terrassa|sabadell|mataro|santa coloma de gramenet|cornella de llobregat|sant cugat del valles|sant boi de llobregat|manresa|rubi|vilanova i la geltru|viladecans|castelldefels|granollers|cerdanyola del valles|mollet del valles|sitges|el prat de llobregat|gava|esplugues de llobregat|igualada|vic',
    '09': 'burgos|miranda de ebro|aranda de duero',
  },
  IT: {
    '00': 'roma|rome|fiumicino|pomezia|guidonia montecelio|tivoli|velletri|civitavecchia|anzio|nettuno|ciampino|frascati|ardea|ladispoli|cerveteri|monterotondo|marino|albano laziale',
    '01': 'viterbo|civita castellana',
    '02': 'rieti|fara in sabina',
    '03': 'frosinone|cassino|alatri|sora',
    '04': 'latina|aprilia|formia|terracina|fondi|gaeta|cisterna di latina',
    '05': 'terni|orvieto|narni',
    '06': 'perugia|foligno|spoleto|citta di castello|assisi|gubbio|bastia umbra',
    '07': 'sassari|olbia|alghero|porto torres',
    '08': 'nuoro|siniscola',
    '09': 'cagliari|quartu sant’elena|oristano|carbonia|iglesias|selargius|assemini',
  },
  DE: {
    '01': 'dresden|pirna|meissen|freital|radebeul|riesa',
    '02': 'gorlitz|bautzen|zittau|hoyerswerda|weisswasser',
    '03': 'cottbus|forst|senftenberg|spremberg',
    '04': 'leipzig|altenburg|markkleeberg|torgau|borna',
    '06': 'halle|halle (saale)|dessau|dessau-rosslau|merseburg|naumburg|quedlinburg|weissenfels|lutherstadt wittenberg',
    '07': 'jena|gera|rudolstadt|saalfeld|greiz',
    '08': 'zwickau|plauen|werdau|aue',
    '09': 'chemnitz|freiberg|annaberg-buchholz|mittweida',
  },
  FI: {
    '00': 'helsinki|helsingfors|kauniainen',
    '01': 'vantaa|vanda',
    '02': 'espoo|esbo|kirkkonummi',
    '04': 'kerava|jarvenpaa|tuusula',
    '05': 'hyvinkaa|nurmijarvi',
    '06': 'porvoo|borga',
  },
}

/** Whether the city is known to lie where the code says. `postcode`: of the country's shape. */
export function isCityOfZeroes(country: string, postcode: string, city: string): boolean {
  const cities = CITIES[country]?.[postcode.slice(0, 2)]
  return cities !== undefined && cities.split('|').some((one) => plainCity(one) === plainCity(city))
}
