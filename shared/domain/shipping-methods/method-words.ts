/**
 * What the words of a shipping method's name say, in English, French, German, Spanish, Italian, Dutch and Polish. Each
 * is matched against a plain name (`plainName`), so on whole words without accents.
 */

const words = (...parts: readonly string[]): RegExp => new RegExp(`\\b(?:${parts.join('|')})\\b`)

/** Brands and networks of collection points. "at home" beside one of the first says that it is not meant. */
export const POINT_BRANDS = words(
  'mondial ?relay',
  'relais ?colis',
  'inpost paczkomat\\w*',
  'punto ?pack',
  'colis ?prive relais',
)

export const TO_A_POINT = words(
  'relais',
  'relay',
  'points? (?:de )?(?:relais|relay|retrait|pick ?up|collecte|proximite|colis)',
  '(?:pick ?up|collection|service|access|delivery|drop ?off|relay|parcel) ?(?:points?|station)',
  'chrono ?(?:relais|pick ?up|shop ?2 ?shop|consigne)',
  '(?:dpd|chronopost|colissimo|gls|ups|dhl|seur|bpost|postnl|brt|la poste|mr) pick ?up\\w*',
  '(?:shop|relais|point) ?(?:2|to|a|en) ?(?:shop|relais|point|locker)',
  'pudo',
  'parcel ?(?:shop|locker|box)s?',
  'pak(?:et|ket) ?(?:shop|station|box|punt|automaat|filiale)s?\\w*',
  'pack ?(?:station|punkt)\\w*',
  'post ?filiale\\w*',
  '(?:dhl|post|hermes|dpd|gls) (?:filiale|shop)\\w*',
  '(?:abhol|zustell) ?(?:punkt|station|shop)\\w*',
  'abholung (?:in|im|am|bei) (?:paket\\w*|pack\\w*|post\\w*|dhl\\w*|hermes\\w*|dpd\\w*|gls\\w*|shop)',
  'lockers?',
  'consignes?',
  'casiers?',
  'automate (?:colis|inpost)',
  'bureau de poste',
  'poste restante',
  'agence (?:postale|chronopost|dpd|colissimo)',
  'commercants?(?: de)? proximite',
  'pickup chez (?:un )?commercant',
  'punto?s? (?:de )?(?:recogida|entrega|conveniencia|seur|pack|celeritas|inpost)',
  'recogida en (?:una |la |el )?(?:oficinas?|puntos?|citypaq|correos|locker)',
  '(?:oficina|sucursal)(?: de)? (?:correos|elegida|postal)',
  'correos (?:oficina|citypaq|office)',
  'citypaq',
  'nacex ?shop',
  'punt[oi] (?:di )?(?:ritiro|poste|consegna|brt|gls|inpost)',
  'ritiro (?:in|presso|al) (?:un )?(?:punto|ufficio|posta|locker|edicola|tabacc\\w*)',
  'fermo ?(?:point|posta|deposito)',
  '(?:afhaal|ophaal|service|pakket|bezorg) ?punt(?:en)?',
  'pakket ?(?:automaat|kluis)',
  '(?:afhalen|ophalen) (?:bij|op|in) (?:een )?(?:postnl|dhl|dpd|bpost|punt|afhaalpunt|servicepoint|pakketpunt)',
  'paczkomat\\w*',
  'punk(?:t|cie|ty) (?:odbioru|dhl|dpd|pocztow\\w*)',
  'odbior (?:w|na) (?:punk\\w*|zabc\\w*|zabk\\w*|poczcie|automa\\w*|stacji|kiosku)',
  'automa(?:t|cie) pacz\\w*',
  'orlen paczk\\w*',
  'paczka w ruchu',
  'local collect',
  'collect ?plus',
)

export const IN_STORE = words(
  'local ?pick ?up',
  'pick ?up (?:location|(?:in|at|from)(?: the| our)? (?:store|shop|warehouse|showroom))',
  '(?:(?:in ?)?store|shop|warehouse|curb ?side) ?(?:pick ?up|collection)',
  '(?:collect|collection)(?: in| at| from)?(?: the| our)? (?:store|shop)',
  'click (?:and|et|n|y|e|und|en|&)? ?collect',
  'retrait (?:gratuit )?(?:en |au |a |a la |a l |dans (?:notre|nos|votre) )?(?:magasins?|boutiques?|ateliers?|depots?|entrepots?|showroom|sur place|point de vente)',
  '(?:a |venir )?(?:retirer|chercher) (?:en|au) (?:magasin|boutique)',
  'enlevement (?:en (?:magasin|boutique)|sur place|a l atelier|au depot)',
  'selbst ?abhol(?:ung|er)',
  'abholung(?: (?:im|in|vor)(?: unserem| der| dem)? (?:laden|geschaft|lager|ort|filiale|shop|markt|store))?',
  '(?:recogida|recoger|retiro) (?:gratis )?en (?:la |nuestra )?(?:tienda|almacen|local)',
  'ritiro (?:gratuito )?(?:in|presso)(?: il| la| nostro)? ?(?:negozio|sede|magazzino|punto vendita)',
  '(?:afhalen|ophalen)(?: in (?:de |onze )?(?:winkel|magazijn|showroom))?',
  'odbior (?:osobisty|w (?:sklepie|salonie|magazynie))',
)

/** A shop, but whether the buyer comes to it the name does not say. */
export const A_SHOP = words(
  'point de vente',
  'punto vendita',
  'in ?store',
  'boutique',
  'magasin',
  'tienda',
  'negozio',
  'winkel',
  'showroom',
)

/** Collected from somebody, but by the name alone not from whom. */
export const COLLECTED_SOMEWHERE = words(
  'pick ?ups?',
  'retrait\\w*',
  'enlevement',
  'collect(?:ion)?',
  'point',
  'punto',
  'punkt',
  'abhol\\w*',
  'recog(?:ida|er)',
  'ritir\\w+',
  'odbior',
  'filiale',
  'oficina',
  'agence',
)

export const TO_THE_DOOR = words(
  'domicile',
  'chez (?:vous|moi|le client)',
  'home',
  '(?:to|at) (?:your|the) door',
  'door ?(?:step|to door)',
  'haustur\\w*',
  'nach hause',
  'zuhause',
  'domicilio',
  'a casa',
  'thuis\\w*',
  'aan huis',
  'do domu',
  'pod drzwi',
)

export const EXPRESS = words(
  'expres+',
  'express ?(?:versand|lieferung|levering|saver|worldwide|easy|plus)',
  'espress[oa]',
  'ekspres\\w*',
  'expresslieferung',
  'expedited',
  'overnight',
  '(?:next|1|one) (?:business |working )?day',
  '(?:same|second|2nd|2|two) day',
  'priority(?: (?:overnight|express))?',
  'prioritaire',
  'chrono ?(?:8|9|10|12|13|18)(?: ?h)?(?:00)?',
  'chronopost',
  '24 ?(?:h|hr|hrs|hours?|heures?|std|stunden|uur|horas?|ore|godz\\w*)',
  '(?:seur|mrw|nacex|tipsa|paq|correos|ctt|envialia) 24',
  'j 1',
  'lendemain',
  'jour meme',
  'avant (?:8|9|10|12|13|midi)(?: ?h)?',
  'before (?:9|10|12|noon)(?: ?(?:am|h))?',
  'antes de las \\d+',
  'entro le (?:ore )?\\d+',
  'vor \\d+ uhr',
  'voor \\d+ uur',
  '(?:al )?dia siguiente',
  'mismo dia',
  'urgente?s?',
  'giorno (?:dopo|successivo)',
  'in giornata',
  'nachste[rnm]? tag',
  '(?:gleiche|selbe)[rnm]? tag',
  'ubernacht\\w*',
  'eil(?:versand|zustellung|sendung)',
  'volgende (?:werk)?dag',
  'spoed\\w*',
  'nastepn\\w+ dzien|nastepnego dnia',
  'tego samego dnia',
  'na jutro',
  'tracked 24',
  'special delivery',
  'guaranteed by \\d+',
)

/** It may be quicker than usual, or by somebody other than a parcel carrier: only the merchant knows. */
export const DOUBTFUL = words(
  'rapid[eo]s?',
  'fast',
  'quick',
  'schnell\\w*',
  'snel\\w*',
  'veloce',
  'szybk\\w+',
  'premium',
  'prime',
  'vip',
  'flash',
  'priority mail',
  'lettre prioritaire',
  'samedi|saturday|samstag\\w*|sabado|sabato|zaterdag|sobota',
  'soir(?:ee)?|evening|abend\\w*|avond\\w*',
  'morgen in huis',
  'spedizione (?:in|entro) 24 ?(?:h|ore)',
  '24 (?:a |to |bis |ou |or )?(?:h )?(?:48|72)(?: ?h\\w*| ore| horas| stunden| uur)?',
  'nos soins|notre livreur|own driver|our driver|our van|eigener fahrer',
  'velo|bike|bicycle|fahrrad\\w*|bici\\w*|fiets\\w*|drone',
  'montage|installation|mise en service|white glove|assembly|aufbau',
  'digital|download|telechargement|e ?mail|gift card|carte cadeau',
  'uber|stuart|deliveroo|glovo',
)

/** Plain delivery, said as such. */
export const STANDARD = words(
  'standard\\w*',
  'estandar',
  'normal\\w*',
  'regular',
  'econom\\w+',
  'eco',
  'saver',
  'basi[cq]\\w*',
  'classi[cq]\\w*',
  'defaut|default',
  'ordinari[oa]|ordinaire',
  'gewoon|gewone',
  'scheduled',
  'ground',
)

/** Nothing but that it is sent, for a price or none, somewhere. */
export const SENT = words(
  'livr(?:aison|e|ee|er)s?',
  'deliver(?:y|ies|ed)',
  'shipping|shipment|shipped|ships',
  'envoi|envoye|expedi\\w+',
  'port (?:gratuit|offert|paye)|frais (?:de|d) (?:port|envoi|livraison|expedition)',
  'postage|freight|fracht\\w*',
  '\\w*versand\\w*|\\w*lieferung\\w*|\\w*zustellung\\w*|porto(?:frei)?',
  'envios?|entregas?|gastos de envio',
  'spedizion[ei]|consegn[ae]',
  'verzend\\w*|bezorg\\w*|lever\\w*|verzonden',
  'wysylk\\w*|dostaw\\w*|przesylk\\w*|paczka',
  'free|gratuite?s?|offerte?s?|gratis|kostenlos\\w*|gratuit[ao]|darmow\\w+|fri',
  'flat rate|forfait\\w*|tarif (?:fixe|unique)|pauschal\\w*|tarifa plana|vast tarief|table rate',
  'rendez vous|appointment|terminlieferung',
  'suivi\\w*|tracked\\w*|track & trace',
  'courier|kurier\\w*|coursier|koerier|corriere|mensajeria|transporteur|spedition',
  'colis|parcel|paket|pakket|paquete|pacco',
  'briefpost|brievenbus\\w*|letterbox|lettre|warensendung',
)

/** Carriers whose name alone means their usual product, to the door. */
export const PARCEL_CARRIERS = words(
  'colissimo',
  'la poste',
  'dpd',
  'gls',
  'ups',
  'dhl',
  'hermes',
  'evri',
  'yodel',
  'royal mail',
  'parcelforce',
  'an post',
  'postnl',
  'post nl',
  'bpost',
  'colis prive',
  'deutsche post',
  'osterreichische post',
  'swiss post',
  'la ?poste',
  'correos',
  'seur',
  'mrw',
  'nacex',
  'ctt',
  'brt',
  'bartolini',
  'sda',
  'poste italiane',
  'crono',
  'nexive',
  'poczta polska',
  'pocztex',
  'usps',
  'fedex (?:ground|home|economy)',
  'geodis',
  'heppner',
  'trunkrs',
)

/** When it is handed over, which says nothing of how quickly it arrives. */
export const HANDED_OVER =
  /\b(?:expedi\w*|envoye\w*|envoi|prepar\w*|depart|dispatch\w*|ship(?:s|ped)|leaves|versand(?:fertig|bereit)?|versendet|verschickt|enviado|salida|sale|spedit\w*|parte|verzonden|verstuurd|wysylka|wyslan\w*)(?: \w+){0,3}? (?:(?:24|48|72)(?: (?:48|72))? ?(?:h|hr|hrs|hours?|heures?|std|stunden|uur|horas?|ore|godz\w*)|(?:the )?same day|next (?:business |working )?day|jour meme|(?:gleiche|selbe)[nmr]? tag)\b/g

/** Says that what follows is not meant: 'no express', 'hors point relais', 'kein Express'. */
export const NOT_MEANT =
  /\b(?:no|non|not|kein(?:e|en)?|nicht|ohne|sans|sauf|hors|pas|sin|excepto|senza|geen|niet|zonder|bez|except|excluding|without)(?: (?:d|de|du|en|a|au|aux|im|in|als|par|via|mit|per|by|un|una|ein|eine|the|to|w|do))*$/

/** Both of what stands around it can be had. */
export const EITHER = /\b(?:ou|or|oder|o|of|lub)\b/

/** Whole codes of marketplaces and shops that are short for a method. */
export const SHORT_CODES: Readonly<Record<string, 'standard' | 'express' | 'relay' | 'collect' | undefined>> =
  {
    std: 'standard',
    sta: 'standard',
    dom: 'standard',
    exp: 'express',
    rel: 'relay',
    pr: 'relay',
    mr: 'relay',
    pud: 'relay',
    'c&c': 'collect',
    cnc: 'collect',
  }
