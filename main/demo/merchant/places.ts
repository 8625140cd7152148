/** Where the demo's customers live: postcode, city, and how often an order comes from there. */
export interface Place {
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly weight: number
}

const place = (country: string, postcode: string, city: string, weight: number): Place => ({
  country,
  postcode,
  city,
  weight,
})

export const FRENCH_PLACES: readonly Place[] = [
  place('FR', '75011', 'Paris', 14),
  place('FR', '75015', 'Paris', 12),
  place('FR', '92100', 'Boulogne-Billancourt', 6),
  place('FR', '93100', 'Montreuil', 5),
  place('FR', '78000', 'Versailles', 4),
  place('FR', '69003', 'Lyon', 7),
  place('FR', '69100', 'Villeurbanne', 3),
  place('FR', '38000', 'Grenoble', 3),
  place('FR', '13008', 'Marseille', 6),
  place('FR', '13100', 'Aix-en-Provence', 3),
  place('FR', '06000', 'Nice', 4),
  place('FR', '83000', 'Toulon', 2),
  place('FR', '34000', 'Montpellier', 3),
  place('FR', '31000', 'Toulouse', 5),
  place('FR', '33000', 'Bordeaux', 5),
  place('FR', '64000', 'Pau', 1),
  place('FR', '87000', 'Limoges', 1),
  place('FR', '44000', 'Nantes', 5),
  place('FR', '35000', 'Rennes', 4),
  place('FR', '29200', 'Brest', 2),
  place('FR', '14000', 'Caen', 2),
  place('FR', '76000', 'Rouen', 3),
  place('FR', '59000', 'Lille', 5),
  place('FR', '59100', 'Roubaix', 2),
  place('FR', '62000', 'Arras', 2),
  place('FR', '80000', 'Amiens', 2),
  place('FR', '51100', 'Reims', 2),
  place('FR', '54000', 'Nancy', 2),
  place('FR', '67000', 'Strasbourg', 4),
  place('FR', '21000', 'Dijon', 2),
  place('FR', '63000', 'Clermont-Ferrand', 2),
  place('FR', '45000', 'Orléans', 2),
  place('FR', '37000', 'Tours', 2),
  place('FR', '20000', 'Ajaccio', 1),
  place('BE', '1000', 'Bruxelles', 3),
  place('BE', '4000', 'Liège', 1),
  place('LU', '1511', 'Luxembourg', 1),
  place('DE', '50667', 'Köln', 1),
  place('IT', '20121', 'Milano', 1),
]

export const IBERIAN_PLACES: readonly Place[] = [
  place('ES', '28013', 'Madrid', 12),
  place('ES', '28850', 'Torrejón de Ardoz', 3),
  place('ES', '08013', 'Barcelona', 9),
  place('ES', '46001', 'Valencia', 4),
  place('ES', '41001', 'Sevilla', 4),
  place('ES', '29001', 'Málaga', 3),
  place('ES', '48001', 'Bilbao', 3),
  place('ES', '50001', 'Zaragoza', 2),
  place('ES', '15001', 'A Coruña', 1),
  place('PT', '1100-148', 'Lisboa', 3),
  place('PT', '4000-322', 'Porto', 2),
]
