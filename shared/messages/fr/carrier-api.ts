import type { Translation } from '../definition.ts'
import type { carrierApi as en } from '../en/carrier-api.ts'

export const carrierApi: Translation<typeof en> = {
  doubted: '{carrier} n’accepte pas cette adresse : {said}',
  refused: '{carrier} refuse le colis : {said}',
  refusedSilently: '{carrier} refuse le colis sans donner de motif',
  credentials: '{carrier} n’accepte pas les identifiants de ce compte : {said}',
  undocumented:
    '{carrier} a répondu autrement que documenté ({faults}). On ne sait pas si l’étiquette a été créée.',
  notData:
    '{carrier} a répondu par une page au lieu de données (statut {status}) ; une maintenance est peut-être en cours',
  noLabel: '{carrier} indique que le colis est créé, mais n’a envoyé aucune étiquette lisible',
  tooLong: '{carrier} accepte au plus {most, number} caractères ici ; « {text} » en compte {length, number}',
  tooShort: '{carrier} exige au moins {least, number} caractères ici ; il n’y a que « {text} »',
  missing: '{carrier} exige ce champ, et il est vide',
  letters: '{carrier} n’accepte pas ces lettres : {letters}',
  phone: '{carrier} exige un numéro de téléphone comme {example} ; celui-ci est « {text} »',
  weight:
    '{carrier} accepte des colis de {least, number} g à {most, number} g ; celui-ci pèse {weight, number} g',
  pointMissing: '{carrier} exige un point de retrait pour ce service',
  labelLost:
    '{carrier} a créé le colis {number}, mais son étiquette n’est pas arrivée entière. Récupérez-la sur son site, ou demandez-en une autre.',
  said: '{carrier} a répondu : {said}',
  noList: '{carrier} n’a envoyé aucune liste de colis lisible',
  noSuchProduct: '{carrier} n’a pas de produit « {product} » pour cet envoi',
  notThere: '{carrier} n’accepte pas « {product} » vers {country}',
  noWord: '{carrier} exige une lettre ou un chiffre ici ; ceci est « {text} »',
  postcode: '{carrier} n’accepte pas « {text} » comme code postal',
  size: '{carrier} accepte des colis jusqu’à {most} cm ; celui-ci mesure {size} cm',
  sizeAndGirth:
    '{carrier} accepte des colis jusqu’à {most} cm, et {girth, number} cm de longueur plus pourtour ; celui-ci mesure {size} cm',
  noCustoms:
    'Ici, {carrier} ne produit pas de documents douaniers : expédiez le colis par un service qui les produit',
  customsMissing: '{carrier} exige des données douanières pour cette destination',
  customsWeight:
    '{carrier} n’accepte pas d’articles plus lourds que leur colis : {sum, number} g dans {weight, number} g',
  hsCode: '{carrier} accepte des codes SH de 6 à 10 chiffres ; celui de {sku} est « {text} »',
  houseNumber: '{carrier} exige le numéro dans la rue, et « {street} » n’en a pas',
  returnKept:
    '{carrier} n’annule pas d’étiquette de retour ; si elle n’est pas utilisée, elle n’est pas facturée',
  returnNotFetched: '{carrier} ne redonne pas une étiquette de retour',
  voidPending: '{carrier} a noté l’annulation de l’étiquette, et ne l’a pas encore confirmée',
  voidTooLate: '{carrier} ne reprend pas l’étiquette : {said}',
}
